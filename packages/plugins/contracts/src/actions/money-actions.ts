import { companyOf, type ActionOptions } from '@tenon/core'
import { money } from '@tenon/core/money'
import type { Context } from '../context.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { openOf, readAccounts } from '../use-cases/installment-accounts.ts'

type Row = Readonly<Record<string, unknown>>

/** What is offered on the pages of invoices, receipts, installments, write-offs, refunds and of customers with credit. */
export const moneyActions = {
  reverseInvoice: {
    on: 'ContractInvoice', permission: 'contracts:invoices', icon: 'undo-2', tone: 'danger',
    when: ({ status }) => status === 'ISSUED',
    start: (_row, context) => ({ issuedOn: context.today() }),
  },
  voidInvoice: { on: 'ContractInvoice', permission: 'contracts:invoices', icon: 'ban', tone: 'danger', when: ({ status }) => status === 'ISSUED' },
  confirmReceipt: {
    on: 'Receipt', permission: 'contracts:receipts', icon: 'circle-check', tone: 'primary',
    // "The person recording a receipt does not confirm it": to that person it is not offered.
    when: ({ status, recordedById }, { principal }) => status === 'RECORDED' && recordedById !== principal.personId,
  },
  reverseReceipt: {
    on: 'Receipt', permission: 'contracts:receipts', icon: 'undo-2', tone: 'danger',
    when: ({ status }) => status === 'RECORDED' || status === 'CONFIRMED',
    start: (_row, context) => ({ reversedOn: context.today() }),
  },
  reverseCost: {
    on: 'ContractCost', permission: 'contracts:record-costs', icon: 'undo-2', tone: 'danger',
    when: async ({ id, reversesId }, { db }) => reversesId === null && (await db.contractCost.count({ where: { reversesId: id as string } })) === 0,
    start: (_row, context) => ({ incurredOn: context.today() }),
  },
  requestRefund: {
    on: 'Customer', idInput: 'customerId', permission: 'contracts:receipts', icon: 'undo-2',
    when: async (row, context) => (await credit(row, context)) > 0n,
    start: async (row, context) => ({ amount: money(await credit(row, context), companyOf(context).currency) }),
  },
  payRefund: {
    on: 'Refund', permission: 'contracts:receipts', icon: 'circle-check', tone: 'primary',
    when: ({ status, requestedById }, { principal }) => status === 'REQUESTED' && requestedById !== principal.personId,
    start: (_row, context) => ({ paidOn: context.today() }),
  },
  requestWriteOff: {
    on: 'Installment', idInput: 'installmentId', permission: 'contracts:write-off', icon: 'eraser',
    when: async (row, context) => (await openAmount(row, context)) > 0n,
    start: async (row, context) => ({ amount: money(await openAmount(row, context), row['currency'] as string) }),
  },
  decideWriteOff: {
    on: 'WriteOff', permission: 'contracts:approve-write-off', icon: 'gavel', tone: 'primary',
    when: ({ status, requestedById }, { principal }) => status === 'REQUESTED' && requestedById !== principal.personId,
    start: () => ({ agree: true }),
  },
  correctTrigger: {
    on: 'ContractTrigger', like: 'ContractTrigger', permission: 'contracts:draft', icon: 'pencil',
    when: ({ supersededAt, source }) => supersededAt === null && source === 'MANUAL',
    start: ({ happenedOn }) => ({ happenedOn: (happenedOn as Date).toISOString().slice(0, 10) }),
  },
} satisfies Readonly<Record<string, ActionOptions<Context>>>

/** What the customer has with us in the company's currency. */
async function credit(row: Row, context: Context): Promise<bigint> {
  const { _sum } = await context.db.customerCredit.aggregate({ where: { customerId: row['id'] as string, currency: companyOf(context).currency }, _sum: { amountMinor: true } })
  return _sum.amountMinor ?? 0n
}

/** What is open of an installment that is owed; nothing before its contract is signed. */
async function openAmount(row: Row, { db }: Context): Promise<bigint> {
  const [installment] = await readAccounts(db, { id: row['id'] as string, contract: { status: { in: [...bindingStates] } } })
  return installment ? openOf(installment) : 0n
}
