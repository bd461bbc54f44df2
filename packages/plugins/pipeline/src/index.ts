import type { ApprovalFinished } from '@tenon/approvals'
import { definePlugin, type DomainEvent } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'
import { messages } from '../messages/index.ts'
import { errors } from './errors.ts'
import { facts } from './facts.ts'
import { grants, restricts } from './grants.ts'
import { permissions } from './permissions.ts'
import { winLoss } from './schema/analysis/win-loss.ts'
import { dealMoves } from './schema/deals/deal-moves.ts'
import { needItem } from './schema/deals/need-item.ts'
import { negotiationRound } from './schema/deals/negotiation-round.ts'
import { quote } from './schema/deals/quote.ts'
import { reassign } from './schema/deals/reassign.ts'
import { solution } from './schema/deals/solution.ts'
import { signals } from './schema/deals/signals.ts'
import { stageChecks } from './schema/deals/stage-checks.ts'
import { forecast } from './schema/forecast/forecast.ts'
import { forecastsCompared } from './schema/forecast/forecasts-compared.ts'
import { stale } from './schema/deals/stale.ts'
import { capture } from './schema/leads/capture.ts'
import { knownLeads } from './schema/leads/known-lead.ts'
import { lead } from './schema/leads/lead.ts'
import { leadLifecycle } from './schema/leads/lead-lifecycle.ts'
import { leadQueries } from './schema/leads/lead-queries.ts'
import { leadRules } from './schema/leads/lead-rules.ts'
import { competitor } from './schema/market/competitor.ts'
import { marketResearch } from './schema/market/market-research.ts'
import { productSuggestion } from './schema/market/product-suggestion.ts'
import { salesPlan } from './schema/market/sales-plan.ts'
import { moveOpportunity } from './schema/move-opportunity.ts'
import { opportunity } from './schema/opportunity.ts'
import { split } from './schema/split.ts'
import { stage } from './schema/stage.ts'
import { actual } from './schema/targets/actual.ts'
import { targetMoves } from './schema/targets/target-moves.ts'
import { targetTree } from './schema/targets/target-tree.ts'
import { target } from './schema/targets/target.ts'
import { seedStages } from './seed-stages.ts'
import { solutionReviewed } from './use-cases/deals/review-solution.ts'
import { handover } from './use-cases/hand-over.ts'
import { keepHolds } from './use-cases/hold-customers.ts'
import { leadCaptured, leadForm } from './use-cases/leads/capture-doors.ts'
import { completeLeadKeys, keepLeads } from './use-cases/leads/keep-leads.ts'
import { keepPotentials } from './use-cases/report-potential.ts'

export { keepActuals, type ReportedActual } from './use-cases/targets/keep-actuals.ts'
export { undoWin, winByContract, type SignedContract } from './use-cases/deals/close-by-contract.ts'

/** From the first lead to the won deal: leads, opportunities through their stages, splits of the credit, and targets. */
export const pipeline = definePlugin<Slice>()({
  id: 'pipeline',
  description: 'Leads, opportunities, stages, splits and targets.',
  package: new URL('..', import.meta.url),
  requires: { core: '^0.1.0', customers: '^0.1.0', catalog: '^0.1.0', approvals: '^0.1.0' },
  permissions,
  grants,
  restricts,
  errors: errors.catalogue,
  facts,
  schema: (b) => {
    stage(b)
    lead(b)
    leadLifecycle(b)
    leadRules(b)
    leadQueries(b)
    knownLeads(b)
    capture(b)
    marketResearch(b)
    competitor(b)
    productSuggestion(b)
    salesPlan(b)
    opportunity(b)
    moveOpportunity(b)
    needItem(b)
    solution(b)
    negotiationRound(b)
    quote(b)
    dealMoves(b)
    signals(b, stageChecks(b))
    reassign(b)
    stale(b)
    split(b)
    forecast(b)
    forecastsCompared(b)
    winLoss(b)
    target(b)
    actual(b)
    targetMoves(b)
    targetTree(b)
  },
  on: [leadCaptured, { event: 'approval.finished', id: 'solution-reviewed', mode: 'in-transaction', run: (event, context) => solutionReviewed(event as DomainEvent<ApprovalFinished>, context) }],
  publicForms: [leadForm],
  jobs: [keepLeads, completeLeadKeys, keepHolds, keepPotentials],
  handover,
  seed: seedStages,
  messages,
})
