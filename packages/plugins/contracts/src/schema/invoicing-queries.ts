import { money } from '@tenon/core/money'
import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { proposed } from '../domain/invoice-proposal.ts'
import { dateOf, rowOf } from '../rows.ts'
import { readInvoicing, type InvoicedInstallment, type Invoicing } from '../use-cases/read-invoicing.ts'

interface Proposed extends InvoicedInstallment {
  readonly proposedMinor: bigint
}

interface Proposal extends Omit<Invoicing, 'installments'> {
  readonly installments: readonly Proposed[]
  readonly taxRateBp: number | null
}

/** What of a contract is invoiced, what can still be, and what is proposed. */
export function invoicingQueries(b: TenonBuilder<Slice>): void {
  const installment = b.objectRef<Proposed>('InvoicedInstallment').implement({
    description: 'An installment with what of it is invoiced.',
    fields: (t) => {
      const amount = (key: 'amountMinor' | 'invoicedMinor' | 'availableMinor' | 'proposedMinor', description: string) => t.field({ type: 'Money', description, resolve: (row) => money(row[key], row.currency) })
      return {
        installmentId: t.id({ resolve: ({ id }) => `Installment:${id}` }), contractId: t.id({ description: 'Its own contract, which may be an amendment.', resolve: (row) => `Contract:${row.contractId}` }),
        contractTitle: t.exposeString('contractTitle'), title: t.exposeString('title'), ordinal: t.exposeInt('ordinal'), waits: t.exposeBoolean('waits', { description: 'Whether it falls due by its invoice.' }),
        dueOn: t.field({ type: 'Date', nullable: true, description: 'The earliest day on which a part of it falls due.', resolve: ({ dueOn }) => (dueOn === null ? null : dateOf(dueOn)) }),
        amount: amount('amountMinor', 'All of it.'), invoiced: amount('invoicedMinor', 'What is invoiced of it by invoices that stand.'), available: amount('availableMinor', 'What can still be invoiced: not what was given up by an amendment or a settlement.'),
        proposed: amount('proposedMinor', 'What the next invoice would be for: what fell due, else what comes next.'),
      }
    },
  })
  const invoicing = b.objectRef<Proposal>('ContractInvoicing').implement({
    description: 'What of a contract and its signed amendments is invoiced and can still be.',
    fields: (t) => ({
      available: t.field({ type: 'Money', nullable: true, description: 'In all; null where nothing is priced.', resolve: ({ availableMinor, currency }) => (currency === null ? null : money(availableMinor, currency)) }),
      taxRateBp: t.exposeInt('taxRateBp', { nullable: true, description: 'Of its first line. 1300 is 13 %.' }),
      installments: t.field({ type: [installment], description: 'Its own, then those of its signed amendments; of an amendment its own.', resolve: ({ installments }) => [...installments] }),
    }),
  })
  b.queryField('contractInvoicing', (t) => t.field({
    type: invoicing, description: 'What of a contract is invoiced, within what the caller sees of it.', args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { db, today }) => {
      const contractId = rowOf(id, 'Contract')
      const { installments, ...found } = await readInvoicing(db, contractId)
      const next = new Map(proposed(installments, found.availableMinor, today()).map(({ installmentId, amountMinor }) => [installmentId, amountMinor]))
      const line = await db.contractLine.findFirst({ where: { contractId }, orderBy: { ordinal: 'asc' }, select: { taxRateBp: true } })
      return { ...found, taxRateBp: line?.taxRateBp ?? null, installments: installments.map((one) => ({ ...one, proposedMinor: next.get(one.id) ?? 0n })) }
    },
  }))
}
