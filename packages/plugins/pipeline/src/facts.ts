import type { FactDefinition } from '@tenon/core'

/** `amountMinor` is in minor units of `currency`. */
const outcome = { customerId: 'id?', amountMinor: 'text?', currency: 'text?', closedOn: 'date?' } as const satisfies FactDefinition['payload']
/** What a deal was won for, in the currency of the company; null where it was won without an amount, or in a past of which nobody said the rate. `campaign` is that of its lead. */
const won = { ...outcome, base: 'money?', baseRate: 'decimal?', baseRateOn: 'date?', splits: [{ personId: 'id', kind: 'text', shareBp: 'percent' }], campaign: 'text?' } as const satisfies FactDefinition['payload']
const answered = { authorId: 'id?', answeredById: 'id?' } as const satisfies FactDefinition['payload']

/** What this module tells others. A correction is another fact. */
export const facts = {
  'lead.assigned': { version: 1, description: 'A lead was given to somebody; `by` is null where a rule did it.', payload: { personId: 'id', by: 'id?' } },
  'lead.converted': { version: 1, description: 'A lead became an opportunity of a customer.', payload: { customerId: 'id', opportunityId: 'id' } },
  'opportunity.won': { version: 1, description: 'A deal was won, by the signature of its contract or by a manager; `amountMinor` is in minor units, `base` the same in the currency of the company, at `baseRate`, the rate of `baseRateOn`, frozen when it was won; `splits` is whose credit it is on the day of the close, `campaign` the one that its lead came from.', payload: won },
  'opportunity.lost': { version: 1, description: 'A deal was lost; `amountMinor` is what it would have been worth.', payload: outcome },
  'opportunity.reopened': { version: 1, description: 'A won deal is open again, because none of its contracts binds any more.', payload: { customerId: 'id?' } },
  'suggestion.accepted': { version: 1, description: 'A suggestion for a product was accepted.', payload: answered },
  'suggestion.rejected': { version: 1, description: 'A suggestion for a product was rejected.', payload: answered },
  'suggestion.delivered': { version: 1, description: 'What a suggestion asked for can be had.', payload: answered },
  'target.approved': {
    version: 1, description: 'A target holds, from `effectiveFrom` on; `valueMinor` is in minor units of `currency`, or a number of customers where there is none.',
    payload: { targetId: 'id', personId: 'id?', orgUnitId: 'id?', metric: 'text', period: 'text', periodKey: 'text', valueMinor: 'text', currency: 'text?', revision: 'integer', effectiveFrom: 'date' },
  },
} as const satisfies Readonly<Record<string, FactDefinition>>
