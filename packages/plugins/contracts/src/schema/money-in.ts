import type { TenonBuilder, UseCaseOptions } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { moneyActions } from '../actions/money-actions.ts'
import { payRefund, requestRefund, useCredit, type CreditUse } from '../use-cases/credits.ts'
import { issueInvoice, reverseInvoice, voidInvoice, type InvoiceInput } from '../use-cases/invoices.ts'
import { confirmReceipt, recordReceipt, reverseReceipt, type ReceiptInput } from '../use-cases/receipts.ts'
import { decideWriteOff, requestWriteOff } from '../use-cases/write-offs.ts'

type Fields = Parameters<UseCaseOptions['input']>[0]
const identity = (t: Fields) => ({ id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }) })

/** Receipts, credit, refunds, write-offs and invoices. */
export function moneyIn(b: TenonBuilder<Slice>): void {
  const allocation = b.inputType('AllocationInput', { description: 'What pays an installment, or is invoiced of it, in the currency of its contract.', fields: (t) => ({ installmentId: t.id({ required: true }), amount: t.field({ type: 'MoneyInput' as never, required: true }) }) })
  b.useCase<ReceiptInput>('recordReceipt', {
    description: 'Records money that came in and the installments that it pays. It counts once somebody else confirms it; what is left over is credit of the customer.',
    input: (t) => ({
      customerId: t.field({ type: 'ID', required: true }), receivedOn: t.field({ type: 'Date', required: true }), amount: t.field({ type: 'MoneyInput', required: true }), bankReference: t.field({ type: 'String', required: true }),
      method: t.field({ type: 'ReceiptMethod' }), payerName: t.field({ type: 'String', description: 'Who paid, where that is not the customer.' }),
      valueCurrency: t.field({ type: 'String', description: 'Currency of the contracts, where the payment is in another one.' }), fxRate: t.field({ type: 'Decimal', description: 'What one unit of the payment was worth in it that day.' }),
      allocations: t.field({ type: [allocation], required: true }),
    }),
    answers: 'Receipt',
    run: recordReceipt,
  })
  b.useCase<Parameters<typeof confirmReceipt>[1]>('confirmReceipt', { description: 'Confirms a receipt that somebody else recorded.', input: identity, answers: 'Receipt', run: confirmReceipt, action: moneyActions.confirmReceipt })
  b.useCase<Parameters<typeof reverseReceipt>[1]>('reverseReceipt', {
    description: 'Takes a receipt back with rows of the opposite amounts.',
    input: (t) => ({ ...identity(t), reason: t.field({ type: 'String', required: true }), reversedOn: t.field({ type: 'Date' }) }),
    answers: 'Receipt',
    run: reverseReceipt,
    action: moneyActions.reverseReceipt,
  })
  b.useCase<CreditUse>('useCustomerCredit', {
    description: 'Pays installments with what the customer has with us.',
    input: (t) => ({ customerId: t.field({ type: 'ID', required: true }), currency: t.field({ type: 'String', required: true }), allocations: t.field({ type: [allocation], required: true }) }),
    answers: 'Customer',
    run: useCredit,
  })
  b.useCase<Parameters<typeof requestRefund>[1]>('requestRefund', {
    description: 'Sets credit of a customer aside to be paid back by somebody else.',
    input: (t) => ({ customerId: t.field({ type: 'ID', required: true }), amount: t.field({ type: 'MoneyInput', required: true }), reason: t.field({ type: 'String', required: true }) }),
    answers: 'Refund',
    run: requestRefund,
    action: moneyActions.requestRefund,
  })
  b.useCase<Parameters<typeof payRefund>[1]>('payRefund', {
    description: 'Notes that a refund was paid.',
    input: (t) => ({ ...identity(t), paidOn: t.field({ type: 'Date', required: true }), bankReference: t.field({ type: 'String', required: true }) }),
    answers: 'Refund',
    run: payRefund,
    action: moneyActions.payRefund,
  })
  b.useCase<Parameters<typeof requestWriteOff>[1]>('requestWriteOff', {
    description: 'Finance proposes to give up what is open of an installment.',
    input: (t) => ({ installmentId: t.field({ type: 'ID', required: true }), amount: t.field({ type: 'MoneyInput', required: true }), reason: t.field({ type: 'String', required: true }) }),
    answers: 'WriteOff',
    run: requestWriteOff,
    action: moneyActions.requestWriteOff,
  })
  b.useCase<Parameters<typeof decideWriteOff>[1]>('decideWriteOff', { description: 'A leader agrees to a write-off, or does not.', input: (t) => ({ ...identity(t), agree: t.field({ type: 'Boolean', required: true }) }), answers: 'WriteOff', run: decideWriteOff, action: moneyActions.decideWriteOff })
  b.useCase<InvoiceInput>('issueInvoice', {
    description: 'Issues an invoice for installments. All that stand are together at most the price of the contract with its signed amendments.',
    input: (t) => ({
      contractId: t.field({ type: 'ID', required: true }), number: t.field({ type: 'String', required: true }), kind: t.field({ type: 'InvoiceKind', required: true }), issuedOn: t.field({ type: 'Date', required: true }),
      gross: t.field({ type: 'MoneyInput', required: true }), taxRateBp: t.field({ type: 'Int', required: true }),
      parts: t.field({ type: [allocation], description: 'The installments that it is for, which make up all of it. Left out: what has a day first, then what waits for its invoice, then the rest of the plan.' }),
    }),
    answers: 'ContractInvoice',
    run: issueInvoice,
  })
  b.useCase<Parameters<typeof reverseInvoice>[1]>('reverseInvoice', {
    description: 'Issues the red-letter invoice that reverses another one; both stay.',
    input: (t) => ({ ...identity(t), number: t.field({ type: 'String', required: true }), issuedOn: t.field({ type: 'Date', required: true }) }),
    answers: 'ContractInvoice',
    run: reverseInvoice,
    action: moneyActions.reverseInvoice,
  })
  b.useCase<Parameters<typeof voidInvoice>[1]>('voidInvoice', { description: 'Makes an invoice void that has not left the house.', input: identity, answers: 'ContractInvoice', run: voidInvoice, action: moneyActions.voidInvoice })
}
