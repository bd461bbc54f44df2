import type { Bridge, EventHandler } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import type { Context } from '../context.ts'
import { closeDeal, reopenDeal } from './close-deal.ts'
import { reportReceipt } from './collected.ts'
import { dealOffer } from './deal-offer.ts'
import { draftOfDeal, type DealDraft } from './draft-of-deal.ts'

/** Where deals are kept too: a deal drafts its contract, the contract closes the deal, and what it brings counts against targets. */
export const pipelineBridge: Bridge<Slice> = {
  range: '^0.1.0',
  model: 'bridge/pipeline.prisma',
  schema: (b) => {
    b.extendResource('Contract', { form: ['opportunity'] })
    b.extendResource('Opportunity', { related: ['contracts'] })
    dealOffer(b)
    b.useCase<DealDraft>('draftContractOfDeal', {
      description: 'Drafts the contract of a deal that is contracting or won, with its customer, what it offers at the agreed price, and its splits.',
      input: (t) => ({
        opportunityId: t.field({ type: 'ID', required: true }),
        title: t.field({ type: 'String', description: 'The name of the deal where it is left out.' }),
        type: t.field({ type: 'ContractType', description: 'That of the template; without one, SALE where it is left out.' }),
        templateId: t.field({ type: 'ID', description: 'What its clauses come from.' }),
        variables: t.field({ type: ['TemplateVariableInput'] }), clauseTexts: t.field({ type: ['TemplateClauseTextInput'] }),
        startOn: t.field({ type: 'Date' }), endOn: t.field({ type: 'Date' }), deliveryDueOn: t.field({ type: 'Date' }), acceptanceBasis: t.field({ type: 'AcceptanceBasis' }), description: t.field({ type: 'String' }),
        lines: t.field({ type: ['ContractLineInput'], description: 'What the deal offers where they are left out.' }), installments: t.field({ type: ['ContractInstallmentInput'] }),
        splits: t.field({ type: ['ContractShareInput'], description: 'Those of the deal where they are left out.' }), terms: t.field({ type: ['ContractTermInput'] }), obligations: t.field({ type: ['ContractObligationInput'] }),
      }),
      answers: 'Contract',
      run: draftOfDeal,
    })
  },
  on: [closes('contract.signed', closeDeal), closes('contract.terminated', reopenDeal), counts('receipt.confirmed'), counts('receipt.reversed')],
}

/** In the transaction of the signature: a contract is never signed without its deal being won. */
function closes(event: string, run: (context: Context, contractId: string) => Promise<void>): EventHandler {
  return { event, id: `deal-of-${event.replace('.', '-')}`, mode: 'in-transaction', run: ({ recordId }, context) => run(context as unknown as Context, recordId!) }
}

/** In the transaction of the receipt: what was collected is what is counted. */
function counts(event: string): EventHandler {
  return { event, id: `collected-of-${event.replace('.', '-')}`, mode: 'in-transaction', run: ({ recordId }, context) => reportReceipt(context as unknown as Context, recordId!) }
}
