import type { DemoCustomer } from '../customers/customers.ts'
import type { Day } from '../days.ts'
import type { DealSplit } from '../deals/deal-splits.ts'
import { sizeOf, type DemoDeal } from '../deals/deals.ts'
import { leavers } from '../organisation/people.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { World } from '../world.ts'
import type { Clauses } from './clauses.ts'
import { priceDealLine, totalsOf, type ContractLine, type ContractTotals } from './contract-lines.ts'
import { textsFor, type ContractTexts } from './contract-texts.ts'
import { makePlan, planNameOf, type DemoInstallment, type PlanName } from './payment-plan.ts'

/** What a contract says, and whose it is. */
export interface ContractBody {
  readonly id: string
  readonly customer: DemoCustomer
  readonly deal: DemoDeal | null
  /** The contract that an amendment changes. */
  readonly parent: ContractBody | null
  readonly title: string
  readonly type: string
  readonly currency: 'CNY' | 'USD'
  /** Who drafted and submitted it. */
  readonly drafter: string
  /** Whose it is today: work of somebody who left is the successor's. */
  readonly owner: string
  readonly team: string
  readonly splits: readonly DealSplit[]
  readonly lines: readonly ContractLine[]
  readonly totals: ContractTotals
  readonly plan: readonly DemoInstallment[]
  readonly terms: readonly { readonly id: string; readonly clauseId: string; readonly category: string; readonly title: string; readonly text: string; readonly standard: string }[]
  readonly obligations: readonly DemoObligation[]
  readonly startOn: Day | null
  readonly deliveryDueOn: Day | null
  readonly endOn: Day | null
  readonly draftedAt: Date
}

export interface DemoObligation {
  readonly party: 'US' | 'CUSTOMER'
  readonly kind: 'DELIVER' | 'PAY' | 'SUPPORT'
  readonly title: string
  readonly dueOn: Day | null
}

/** What contracts are written from. */
export interface Drafting {
  readonly clauses: Clauses
  readonly organisation: Organisation
  readonly world: World
}

/** The contract of a deal: its lines at the agreed prices and its splits. It starts on the day on which the deal is, or may be, closed. */
export function draftOfDeal(deal: DemoDeal, draftedAt: Date, drafting: Drafting): ContractBody {
  const { currency } = deal.customer
  const lines = deal.lines.map((line) => priceDealLine(line, currency))
  const type = typeOf(lines[0]?.kind)
  const { title } = textsFor(currency)
  return draftContract({ deal, customer: deal.customer, title: title(deal.name), type, lines, planName: planNameOf(type, sizeOf(totalsOf(lines, currency).grossMinor, currency)), startOn: deal.course.closedOn ?? deal.expectedCloseOn, draftedAt, like: deal }, drafting)
}

export interface Draft {
  readonly deal: DemoDeal | null
  readonly customer: DemoCustomer
  readonly title: string
  readonly type: string
  readonly lines: readonly ContractLine[]
  readonly planName: PlanName
  readonly startOn: Day
  readonly draftedAt: Date
  /** Who sells, and whose credit it is. */
  readonly like: Pick<DemoDeal, 'owner' | 'team' | 'splits'>
}

/** A contract with everything that a submission asks for. */
export function draftContract({ like, planName, ...draft }: Draft, { clauses, organisation, world }: Drafting): ContractBody {
  const { currency } = draft.customer
  const texts = textsFor(currency)
  const totals = totalsOf(draft.lines, currency)
  const days = daysOf(draft.type, draft.startOn)
  return {
    ...draft, id: world.newId(), parent: null, currency, totals, ...ownerOf(like, organisation, world), splits: like.splits,
    plan: makePlan(planName, totals.grossMinor, currency, texts, world),
    terms: clauses[currency].filter(({ category }) => category !== 'SECRECY').map(({ id, category, title, text }) => ({ id: world.newId(), clauseId: id, category, title, text, standard: text })),
    obligations: obligationsOf(draft.type, days, texts),
    ...days,
  }
}

/** An amendment takes over the customer and the shares of what it changes, and says only the difference. */
export function draftAmendment(parent: ContractBody, line: ContractLine, draftedAt: Date, { world }: Pick<Drafting, 'world'>): ContractBody {
  const totals = totalsOf([line], parent.currency)
  const texts = textsFor(parent.currency)
  return {
    ...parent, id: world.newId(), deal: null, parent, title: texts.amended(parent.title), type: 'AMENDMENT', lines: [line], totals, draftedAt, drafter: parent.owner,
    plan: totals.grossMinor > 0n ? makePlan('once', totals.grossMinor, parent.currency, texts, world) : [],
    terms: [], obligations: [], startOn: null, deliveryDueOn: null, endOn: null,
  }
}

function ownerOf({ owner, team }: Draft['like'], organisation: Organisation, { today }: World): Pick<ContractBody, 'drafter' | 'owner' | 'team'> {
  const successor = leavers.find(({ key }) => key === owner)?.successor
  return successor === undefined ? { drafter: owner, owner, team } : { drafter: owner, owner: successor, team: organisation.unitOf(successor, today) }
}

type Days = Pick<ContractBody, 'startOn' | 'deliveryDueOn' | 'endOn'>

/** What runs by the year ends after a year, services after half a year and what is sold when its free service is over. */
function daysOf(type: string, startOn: Day): Days {
  const length = runsByYear(type) ? 364 : type === 'SERVICE' ? 180 : 485
  return { startOn, deliveryDueOn: startOn + (runsByYear(type) ? 10 : 60), endOn: startOn + length }
}

function obligationsOf(type: string, { deliveryDueOn, endOn }: Days, { obligations }: ContractTexts): DemoObligation[] {
  const both: DemoObligation[] = [{ party: 'US', kind: 'DELIVER', title: obligations.deliver, dueOn: deliveryDueOn }, { party: 'CUSTOMER', kind: 'PAY', title: obligations.pay, dueOn: null }]
  return runsByYear(type) ? [...both, { party: 'US', kind: 'SUPPORT', title: obligations.support, dueOn: endOn }] : both
}

export function runsByYear(type: string): boolean {
  return type === 'SUBSCRIPTION' || type === 'MAINTENANCE'
}

function typeOf(kind: string | undefined): string {
  if (kind === 'SUBSCRIPTION' || kind === 'MAINTENANCE') return kind
  return kind === 'SERVICE' || kind === 'TRAINING' ? 'SERVICE' : 'SALE'
}
