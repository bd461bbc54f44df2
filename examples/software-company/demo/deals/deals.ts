import type { DemoCustomer } from '../customers/customers.ts'
import { stewardOn } from '../customers/stewards.ts'
import { workdayFrom, type Day } from '../days.ts'
import type { DemoLead } from '../leads/leads.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { DemoProduct } from '../products.ts'
import { busyDay } from '../season.ts'
import { DEAL_DAYS, type World } from '../world.ts'
import { runCourse, type Course } from './deal-course.ts'
import { amountOf, makeLines, type DealKind, type DealLine } from './deal-lines.ts'
import { makeSlips, type Slip } from './deal-slips.ts'
import { makeSplits, type DealSplit } from './deal-splits.ts'
import { dealName, lossReason, nextStepOf, remarkOf } from './deal-texts.ts'

export interface DemoDeal {
  readonly id: string
  readonly name: string
  readonly customer: DemoCustomer
  readonly contactId: string
  readonly lead: DemoLead | null
  readonly kind: DealKind
  readonly course: Course
  readonly lines: readonly DealLine[]
  /** Null while nobody knows. */
  readonly amountMinor: bigint | null
  readonly createdOn: Day
  readonly createdAt: Date
  readonly expectedCloseOn: Day
  readonly slips: readonly Slip[]
  readonly probabilityBp: number | null
  readonly forecastCategory: string
  readonly keyDeal: boolean
  readonly lossReason: string | null
  readonly nextStep: { readonly text: string; readonly dueOn: Day } | null
  readonly remark: string | null
  readonly owner: string
  readonly team: string
  readonly splits: readonly DealSplit[]
}

interface Start {
  readonly customer: DemoCustomer
  readonly lead: DemoLead | null
  readonly createdOn: Day
}

const COUNT = 960
/** A deal of this size, in yuan, takes the ordinary time. */
const ORDINARY = 300_000

/** About 950 deals of the last sixteen months, oldest first. */
export function makeDeals(customers: readonly DemoCustomer[], leads: readonly DemoLead[], products: readonly DemoProduct[], organisation: Organisation, world: World): DemoDeal[] {
  const skill = skills(organisation, world)
  const bought = new Map(customers.map((customer) => [customer, customer.boughtOn]))
  return starts(customers, leads, world).map((start) => {
    const before = bought.get(start.customer) ?? null
    const deal = makeDeal(start, before !== null && before < start.createdOn, { products, organisation, skill }, world)
    if (deal.course.stage === 'WON') bought.set(start.customer, Math.min(before ?? Infinity, deal.course.closedOn!))
    return deal
  })
}

/** When deals began: each converted lead is one, the others come from customers, from large and faithful ones more often. */
function starts(customers: readonly DemoCustomer[], leads: readonly DemoLead[], { random, today }: World): Start[] {
  const converted = leads.flatMap((lead) => (lead.converted ? [{ customer: lead.converted.customer, lead, createdOn: lead.converted.on }] : []))
  const weights = customers.map((customer) => [customer, Math.log2(customer.employees) * (customer.boughtOn !== null ? 3 : customer.fromLead ? 0.5 : 1.2)] as const)
  const others = Array.from({ length: COUNT - converted.length }, (): Start => {
    const customer = random.weighted(weights)
    const latest = customer.ended === null ? today - 1 : today - 200
    return { customer, lead: null, createdOn: busyDay(Math.min(latest - 1, Math.max(customer.createdOn + 1, today - DEAL_DAYS)), latest, random) }
  })
  return [...converted, ...others].sort((a, b) => a.createdOn - b.createdOn)
}

interface Means {
  readonly products: readonly DemoProduct[]
  readonly organisation: Organisation
  readonly skill: ReadonlyMap<string, number>
}

function makeDeal({ customer, lead, createdOn }: Start, bought: boolean, { products, organisation, skill }: Means, world: World): DemoDeal {
  const { random, today } = world
  const series = random.weighted(customer.industry.buys)
  const kind: DealKind = !bought ? 'NEW' : random.weighted([['RENEWAL', 30], ['UPSELL', 34], ['REPURCHASE', 22], ['NEW', 14]])
  const lines = makeLines(kind, series, customer, products, random)
  const size = sizeOf(amountOf(lines), customer.currency)
  const first = stewardOn(customer.steward, createdOn, organisation)
  const course = runCourse({ kind, createdOn, size, skill: skill.get(first)!, doomed: customer.ended !== null }, today, random)
  const owner = stewardOn(customer.steward, course.closedOn ?? today, organisation)
  const team = organisation.unitOf(owner, course.closedOn ?? today)
  const vague = course.stage === 'DISCOVERY' && random.chance(0.15)
  const open = course.closedOn === null
  const expectedCloseOn = expectedClose(course, world)
  const id = world.newId()
  return {
    id, name: dealName(kind, series, customer, createdOn, random), customer, lead, kind, course, createdOn, owner, team,
    contactId: random.pick(customer.contacts).id, lines: vague ? [] : lines, amountMinor: vague ? null : amountOf(lines),
    createdAt: course.visits[0]!.enteredAt, expectedCloseOn, slips: makeSlips({ expectedCloseOn, createdOn, course }, world, random.fork(`slips of ${createdOn} ${customer.id}`)), ...outlookOf(course, world),
    keyDeal: size >= 2.5, lossReason: course.stage === 'LOST' ? lossReason(customer.chinese, random) : null,
    nextStep: open && random.chance(0.92) ? { text: nextStepOf(course.stage as 'DISCOVERY', customer.chinese, random), dueOn: workdayFrom(today + random.int(-6, 16)) } : null,
    remark: remarkOf(customer.chinese, random), splits: makeSplits({ owner, team, on: createdOn, size }, organisation, random),
  }
}

/** Deals closed about when they were expected to; open ones are expected when they may end, half a year ahead at most, and some are overdue. */
function expectedClose({ closedOn, outlook }: Course, { random, today }: World): Day {
  if (closedOn !== null) return workdayFrom(closedOn + random.int(-14, 10))
  if (random.chance(0.12)) return workdayFrom(today - random.int(4, 30))
  const guess = outlook > today + 160 ? today + random.int(60, 160) : Math.max(today + 1, outlook + random.int(-10, 20))
  return workdayFrom(guess)
}

/** What the owner thinks of the deal. A probability is null where the stage's own holds. */
function outlookOf({ stage }: Course, { random }: World): Pick<DemoDeal, 'probabilityBp' | 'forecastCategory'> {
  if (stage === 'WON') return { probabilityBp: null, forecastCategory: 'CLOSED' }
  if (stage === 'LOST') return { probabilityBp: null, forecastCategory: 'OMITTED' }
  const typed = random.chance(0.1) ? random.int(1, 18) * 500 : null
  const categories = { DISCOVERY: [['PIPELINE', 95], ['OMITTED', 5]], SOLUTION: [['PIPELINE', 1]], PROPOSED: [['PIPELINE', 65], ['BEST_CASE', 35]], NEGOTIATION: [['BEST_CASE', 60], ['COMMIT', 25], ['PIPELINE', 15]], CONTRACTING: [['COMMIT', 85], ['BEST_CASE', 15]] } as const
  return { probabilityBp: typed, forecastCategory: random.weighted<string>(categories[stage]) }
}

/** 1 is ordinary. Dollars count as seven yuan, which is near enough to tell large from small. */
export function sizeOf(amountMinor: bigint, currency: 'CNY' | 'USD'): number {
  return (Number(amountMinor) / 100 / ORDINARY) * (currency === 'USD' ? 7 : 1)
}

/** Some sell better than others, and seniors better than most. */
function skills({ personIds, rows }: Organisation, { random }: World): ReadonlyMap<string, number> {
  const own = random.fork('skill')
  const seniors = new Set(rows.person.filter(({ title }) => title.startsWith('高级')).map(({ id }) => id))
  return new Map([...personIds].map(([person, id]) => [person, (seniors.has(id) ? 0.98 : 0.84) + 0.3 * own.next()]))
}
