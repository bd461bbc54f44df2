import { allocateWhole } from '@tenon/core/money'
import type { Day } from '../days.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Random } from '../random.ts'

export interface DealSplit {
  readonly person: string
  readonly kind: 'REVENUE' | 'OVERLAY'
  readonly shareBp: number
}

interface SplitCase {
  readonly owner: string
  readonly team: string
  readonly on: Day
  /** Above 1 is large: more people take part. */
  readonly size: number
}

/** Whose credit a deal is: mostly the owner's alone, else shared with colleagues of the team; presales gets an overlay on large ones. */
export function makeSplits({ owner, team, on, size }: SplitCase, organisation: Organisation, random: Random): DealSplit[] {
  const colleagues = organisation.staffOf(team, on).filter((person) => person !== owner)
  const weights = random.weighted<readonly bigint[]>([[[1n], 76], [[7n, 3n], 9], [[6n, 4n], 5], [[1n, 1n], 4], [[1n, 1n, 1n], size > 1 ? 6 : 2]])
  const people = [owner, ...random.sample(colleagues, weights.length - 1)]
  const shares = allocateWhole(10_000n, weights.slice(0, people.length))
  const revenue = people.map((person, index) => ({ person, kind: 'REVENUE' as const, shareBp: Number(shares[index]!) }))
  if (size < 1.2 || !random.chance(0.4)) return revenue
  return [...revenue, { person: random.pick(organisation.staffOf('TECH-PRE', on)), kind: 'OVERLAY', shareBp: random.pick([1_000, 1_500, 2_000]) }]
}
