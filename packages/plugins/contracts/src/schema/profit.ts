import { companyOf } from '@tenon/core'
import { money } from '@tenon/core/money'
import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { contractActions } from '../actions/contract-actions.ts'
import { moneyActions } from '../actions/money-actions.ts'
import { errors, whom } from '../errors.ts'
import { rowOf } from '../rows.ts'
import { recordCost, reverseCost, type CostInput } from '../use-cases/contract-costs.ts'
import { readProfit, type Profit } from '../use-cases/read-profit.ts'

/** What contracts cost and bring, for those who may know it. */
export function profit(b: TenonBuilder<Slice>): void {
  b.resource('ContractCost', {
    icon: 'coins', title: 'title', list: { columns: ['contract', 'kind', 'title', 'incurredOn', 'amount'], sort: ['-incurredOn'] }, operations: { create: false, update: false, delete: false },
  })
  b.useCase<CostInput>('recordContractCost', {
    description: 'Notes what a signed contract cost beside what its lines were estimated to.',
    input: (t) => ({
      contractId: t.field({ type: 'ID', required: true }), kind: t.field({ type: 'CostKind', required: true }), title: t.field({ type: 'String', required: true }),
      incurredOn: t.field({ type: 'Date', required: true }), amount: t.field({ type: 'MoneyInput', required: true }),
    }),
    answers: 'ContractCost',
    run: recordCost,
    action: contractActions.recordCost,
  })
  b.useCase<Parameters<typeof reverseCost>[1]>('reverseContractCost', {
    description: 'Takes a cost back with a row of the opposite amount.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }), incurredOn: t.field({ type: 'Date' }) }),
    answers: 'ContractCost',
    run: reverseCost,
    action: moneyActions.reverseCost,
  })
  const share = b.objectRef<Profit['shares'][number] & { readonly currency: string }>('ProfitShare').implement({
    description: 'What of a profit one person is credited with.',
    fields: (t) => ({ personId: t.id({ resolve: ({ personId }) => `Person:${personId}` }), name: t.exposeString('name'), amount: t.field({ type: 'Money', resolve: ({ amountMinor, currency }) => money(amountMinor, currency) }) }),
  })
  const found = b.objectRef<Profit>('ContractProfit').implement({
    description: 'What a contract brings with its signed amendments: the price without tax, less what it costs.',
    fields: (t) => {
      const amount = (key: 'netMinor' | 'plannedMinor' | 'directMinor' | 'profitMinor', description: string) => t.field({ type: 'Money', description, resolve: (row) => money(row[key], row.currency) })
      return {
        net: amount('netMinor', 'The price without tax; of a contract that was terminated what its settlement leaves of it.'),
        planned: amount('plannedMinor', 'What the lines are expected to cost, as typed or by the catalog: frozen with the signature, before it as of today.'),
        direct: amount('directMinor', 'What was noted beside that.'), profit: amount('profitMinor', 'What is left.'),
        marginBp: t.exposeInt('marginBp', { nullable: true, description: 'Of the price without tax. 8165 is 81.65 %.' }), unknownLines: t.exposeInt('unknownLines', { description: 'Lines of which nobody knows what they cost: they count as nothing.' }),
        base: t.field({ type: 'Money', nullable: true, description: 'The profit in the currency of the company, at the rate frozen with the signature.', resolve: ({ baseMinor }, _args, context) => (baseMinor === null ? null : money(baseMinor, companyOf(context).currency)) }),
        shares: t.field({ type: [share], description: 'By the revenue shares; they make up the profit exactly.', resolve: ({ shares, currency }) => shares.map((one) => ({ ...one, currency })) }),
      }
    },
  })
  b.queryField('contractProfit', (t) => t.field({
    type: found, nullable: true, description: 'What a contract brings; null where nothing is priced. Refused to whoever may not see what contracts cost.', args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const contractId = rowOf(id, 'Contract')
      await context.db.contract.findUniqueOrThrow({ where: { id: contractId }, select: { id: true } })
      if (!context.principal.has('contracts:costs')) throw errors.CONTRACT_NOT_ALLOWED(whom('DIRECTOR'))
      return readProfit(context, context.db, contractId)
    },
  }))
}
