import { definePlugin } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'
import { messages } from '../messages/index.ts'
import { errors } from './errors.ts'
import { holdHandlers } from './events/holds.ts'
import { purchaseHandlers } from './events/purchases.ts'
import { touchHandlers } from './events/touches.ts'
import { facts } from './facts.ts'
import { grants, restricts } from './grants.ts'
import { permissions } from './permissions.ts'
import { classPolicy } from './schema/classes/class-policy.ts'
import { classResult } from './schema/classes/class-result.ts'
import { contact } from './schema/contact.ts'
import { customer } from './schema/customer.ts'
import { interaction } from './schema/interaction.ts'
import { merge } from './schema/merge.ts'
import { ownership } from './schema/ownership.ts'
import { policy } from './schema/policy.ts'
import { pool } from './schema/pool.ts'
import { purchase } from './schema/purchase.ts'
import { quality } from './schema/quality.ts'
import { status } from './schema/status.ts'
import { visits } from './schema/visits.ts'
import { classifyCustomers } from './use-cases/classes/classify-customers.ts'
import { seedClasses } from './use-cases/classes/seed-classes.ts'
import { handover } from './use-cases/hand-over.ts'
import { noteDuplicates } from './use-cases/note-duplicates.ts'
import { keepUp } from './use-cases/upkeep.ts'

export { matchKeysOf, openNameKey, phoneKey, type NameKey } from './domain/match-key.ts'
export { classifyCustomers } from './use-cases/classes/classify-customers.ts'
export { reportMeasure, type Measure } from './use-cases/classes/rate-customer.ts'
export { treatmentOf, type Treatment } from './use-cases/classes/treatments.ts'
export { endHold, holdCustomer, type Hold, type HoldKind } from './use-cases/holds.ts'
export { assertMayTrade } from './use-cases/may-trade.ts'
export { customerAfterMerges } from './use-cases/merge-customers.ts'

/** The shared directory: customers, contacts, the communication log, purchases, and whose each customer is. */
export const customers = definePlugin<Slice>()({
  id: 'customers',
  description: 'The shared directory of customers, their contacts, the communication log, purchases and owners.',
  package: new URL('..', import.meta.url),
  requires: { core: '^0.1.0' },
  permissions,
  grants,
  restricts,
  errors: errors.catalogue,
  facts,
  schema: (b) => {
    customer(b)
    contact(b)
    interaction(b)
    purchase(b)
    ownership(b)
    status(b)
    pool(b)
    merge(b)
    policy(b)
    classPolicy(b)
    classResult(b)
    visits(b)
    quality(b)
  },
  on: [...purchaseHandlers, ...holdHandlers, ...touchHandlers],
  // Whoever owes money since this night, or has a deal, is held before the pool takes those that nothing happens with.
  jobs: [{ id: 'upkeep', every: 'night', last: true, run: async (context) => void (await keepUp(context)) }, { id: 'classify', every: 'night', run: async (context) => void (await classifyCustomers(context)) }, { id: 'find-duplicates', every: 30, run: noteDuplicates }],
  handover,
  seed: seedClasses,
  messages,
})
