import type { ApprovalFinished } from '@tenon/approvals'
import { definePlugin, type DomainEvent } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'
import { messages } from '../messages/index.ts'
import { errors } from './errors.ts'
import { grants, restricts } from './grants.ts'
import { permissions } from './permissions.ts'
import { dealMoves } from './schema/deals/deal-moves.ts'
import { needItem } from './schema/deals/need-item.ts'
import { negotiationRound } from './schema/deals/negotiation-round.ts'
import { quote } from './schema/deals/quote.ts'
import { reassign } from './schema/deals/reassign.ts'
import { solution } from './schema/deals/solution.ts'
import { stageChecks } from './schema/deals/stage-checks.ts'
import { forecast } from './schema/forecast/forecast.ts'
import { stale } from './schema/deals/stale.ts'
import { lead } from './schema/lead.ts'
import { moveOpportunity } from './schema/move-opportunity.ts'
import { opportunity } from './schema/opportunity.ts'
import { split } from './schema/split.ts'
import { stage } from './schema/stage.ts'
import { targetMoves } from './schema/targets/target-moves.ts'
import { targetTree } from './schema/targets/target-tree.ts'
import { target } from './schema/targets/target.ts'
import { seedStages } from './seed-stages.ts'
import { solutionReviewed } from './use-cases/deals/review-solution.ts'

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
  schema: (b) => {
    stage(b)
    lead(b)
    opportunity(b)
    moveOpportunity(b)
    needItem(b)
    solution(b)
    negotiationRound(b)
    quote(b)
    dealMoves(b)
    stageChecks(b)
    reassign(b)
    stale(b)
    split(b)
    forecast(b)
    target(b)
    targetMoves(b)
    targetTree(b)
  },
  on: [{ event: 'approval.finished', id: 'solution-reviewed', mode: 'in-transaction', run: (event, context) => solutionReviewed(event as DomainEvent<ApprovalFinished>, context) }],
  seed: seedStages,
  messages,
})
