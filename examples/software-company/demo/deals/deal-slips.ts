import { momentOf, workdayUntil, type Day } from '../days.ts'
import type { Random } from '../random.ts'
import { officeMinute } from '../season.ts'
import type { World } from '../world.ts'
import type { Course } from './deal-course.ts'

/** The expected close was put off. */
export interface Slip {
  readonly from: Day
  readonly to: Day
  readonly at: Date
}

/** About every fifth deal was expected earlier than it is now: put off once or twice, each time shortly before the day came. */
export function makeSlips({ expectedCloseOn, createdOn, course }: { readonly expectedCloseOn: Day; readonly createdOn: Day; readonly course: Course }, { today }: World, random: Random): Slip[] {
  const slips: Slip[] = []
  if (!random.chance(0.22)) return slips
  for (let to = expectedCloseOn, left = random.int(1, 2); left > 0; left--) {
    const from = workdayUntil(to - random.int(14, 45))
    const on = workdayUntil(from - random.int(1, 5))
    if (on <= createdOn + 5 || on >= Math.min(today, course.closedOn ?? today)) break
    slips.unshift({ from, to, at: momentOf(on, officeMinute(random)) })
    to = from
  }
  return slips
}
