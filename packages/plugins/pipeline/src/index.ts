import { definePlugin } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'
import { messages } from '../messages/index.ts'
import { errors } from './errors.ts'
import { grants, restricts } from './grants.ts'
import { permissions } from './permissions.ts'
import { capture } from './schema/leads/capture.ts'
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
import { target } from './schema/target.ts'
import { seedStages } from './seed-stages.ts'
import { leadCaptured, leadForm } from './use-cases/leads/capture-doors.ts'
import { keepLeads } from './use-cases/leads/keep-leads.ts'

/** From the first lead to the won deal: leads, opportunities through their stages, splits of the credit, and targets. */
export const pipeline = definePlugin<Slice>()({
  id: 'pipeline',
  description: 'Leads, opportunities, stages, splits and targets.',
  package: new URL('..', import.meta.url),
  requires: { core: '^0.1.0', customers: '^0.1.0', catalog: '^0.1.0' },
  permissions,
  grants,
  restricts,
  errors: errors.catalogue,
  schema: (b) => {
    stage(b)
    lead(b)
    leadLifecycle(b)
    leadRules(b)
    leadQueries(b)
    capture(b)
    marketResearch(b)
    competitor(b)
    productSuggestion(b)
    salesPlan(b)
    opportunity(b)
    moveOpportunity(b)
    split(b)
    target(b)
  },
  on: [leadCaptured],
  publicForms: [leadForm],
  jobs: [{ id: 'keep-leads', everyMinutes: 60, run: keepLeads }],
  seed: seedStages,
  messages,
})
