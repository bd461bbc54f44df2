import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

/** Posted facts are never edited: everything here is written by a use case, and corrected by another row. */
const written = { create: false, update: false, delete: false } as const

export function payments(b: TenonBuilder<Slice>): void {
  b.resource('Receipt', {
    icon: 'banknote', nav: 34, search: ['bankReference', 'payerName', 'customer.name'],
    list: { columns: ['bankReference', 'customer', 'receivedOn', 'amount', 'method', 'status'], sort: ['-receivedOn'] },
    fields: { status: { tones: { RECORDED: 'warning', CONFIRMED: 'success', REVERSED: 'danger' } }, fxRate: { summable: false }, baseRate: { summable: false } }, related: ['allocations', 'exchangeDifferences', 'credits'], operations: written,
  })
  b.resource('ReceiptAllocation', { icon: 'arrow-left-right', title: 'countedOn', hidden: ['exchangeDifference'], list: { columns: ['receipt', 'contract', 'installment', 'amount', 'countedOn', 'fxDifference'], sort: ['-createdAt'] }, operations: written })
  b.resource('ExchangeDifference', { icon: 'coins', title: 'bookedOn', list: { columns: ['receipt', 'contract', 'bookedOn', 'received', 'agreed', 'amount'], sort: ['-bookedOn'] }, hidden: ['allocation'], operations: written })
  b.resource('CustomerCredit', { icon: 'piggy-bank', title: 'note', list: { columns: ['customer', 'kind', 'bookedOn', 'amount', 'receipt'], sort: ['-bookedOn'] }, fields: { baseRate: { summable: false } }, operations: written })
  b.resource('Refund', { icon: 'undo-2', title: 'reason', list: { columns: ['customer', 'amount', 'reason', 'status', 'paidOn'], sort: ['-createdAt'] }, fields: { status: { tones: { REQUESTED: 'warning', PAID: 'success' } } }, operations: written })
  b.resource('ContractInvoice', {
    icon: 'receipt-text', nav: 35, title: 'number', search: ['number', 'contract.title'],
    list: { columns: ['number', 'contract', 'kind', 'issuedOn', 'gross', 'tax', 'status'], sort: ['-issuedOn'] },
    fields: { status: { tones: { ISSUED: 'success', VOID: 'neutral', RED_REVERSED: 'warning', RED: 'danger' } }, taxRateBp: { summable: false } }, related: ['parts'], operations: written,
  })
  b.resource('InvoicePart', { icon: 'receipt-text', title: 'installment', list: { columns: ['invoice', 'installment', 'amount'], sort: ['createdAt'] }, operations: written })
  b.resource('WriteOff', { icon: 'eraser', title: 'reason', list: { columns: ['contract', 'installment', 'kind', 'amount', 'status', 'countedOn'], sort: ['-createdAt'] }, fields: { status: { tones: { REQUESTED: 'warning', APPROVED: 'danger', REJECTED: 'neutral' } } }, operations: written })
}
