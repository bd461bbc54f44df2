import type { Day } from './days.ts'
import type { Random } from './random.ts'

/** What every generator works with. */
export interface World {
  readonly random: Random
  /** Everything that happened, happened before this day. */
  readonly today: Day
  newId(): string
}
