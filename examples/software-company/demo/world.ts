import type { Day } from './days.ts'
import type { Random } from './random.ts'

/** What every generator works with. */
export interface World {
  readonly random: Random
  /** Everything that happened, happened before this day. */
  readonly today: Day
  newId(): string
}

/** How many days back the deals begin. What customers bought before is known by its day only. */
export const DEAL_DAYS = 500
