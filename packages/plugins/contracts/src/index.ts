import { definePlugin } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'
import { errors } from './errors.ts'
import { grants, restricts } from './grants.ts'
import { permissions } from './permissions.ts'

export const contracts = definePlugin<Slice>()({
  id: 'contracts',
  description: 'Contracts from the draft to the last payment: review, signature, installments, receipts and receivables.',
  package: new URL('..', import.meta.url),
  requires: { core: '^0.1.0', customers: '^0.1.0', catalog: '^0.1.0' },
  permissions,
  grants,
  restricts,
  errors: errors.catalogue,
})
