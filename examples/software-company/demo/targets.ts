import { allocateWhole } from '@tenon/core/money'
import { dateOf, parseDay, yearOf, type Day } from './days.ts'
import { sizeOf, type DemoDeal } from './deals/deals.ts'
import type { Organisation } from './organisation/organisation.ts'
import type { World } from './world.ts'

export interface DemoTarget {
  readonly id: string
  readonly person: string
  readonly unit: string
  readonly period: 'YEAR' | 'QUARTER'
  readonly periodKey: string
  readonly valueMinor: bigint
  /** The same period's target of the superior, of which this is a part. */
  readonly parentId: string | null
  /** Who set it. */
  readonly setBy: string
  readonly effectiveFrom: Date
  readonly setAt: Date
}

/** A seller in the tree of the sales department, with the share that the superior's target is split by. */
interface Holder {
  readonly person: string
  readonly unit: string
  readonly superior: string | null
  readonly weight: bigint
}

const quarters = ['Q1', 'Q2', 'Q3', 'Q4'] as const
const seasons = [21n, 25n, 26n, 28n]
/** Targets are set in steps of 10,000.00 yuan. */
const STEP = 1_000_000n

/**
 * Targets of this year and the last one: the director's year is split into quarters, each quarter among the managers and by them among their
 * reps, always by largest remainder, so that every sum is exact. A person's year is the sum of the person's quarters.
 */
export function makeTargets(deals: readonly DemoDeal[], organisation: Organisation, world: World): DemoTarget[] {
  const year = yearOf(world.today)
  const ambition = yearlyAmbition(deals, world.today)
  return [...targetsOf(year - 1, (ambition * 85n) / 100n, organisation, world), ...targetsOf(year, ambition, organisation, world)]
}

function targetsOf(year: number, ambition: bigint, organisation: Organisation, world: World): DemoTarget[] {
  const holders = holdersOn(Math.min(parseDay(`${year}-12-31`), world.today - 1), organisation, world)
  const byQuarter = allocateWhole(ambition, seasons).map((steps) => split(holders, steps))
  const years = new Map(holders.map(({ person }) => [person, byQuarter.reduce((sum, values) => sum + (values.get(person) ?? 0n), 0n)]))
  const common = { effectiveFrom: dateOf(parseDay(`${year}-01-01`)), setAt: dateOf(parseDay(`${year - 1}-12-20`)) }
  const level = (period: DemoTarget['period'], periodKey: string, values: ReadonlyMap<string, bigint>): DemoTarget[] => {
    const ids = new Map(holders.map(({ person }) => [person, world.newId()]))
    return holders.map(({ person, unit, superior }) => ({
      id: ids.get(person)!, person, unit, period, periodKey, valueMinor: values.get(person)! * STEP, parentId: superior === null ? null : ids.get(superior)!, setBy: superior ?? person, ...common,
    }))
  }
  return [...level('YEAR', String(year), years), ...quarters.flatMap((quarter, index) => level('QUARTER', `${year}-${quarter}`, byQuarter[index]!))]
}

/** Splits a total down the tree: whoever has people gives everything on. */
function split(holders: readonly Holder[], total: bigint): ReadonlyMap<string, bigint> {
  const values = new Map<string, bigint>()
  const give = (holder: Holder, value: bigint): void => {
    values.set(holder.person, value)
    const below = holders.filter(({ superior }) => superior === holder.person)
    if (below.length === 0) return
    const parts = allocateWhole(value, below.map((child) => weightOf(child, holders)))
    below.forEach((child, index) => give(child, parts[index]!))
  }
  give(holders.find(({ superior }) => superior === null)!, total)
  return values
}

/** A manager weighs what the reps below do. */
function weightOf(holder: Holder, holders: readonly Holder[]): bigint {
  const below = holders.filter(({ superior }) => superior === holder.person)
  return below.length === 0 ? holder.weight : below.reduce((sum, child) => sum + weightOf(child, holders), 0n)
}

/** Who carries a target on a day, superiors first. */
function holdersOn(day: Day, organisation: Organisation, world: World): Holder[] {
  const random = world.random.fork('weights')
  const posts = organisation.posts.filter((post) => post.role !== null && ['DIRECTOR', 'MANAGER', 'REP'].includes(post.role) && post.from <= day && (post.until === null || day < post.until))
  const depth = (person: string, unit: string): number => {
    const superior = organisation.managerOf(person, unit)
    return superior === null ? 0 : 1 + depth(superior, posts.find((post) => post.person === superior)?.unit ?? 'QM')
  }
  return posts
    .map(({ person, unit, role, from }) => ({
      person, unit, superior: role === 'DIRECTOR' ? null : organisation.managerOf(person, unit), depth: depth(person, unit),
      weight: BigInt(random.int(80, 120) + Math.min(60, Math.floor((day - from) / 30))),
    }))
    .sort((a, b) => a.depth - b.depth)
}

/** A little more than what was won in the last twelve months, in steps of 10,000 yuan rounded to the million. */
function yearlyAmbition(deals: readonly DemoDeal[], today: Day): bigint {
  const won = deals.filter(({ course }) => course.stage === 'WON' && course.closedOn! >= today - 365)
  const yuan = won.reduce((sum, deal) => sum + sizeOf(deal.amountMinor!, deal.customer.currency) * 300_000, 0)
  return BigInt(Math.max(1, Math.round((yuan * 1.08) / 1_000_000))) * 100n
}
