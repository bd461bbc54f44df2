import { defineErrors } from '../errors/tenon-error.ts'

export const periodErrors = defineErrors({
  PERIOD_LOCKED: { status: 409, message: 'The period {period} of {day} is locked. Use a day of an open period, or ask finance and a director to open it again.' },
  PERIOD_LOCKED_ALREADY: { status: 409, message: 'The period {period} is locked already.' },
})
