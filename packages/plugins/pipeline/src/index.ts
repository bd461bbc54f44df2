import { definePlugin } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'
import { messages } from '../messages/index.ts'
import { errors } from './errors.ts'
import { grants } from './grants.ts'
import { permissions } from './permissions.ts'
import { lead } from './schema/lead.ts'
import { moveOpportunity } from './schema/move-opportunity.ts'
import { opportunity } from './schema/opportunity.ts'
import { split } from './schema/split.ts'
import { stage } from './schema/stage.ts'
import { target } from './schema/target.ts'
import { seedStages } from './seed-stages.ts'

/** From the first lead to the won deal: leads, opportunities through their stages, splits of the credit, and targets. */
export const pipeline = definePlugin<Slice>()({
  id: 'pipeline',
  description: 'Leads, opportunities, stages, splits and targets.',
  package: new URL('..', import.meta.url),
  requires: { core: '^0.1.0', customers: '^0.1.0', catalog: '^0.1.0' },
  permissions,
  grants,
  errors: errors.catalogue,
  schema: (b) => {
    stage(b)
    lead(b)
    opportunity(b)
    moveOpportunity(b)
    split(b)
    target(b)
  },
  seed: seedStages,
  messages,
})
