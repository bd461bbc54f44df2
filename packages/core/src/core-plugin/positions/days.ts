import type { RequestContext } from '../../context.ts'
import { openZone } from '../../time/index.ts'
import { internalsOf } from '../../writes/context-internals.ts'
import { positionErrors } from './errors.ts'

/** 'YYYY-MM-DD', in the company's zone; days compare as text. */
export type Day = string

/** From a day until a day: half-open, `validTo` is the first day on which it no longer holds. */
export interface Period {
  readonly validFrom: Day
  readonly validTo: Day | null
}

export function holdsOn({ validFrom, validTo }: Period, day: Day): boolean {
  return validFrom <= day && (validTo === null || day < validTo)
}

/** The condition in Prisma's form. */
export function holding(day: Day): object {
  const at = toDate(day)
  return { validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] }
}

export function toDate(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** Of a DATE column or the scalar of that name. */
export function dayOf(value: unknown): Day {
  return (value as Date).toISOString().slice(0, 10)
}

/** The company's day of an instant. */
export function companyDay(context: RequestContext, instant: unknown): Day {
  return openZone(internalsOf(context).company.timeZone).dateOf(instant as Date)
}

/** What a caller gave, or today. A typing error must not found a position in the year 20266. */
export function dayGiven(context: RequestContext, value: unknown): Day {
  if (value === null || value === undefined) return context.today()
  const day = dayOf(value)
  if (!/^\d{4}-/.test(day) || day < '1970-01-01' || day >= '2200-01-01') throw positionErrors.DAY_OUT_OF_RANGE({ day })
  return day
}
