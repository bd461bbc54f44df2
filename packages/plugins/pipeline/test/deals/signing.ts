import { definePlugin } from '@tenon/core'
import { undoWin, winByContract } from '../../src/index.ts'

/** The smallest module that signs contracts. */
export const signing = definePlugin()({
  id: 'signing',
  description: 'Signs contracts of deals.',
  package: new URL('signing/', import.meta.url),
  requires: { pipeline: '*' },
  schema: (b) => {
    b.useCase<{ id: string; amount: string; currency?: string | null }>('signDeal', {
      description: 'Signs the contract of a deal.',
      input: (t) => ({ id: t.field({ type: 'String', required: true }), amount: t.field({ type: 'String', required: true }), currency: t.field({ type: 'String' }) }),
      run: (context, { id, amount, currency }) => winByContract(context, { opportunityId: id, amountMinor: BigInt(amount), currency: currency ?? 'CNY', signedOn: '2026-02-10' }),
    })
    b.useCase<{ id: string }>('voidDeal', { description: 'Voids the contract of a deal.', input: (t) => ({ id: t.field({ type: 'String', required: true }) }), run: (context, { id }) => undoWin(context, id) })
  },
})
