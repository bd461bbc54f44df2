import { momentOf, parseDay, workdayFrom, yearOf, monthOf, type Day } from './days.ts'
import type { DemoDeal } from './deals/deals.ts'
import type { Organisation } from './organisation/organisation.ts'
import type { DemoTarget } from './targets.ts'
import { wonFor } from './rows/rate-rows.ts'
import { officeMinute } from './season.ts'
import type { World } from './world.ts'

export interface DemoForecast {
  readonly id: string
  readonly person: string
  readonly unit: string
  readonly periodKey: string
  readonly closedMinor: bigint
  readonly commitMinor: bigint
  readonly bestCaseMinor: bigint
  readonly pipelineMinor: bigint
  readonly weightedMinor: bigint
  readonly adjustmentMinor: bigint
  readonly targetMinor: bigint | null
  readonly note: string | null
  readonly takenAt: Date
}

const QUARTERS_BACK = 4
const notes = ['月底前有两单待签', '客户预算冻结，保守估计', 'Two signatures expected before the month ends', null, null, null] as const

/**
 * What reps said in the first days of each month of the last quarters: what was closed by then, what they stood for, and what else was possible. Who said it did
 * not know how it would end: some are hopeful, some careful.
 */
export function makeForecasts(deals: readonly DemoDeal[], targets: readonly DemoTarget[], organisation: Organisation, world: World): DemoForecast[] {
  const { random, today } = world
  const temper = new Map([...organisation.personIds.keys()].map((person) => [person, random.int(82, 128)]))
  return quartersUntil(today).flatMap(({ periodKey, start, end }) => {
    const selling = organisation.posts.filter(({ role, from, until }) => role === 'REP' && from <= start && (until === null || until >= Math.min(end, today)))
    return [0, 1, 2].flatMap((month) => {
      const on = workdayFrom(firstOfMonth(start, month) + 1)
      if (on >= today) return []
      return selling.flatMap(({ person, unit }) => {
        const own = deals.filter((deal) => deal.owner === person && deal.amountMinor !== null && deal.createdOn <= on)
        const within = own.filter(({ expectedCloseOn, course }) => course.closedOn === null ? expectedCloseOn >= start && expectedCloseOn < end : course.closedOn >= start && course.closedOn < end)
        if (within.length === 0) return []
        const open = within.filter(({ course }) => course.closedOn === null || course.closedOn > on)
        const sum = (some: readonly DemoDeal[]): bigint => worthOn(some, () => on)
        const commit = hoped(sum(open.filter(({ course }) => course.stage === 'WON')), temper.get(person)!)
        return [{
          id: world.newId(), person, unit, periodKey, commitMinor: commit,
          closedMinor: worthOn(deals.filter(({ owner, course }) => owner === person && course.stage === 'WON' && course.closedOn! >= start && course.closedOn! <= on), ({ course }) => course.closedOn!),
          bestCaseMinor: hoped(sum(open.filter(({ course }) => course.stage === 'LOST')), 60), pipelineMinor: hoped(sum(open), 35), weightedMinor: hoped(sum(open), 45),
          adjustmentMinor: random.chance(0.2) ? -(commit / 1_000_000n) * 100_000n : 0n,
          targetMinor: targets.find((target) => target.person === person && target.periodKey === periodKey)?.valueMinor ?? null,
          note: random.pick(notes), takenAt: momentOf(on, officeMinute(random)),
        }]
      })
    })
  })
}

/** What deals are worth in yuan: won ones when they were won, open ones on the day on which somebody speaks of them. */
function worthOn(deals: readonly DemoDeal[], dayOf: (deal: DemoDeal) => Day): bigint {
  return deals.reduce((all, deal) => all + (wonFor({ currency: deal.customer.currency, minor: deal.amountMinor!, day: dayOf(deal) }).baseMinor ?? 0n), 0n)
}

/** A share of an amount in whole hundreds of yuan, as people say it. */
function hoped(minor: bigint, percent: number): bigint {
  return ((minor * BigInt(percent)) / 1_000_000n) * 10_000n
}

function quartersUntil(today: Day): { periodKey: string; start: Day; end: Day }[] {
  const last = Math.floor(monthOf(today) / 3)
  return Array.from({ length: QUARTERS_BACK }, (_, back) => {
    const index = yearOf(today) * 4 + last - back
    return { periodKey: `${Math.floor(index / 4)}-Q${(index % 4) + 1}`, start: startOf(index), end: startOf(index + 1) }
  }).reverse()
}

function startOf(index: number): Day {
  return parseDay(`${Math.floor(index / 4)}-${String((index % 4) * 3 + 1).padStart(2, '0')}-01`)
}

function firstOfMonth(start: Day, month: number): Day {
  const year = yearOf(start)
  return parseDay(`${year}-${String(monthOf(start) + month + 1).padStart(2, '0')}-01`)
}
