import type { RequestContext } from '../../context.ts'
import { rightsErrors } from '../../rights/errors.ts'
import { missingId, rowIdOf } from '../../schema/global-id.ts'
import { dayGiven, type Day } from './days.ts'
import { positionErrors } from './errors.ts'
import { handOverUnit, takeBackUnits, unitsLedOn } from './heads.ts'
import { managerFor } from './managers.ts'
import { laterThan, planCancelling, planPosition, positionOn } from './plan-position.ts'
import { activeUnit, openPositions, personNamed, positionsOf, refuseInactive, takePerson, type PersonRow, type Place } from './position-rows.ts'
import { bringCardUpToDate, writePlan } from './write-plan.ts'

export interface Transfer {
  readonly personId: string
  readonly unitId: string
  /** Left out: as before. Null: nobody. */
  readonly managerId?: string | null
  readonly title?: string | null
  readonly from?: Date | null
  readonly expectedVersion: number
  readonly replaceLater?: boolean | null
  readonly successorId?: string | null
  readonly keepHead?: boolean | null
}

/**
 * Gives somebody another position from a day on. What the person may see and do changes with that day; the records that the
 * person owns keep their owner and team, so past credit stays where it was earned.
 */
export async function transferPerson(context: RequestContext, input: Transfer): Promise<string> {
  const person = await takePerson(context, input.personId, input.expectedVersion)
  refuseInactive(person)
  const from = dayGiven(context, input.from)
  const unit = await activeUnit(context, input.unitId)
  const positions = await openPositions(context, person, from)
  const [later] = laterThan(positions, from)
  if (later && input.replaceLater !== true) throw positionErrors.LATER_POSITIONS({ name: person.name, day: later.validFrom })
  const before = positionOn(positions, from) ?? { orgUnitId: person.teamId, managerId: person.managerId, title: person.title }
  const place: Place = {
    orgUnitId: unit.id,
    managerId: input.managerId === undefined ? await keptManager(context, person, before.managerId, from) : input.managerId === null ? null : await managerFor(context, person, input.managerId, from),
    title: input.title === undefined ? before.title : input.title?.trim() || null,
  }
  const origin = positions.findLast(({ validFrom }) => validFrom < from) ?? before
  const plan = planPosition(positions, place, from)
  if (!plan) throw positionErrors.POSITION_UNCHANGED({ name: person.name })
  for (const { validFrom } of positions.filter((position) => position.validFrom >= from)) await takeBackUnits(context, person.id, validFrom)
  await handOverHeads(context, person, { from, to: unit.id, successorId: input.successorId ?? null, keepHead: input.keepHead === true, leaves: origin.orgUnitId !== unit.id })
  await writePlan(context, person.id, from, plan)
  await bringCardUpToDate(context, person.id)
  return person.id
}

/** Takes a planned position back: the one before it goes on, and whoever led goes on leading. */
export async function cancelTransfer(context: RequestContext, input: { readonly positionId: string; readonly expectedVersion: number }): Promise<string> {
  const found = await context.db['assignment']!.findUnique({ where: { id: rowIdOf(input.positionId, 'Assignment') ?? missingId } })
  if (!found) throw rightsErrors.NOT_FOUND({ what: 'This position' })
  const person = await takePerson(context, found['personId'], input.expectedVersion)
  const positions = await positionsOf(context, person.id)
  const position = positions.find(({ id }) => id === found['id'])
  if (!position) throw rightsErrors.NOT_FOUND({ what: 'This position' })
  if (position.validFrom <= context.today()) throw positionErrors.POSITION_BEGAN({ name: person.name })
  await takeBackUnits(context, person.id, position.validFrom)
  await writePlan(context, person.id, position.validFrom, planCancelling(positions, position))
  return person.id
}

/** A manager who stays needs no second look, unless that would be a circle on the new day. */
async function keptManager(context: RequestContext, person: PersonRow, managerId: string | null, from: Day): Promise<string | null> {
  if (managerId === null) return null
  const { active } = await personNamed(context, managerId, 'This manager')
  return active ? managerFor(context, person, managerId, from) : managerId
}

interface Leaving {
  readonly from: Day
  readonly to: string
  readonly leaves: boolean
  readonly successorId: string | null
  readonly keepHead: boolean
}

/** Whoever leaves a unit leads it no longer, nor any other but the new one, unless the caller says so. */
async function handOverHeads(context: RequestContext, person: PersonRow, { from, to, leaves, successorId, keepHead }: Leaving): Promise<void> {
  if (!leaves) return
  const left = (await unitsLedOn(context, person.id, from)).filter(({ id }) => id !== to)
  if (left.length === 0) return
  if (successorId === null && keepHead) return
  if (successorId === null) throw positionErrors.HEAD_NEEDS_SUCCESSOR({ name: person.name, units: left.map(({ name }) => name).join(', ') })
  const successor = await successorNamed(context, person, successorId)
  for (const unit of left) await handOverUnit(context, unit.id, successor.id, from)
}

export async function successorNamed(context: RequestContext, person: PersonRow, id: string): Promise<PersonRow> {
  const successor = await personNamed(context, id, 'The successor')
  if (successor.id === person.id || !successor.active) throw positionErrors.SUCCESSOR_UNFIT({ name: successor.name })
  return successor
}
