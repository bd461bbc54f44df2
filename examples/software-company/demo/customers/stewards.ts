import type { Day } from '../days.ts'
import type { Organisation } from '../organisation/organisation.ts'
import { units } from '../organisation/units.ts'
import type { Random } from '../random.ts'

/** Who looks after a customer: today's seller, and the one before where somebody left or moved. */
export interface Stewardship {
  readonly team: string
  readonly seller: string
  readonly predecessor: string | null
}

/** Gives a customer of a territory to one of its sellers; the senior has twice as many. About a fifth were looked after by somebody who is not there any more. */
export function assignSteward(team: string, organisation: Organisation, today: Day, random: Random): Stewardship {
  const head = headOf(team)
  const sellers = organisation.staffOf(team, today).filter((person) => person !== head)
  const former = organisation.posts.filter((post) => post.unit === team && post.until !== null && post.until <= today).map((post) => post.person)
  return {
    team,
    seller: random.chance(0.04) ? head : random.weighted(sellers.map((seller, index) => [seller, index === 0 ? 2 : 1] as const)),
    predecessor: former.length > 0 && random.chance(0.22) ? random.pick(former) : null,
  }
}

/** Who looked after the customer on a day; the head of the team where nobody did yet. */
export function stewardOn({ team, seller, predecessor }: Stewardship, day: Day, organisation: Organisation): string {
  const staff = organisation.staffOf(team, day)
  if (predecessor !== null && staff.includes(predecessor)) return predecessor
  return staff.includes(seller) ? seller : headOf(team)
}

function headOf(team: string): string {
  return units.find(({ code }) => code === team)!.head
}
