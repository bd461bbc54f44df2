import type { DemoCompany } from '../company.ts'
import { dateOf, yearOf } from '../days.ts'
import type { StageKey } from '../deals/deal-course.ts'
import type { DemoDeal } from '../deals/deals.ts'
import type { Market } from '../market/market.ts'
import { wonFor } from './rate-rows.ts'
import { solutionRows } from './solution-rows.ts'
import type { Stamper } from './stamps.ts'

/** A stage as the pipeline has seeded it. */
export interface StageRow {
  readonly id: string
  readonly key: string
  readonly probabilityBp: number
}

export function leadRows({ leads }: DemoCompany, { scope, stamps }: Stamper) {
  return leads.map(({ id, person, company, businessScope, painPoints, source, status, score, createdAt, updatedAt, firstContactAt, disqualifyReason, owner, team, converted }) => ({
    id, ...person, company, businessScope, painPoints, source, status, score, firstContactAt, disqualifyReason,
    grade: score >= 70 ? 'HOT' : score >= 40 ? 'WARM' : 'COLD',
    customerId: converted?.customer.id ?? null,
    ...scope(owner, team),
    ...stamps(owner, createdAt, updatedAt),
  }))
}

/** Opportunities with their lines, splits and stage histories. */
export function dealRows({ deals, market }: DemoCompany, stages: readonly StageRow[], stamper: Stamper) {
  const stageOf = (key: StageKey): StageRow => stages.find((stage) => stage.key === key)!
  const codes = dealCodes(deals)
  const common = (deal: DemoDeal) => ({ ...stamper.scope(deal.owner, deal.team), ...stamper.stamps(deal.owner, deal.createdAt) })
  return {
    opportunity: deals.map((deal) => ({ ...common(deal), ...opportunityRow(deal, stageOf(deal.course.stage)), competitorId: lostTo(deal, market), code: codes.get(deal)! })),
    opportunityLine: deals.flatMap((deal) => deal.lines.map(({ product, quantity, unitPriceMinor }) => ({
      opportunityId: deal.id, productId: product.id, quantity: String(quantity), unitPriceMinor, currency: deal.customer.currency, ...common(deal),
    }))),
    split: deals.flatMap((deal) => deal.splits.map(({ person, kind, shareBp }) => ({
      opportunityId: deal.id, personId: stamper.person(person)!, kind, shareBp, effectiveFrom: dateOf(deal.createdOn), ...common(deal),
    }))),
    closeDateChange: deals.flatMap((deal) => deal.slips.map(({ from, to, at }) => ({ opportunityId: deal.id, fromOn: dateOf(from), toOn: dateOf(to), at }))),
    ...solutionRows(deals, stamper),
    stageSpan: deals.flatMap((deal) => deal.course.visits.map(({ stage, enteredAt, leftAt }) => ({ opportunityId: deal.id, stageId: stageOf(stage).id, enteredAt, leftAt }))),
  }
}

const lossCategories = [[/价格|price/, 'PRICE'], [/预算|budget/, 'NO_BUDGET'], [/竞争对手的产品|competitor/, 'COMPETITOR'], [/暂停|put off/, 'TIMING'], [/功能|function/, 'FUNCTIONS'], [/决策人|decision maker/, 'RELATIONSHIP'], [/联系不上|No answer/, 'NO_DECISION']] as const

function opportunityRow(deal: DemoDeal, stage: StageRow) {
  const { id, name, customer, contactId, lead, lines, kind, amountMinor, course, forecastCategory, keyDeal, lossReason, nextStep, remark } = deal
  return {
    id, name, contactId, kind, amountMinor, forecastCategory, keyDeal, lossReason,
    customerId: customer.id,
    leadId: lead?.id ?? null,
    productId: lines[0]?.product.id ?? null,
    stageId: stage.id,
    currency: amountMinor === null ? null : customer.currency,
    ...wonFor({ currency: customer.currency, minor: amountMinor ?? 0n, day: course.stage === 'WON' ? course.closedOn : null }),
    probabilityBp: deal.probabilityBp ?? stage.probabilityBp,
    expectedCloseOn: dateOf(deal.expectedCloseOn),
    firstExpectedCloseOn: dateOf(deal.slips[0]?.from ?? deal.expectedCloseOn),
    closePushes: deal.slips.length,
    lossCategory: lossReason === null ? null : (lossCategories.find(([words]) => words.test(lossReason))?.[1] ?? 'OTHER'),
    engagedOn: dateOf(deal.createdOn),
    closedOn: course.closedOn === null ? null : dateOf(course.closedOn),
    nextStep: nextStep?.text ?? null,
    nextStepDueOn: nextStep === null ? null : dateOf(nextStep.dueOn),
    description: remark,
    updatedAt: course.visits.at(-1)!.enteredAt,
  }
}

/** Whoever chose a competitor chose one that sells the like; of whom nobody knows the name stays open. */
function lostTo({ id, lossReason, customer }: DemoDeal, { competitors }: Market): string | null {
  if (lossReason === null || !/竞争对手|competitor/.test(lossReason)) return null
  const rivals = competitors.filter(({ name }) => /[a-z]/i.test(name) !== customer.chinese)
  return rivals[Number.parseInt(id.replace(/\D/g, '').slice(-3) || '0', 10) % (rivals.length + 1)]?.id ?? null
}

/** OPP-2026-0001 and on, in the order in which the deals began. */
function dealCodes(deals: readonly DemoDeal[]): ReadonlyMap<DemoDeal, string> {
  const counts = new Map<number, number>()
  return new Map(deals.map((deal) => {
    const year = yearOf(deal.createdOn)
    const number = (counts.get(year) ?? 0) + 1
    counts.set(year, number)
    return [deal, `OPP-${year}-${String(number).padStart(4, '0')}`]
  }))
}
