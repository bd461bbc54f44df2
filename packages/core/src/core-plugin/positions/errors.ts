import { defineErrors } from '../../errors/tenon-error.ts'

export const positionErrors = defineErrors({
  LATER_POSITIONS: { status: 409, message: '{name} has another position from {day} on. Cancel that one first, or let this one replace it.' },
  POSITION_UNCHANGED: { status: 409, message: '{name} has this very position on that day already. Choose another unit, manager, title or day.' },
  POSITION_BEGAN: { status: 409, message: 'This position has begun already and cannot be cancelled. Move {name} again instead.' },
  DAY_OUT_OF_RANGE: { status: 422, message: 'The day {day} is too far away. Choose one between 1970 and 2200.' },
  UNIT_INACTIVE: { status: 409, message: '{name} is not active, so nobody can be moved there. Make the unit active first, or choose another.' },
  UNIT_MISSING: { status: 422, message: '{name} has a position and works somewhere. Choose a unit, or end the access of {name}.' },
  MOVED_PERSON_INACTIVE: { status: 409, message: '{name} is not active and has no position to change. Make the person active first.' },
  MANAGER_INACTIVE: { status: 409, message: '{name} is not active and cannot be a manager. Choose somebody else.' },
  MANAGER_SELF: { status: 422, message: 'Nobody reports to themselves. Choose another manager for {name}.' },
  MANAGER_CYCLE: { status: 409, message: '{manager} reports to {name}, directly or by others, on {day}. Choose a manager who does not.' },
  HEAD_NEEDS_SUCCESSOR: { status: 409, message: '{name} leads {units}. Say who leads from that day on, or that {name} goes on leading.' },
  SUCCESSOR_UNFIT: { status: 409, message: '{name} cannot take this over: it must be somebody else who is active. Choose another person.' },
  UNIT_BELOW_ITSELF: { status: 409, message: 'A unit cannot be below itself. Choose another place for {name}.' },
  HANDOVER_NEEDED: { status: 409, message: '{name} still leads others ({what}). Say who takes over.' },
  ACCESS_ENDED: { status: 409, message: '{name} has no access any more. Nothing was changed.' },
  ACCESS_END_LATER: { status: 422, message: 'Access ends at once, so the last day cannot be after {today}. Choose today or an earlier day.' },
})
