import type { DemoCustomer } from '../customers/customers.ts'
import { momentOf, workdayFrom, workdayUntil, type Day } from '../days.ts'
import { sizeOf, type DemoDeal } from '../deals/deals.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { DemoProduct } from '../products.ts'
import type { World } from '../world.ts'
import { makeClauses, wantedPayment, type Clauses } from './clauses.ts'
import { makeTemplates } from './templates.ts'
import { draftAmendment, draftContract, draftOfDeal, type ContractBody, type Drafting } from './contract-body.ts'
import { returnedCourse, reviewedCourse, signedCourse, untouched, type ContractCourse, type ReviewRole, type Span } from './contract-course.ts'
import { priceDealLine, priceDifference } from './contract-lines.ts'
import { remarks, textsFor } from './contract-texts.ts'

export interface DemoContract extends ContractBody {
  readonly course: ContractCourse
  /** What the reviewers got to read, where it was changed since. */
  readonly submittedTerms: ContractBody['terms']
  readonly termination: { readonly on: Day; readonly settlementMinor: bigint; readonly reason: string } | null
}

export interface DemoContracts {
  readonly clauses: Clauses
  readonly templates: ReturnType<typeof makeTemplates>
  readonly contracts: readonly DemoContract[]
}

/** Of an ordinary deal, which is 1: below 60,000 yuan an order is enough. */
const NEEDS_CONTRACT = 0.2
/** Though one customer in so many wants a contract all the same. */
const WANTS_CONTRACT = 8

/** Deals that were won with a signed contract: the large ones, and some of the small. */
function wonByContract(deals: readonly DemoDeal[]): { readonly large: readonly DemoDeal[]; readonly small: readonly DemoDeal[] } {
  const won = deals.filter(({ course }) => course.stage === 'WON')
  const isLarge = ({ amountMinor, customer }: DemoDeal) => sizeOf(amountMinor!, customer.currency) >= NEEDS_CONTRACT
  return { large: won.filter(isLarge), small: won.filter((deal) => !isLarge(deal)).filter((_, index) => index % WANTS_CONTRACT === 3) }
}

/** Deals that have come to their contract have one: signed where they were won, void where they were lost, else on its way. And some that no deal was kept for. */
export function makeContracts(deals: readonly DemoDeal[], products: readonly DemoProduct[], organisation: Organisation, world: World): DemoContracts {
  const clauses = makeClauses(world)
  const drafting = { clauses, organisation, world }
  const { large, small } = wonByContract(deals)
  const signed = large.map((deal) => signDeal(deal, drafting))
  const others = [...onTheirWay(deals, drafting), ...lostOnes(deals, drafting), ...amendments(signed, drafting), ...withoutDeal(signed, products, drafting)]
  const contracts = [...signed, ...others, ...small.map((deal) => signDeal(deal, drafting))]
  return { clauses, templates: makeTemplates(clauses, world), contracts }
}

/** When the deal came to its contract. */
function contracting({ course }: DemoDeal): Date | undefined {
  return course.visits.find(({ stage }) => stage === 'CONTRACTING')?.enteredAt
}

function withCourse(body: ContractBody, course: ContractCourse): DemoContract {
  return { ...body, course, submittedTerms: body.terms, termination: null }
}

function signDeal(deal: DemoDeal, drafting: Drafting): DemoContract {
  const { course, customer } = deal
  const span = { from: contracting(deal)!, to: course.visits.at(-1)!.enteredAt }
  const body = draftOfDeal(deal, span.from, drafting)
  const large = sizeOf(body.totals.grossMinor, customer.currency) >= 2.5
  return withCourse(body, signedCourse(span, { on: course.closedOn!, large, acceptance: waitsForAcceptance(body) }, drafting.organisation, drafting.world))
}

function waitsForAcceptance({ plan }: ContractBody): boolean {
  return plan.some(({ trigger }) => trigger === 'ON_ACCEPTANCE')
}

type Standing = 'OUT_FOR_SIGNATURE' | 'APPROVED' | 'RETURNED' | readonly ReviewRole[]

/** Where contracts of open deals stand, the oldest first; further ones are drafts. A list is of those who have approved. */
const standings: readonly Standing[] = [[], 'RETURNED', 'OUT_FOR_SIGNATURE', ['LEGAL', 'PRODUCT'], 'APPROVED', ['LEGAL', 'PRODUCT', 'FINANCE'], ['PRODUCT'], ['LEGAL', 'FINANCE']]

function onTheirWay(deals: readonly DemoDeal[], drafting: Drafting): DemoContract[] {
  const { organisation, world } = drafting
  const open = deals.filter(({ course }) => course.stage === 'CONTRACTING').toSorted((left, right) => contracting(left)!.getTime() - contracting(right)!.getTime())
  return open.map((deal, index) => {
    const span: Span = { from: contracting(deal)!, to: lastEvening(world) }
    const body = draftOfDeal(deal, span.from, drafting)
    const standing = standings[index]
    if (standing === undefined) return withCourse(body, untouched)
    if (standing === 'RETURNED') return returned(body, span, drafting)
    if (typeof standing === 'string') return withCourse(body, reviewedCourse(standing, span, ['LEGAL', 'PRODUCT', 'FINANCE', 'DIRECTOR'], organisation, world))
    const isAsked = (body.totals.discountBp ?? 0) > 500
    return withCourse(body, reviewedCourse('IN_REVIEW', span, standing.length === 3 && !isAsked ? standing.slice(0, 2) : standing, organisation, world))
  })
}

function lastEvening({ today }: World): Date {
  return momentOf(today - 1, 18 * 60 + 30)
}

/** The customer wanted another clause on payment; after the return it was changed, though not yet to the library's. */
function returned(body: ContractBody, span: Span, { organisation, world }: Drafting): DemoContract {
  const wanted = (text: string) => body.terms.map((term) => (term.category === 'PAYMENT' ? { ...term, text } : term))
  return { ...withCourse({ ...body, terms: wanted(wantedPayment[body.currency].later) }, returnedCourse(span, organisation, world)), submittedTerms: wanted(wantedPayment[body.currency].first) }
}

function lostOnes(deals: readonly DemoDeal[], drafting: Drafting): DemoContract[] {
  return deals.filter((deal) => deal.course.stage === 'LOST' && contracting(deal) !== undefined)
    .map((deal) => withCourse(draftOfDeal(deal, contracting(deal)!, drafting), { ...untouched, stage: 'VOID', voidedFor: deal.lossReason }))
}

/** One contract was made cheaper and one more was added to another, some weeks after the signature. */
function amendments(signed: readonly DemoContract[], drafting: Drafting): DemoContract[] {
  const { today } = drafting.world
  const able = signed.filter(({ course, currency, type, plan, termination }) => currency === 'CNY' && type === 'SALE' && termination === null && course.signed!.on > today - 200 && course.signed!.on < today - 70 && plan.at(-1)!.isRetention)
  const [first, second] = [able[0], able.at(-1)]
  if (first === undefined || second === undefined || first === second) return []
  const texts = textsFor(first.currency)
  const less = -((first.totals.grossMinor * 4n) / 10_000n) * 100n
  return [amend(first, priceDifference(texts.less, 'SERVICE', less, first.currency), drafting), amend(second, priceDifference(texts.more, 'TRAINING', 1_600_000n, second.currency), drafting)]
}

function amend(parent: DemoContract, line: ReturnType<typeof priceDifference>, drafting: Drafting): DemoContract {
  const on = workdayFrom(parent.course.signed!.on + 45)
  return signWithin(draftAmendment(parent, line, momentOf(workdayUntil(on - 9), 10 * 60), drafting), on, drafting)
}

function signWithin(body: ContractBody, on: Day, { organisation, world }: Drafting): DemoContract {
  return withCourse(body, signedCourse({ from: body.draftedAt, to: momentOf(on, 16 * 60) }, { on, large: false, acceptance: false }, organisation, world))
}

/** Maintenance that ended before its time, and custom development at a discount that waits for the director. */
function withoutDeal(signed: readonly DemoContract[], products: readonly DemoProduct[], drafting: Drafting): DemoContract[] {
  const { today } = drafting.world
  const able = signed.filter(({ currency, type, course, drafter, owner }) => currency === 'CNY' && type === 'SALE' && drafter === owner && course.signed!.on > today - 330)
  const [old, recent] = [able[0], able.at(-1)]
  if (old === undefined || recent === undefined) return []
  return [terminated(old, products, drafting), discounted(recent, products, drafting)]
}

function terminated(like: DemoContract, products: readonly DemoProduct[], drafting: Drafting): DemoContract {
  const on = workdayFrom(like.course.signed!.on + 14)
  const body = draft({ like, code: 'SV-MNT', quantity: 1, percent: 100n, type: 'MAINTENANCE', title: 'upkeep', planName: 'halfYears', startOn: on, draftedOn: workdayUntil(on - 10) }, products, drafting)
  return { ...signWithin(body, on, drafting), termination: { on: workdayFrom(on + 100), settlementMinor: (body.totals.grossMinor * 6n) / 10n, reason: remarks.terminated } }
}

function discounted(like: DemoContract, products: readonly DemoProduct[], drafting: Drafting): DemoContract {
  const { organisation, world } = drafting
  const draftedOn = workdayUntil(world.today - 8)
  const body = draft({ like, code: 'SV-DEV', quantity: 60, percent: 88n, type: 'SERVICE', title: 'custom', planName: 'halves', startOn: workdayFrom(world.today + 12), draftedOn }, products, drafting)
  return withCourse(body, reviewedCourse('IN_REVIEW', { from: body.draftedAt, to: lastEvening(world) }, ['LEGAL', 'PRODUCT', 'FINANCE'], organisation, world))
}

interface Extra {
  readonly like: DemoContract
  readonly code: string
  readonly quantity: number
  /** Of the list price. */
  readonly percent: bigint
  readonly type: string
  readonly title: 'upkeep' | 'custom'
  readonly planName: 'halfYears' | 'halves'
  readonly startOn: Day
  readonly draftedOn: Day
}

function draft({ like, code, quantity, percent, title, draftedOn, ...rest }: Extra, products: readonly DemoProduct[], drafting: Drafting): ContractBody {
  const customer: DemoCustomer = like.customer
  const product = products.find((candidate) => candidate.code === code)!
  const line = priceDealLine({ product, quantity, unitPriceMinor: (product.priceMinor * percent) / 100n }, customer.currency)
  return draftContract({ ...rest, deal: null, customer, title: textsFor(customer.currency)[title](customer.short), lines: [line], draftedAt: momentOf(draftedOn, 10 * 60), like }, drafting)
}
