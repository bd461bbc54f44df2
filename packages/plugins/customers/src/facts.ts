import type { FactDefinition } from '@tenon/core'

/** What the directory tells others. */
export const facts = {
  'customer.classified': {
    version: 1,
    description: 'A customer became of another class: by the rules, or because somebody decided so.',
    payload: { customerId: 'id', customerClass: 'text', previousClass: 'text?', asOf: 'date' },
  },
} as const satisfies Readonly<Record<string, FactDefinition>>
