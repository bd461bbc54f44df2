import { addDays } from '../filter/period.ts'

/** A position holds from a day until the day before `to`; without `to` it has no end yet. */
export interface Held {
  readonly from: string
  readonly to: string | null
}

export function holdsOn({ from, to }: Held, day: string): boolean {
  return from <= day && (to === null || day < to)
}

/** The last day of a position, for people, who count it. */
export function lastDay(to: string): string {
  return addDays(to, -1)
}
