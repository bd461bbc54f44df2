import { assertPeriodOpen } from '@tenon/core'
import { money, splitTaxInclusive } from '@tenon/core/money'
import type { Context } from '../context.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { errors, inState, whom } from '../errors.ts'
import { amountOf, dayOf, rowOf, spell, type MoneyInput } from '../rows.ts'
import { requireHappened, requireNotBefore } from './days-of-what-happened.ts'
import { effectiveGross } from './effective-gross.ts'
import { refreshDues } from './refresh-dues.ts'

export interface InvoiceInput {
  readonly contractId: string
  readonly number: string
  readonly kind: never
  readonly issuedOn: Date
  readonly gross: MoneyInput
  /** "Tax rate per line and invoice date, never global": the rate that holds on the day of the invoice. */
  readonly taxRateBp: number
}

/** Issues an invoice; all that stand are together at most the price, amendments included. What waits for an invoice falls due by its day. */
export async function issueInvoice(context: Context, input: InvoiceInput): Promise<string> {
  requireInvoicing(context)
  const contractId = rowOf(input.contractId, 'Contract')
  const contract = await context.db.contract.findUniqueOrThrow({ where: { id: contractId } })
  await context.system('one invoice of a contract at a time').contract.update({ where: { id: contractId }, data: {} })
  if (!(bindingStates as readonly string[]).includes(contract.status) || contract.currency === null) throw errors.CONTRACT_STATE(inState('ContractStatus', contract.status))
  requireHappened(context, input.issuedOn)
  await assertPeriodOpen(context, { module: 'contracts', on: dayOf(input.issuedOn) })
  const { minor, currency } = amountOf(input.gross, contract.currency)
  if (currency !== contract.currency) throw errors.CONTRACT_CURRENCY_MIXED({ currency: contract.currency })
  if (minor <= 0n) throw errors.RECEIPT_AMOUNT()
  const { _sum } = await context.db.contractInvoice.aggregate({ where: { contractId, status: { not: 'VOID' } }, _sum: { grossMinor: true } })
  const available = (await effectiveGross(context, contractId)) - (_sum.grossMinor ?? 0n)
  if (minor > available) throw errors.INVOICE_ABOVE_CONTRACT({ available: spell(available, currency) })
  const { net, tax } = splitTaxInclusive(money(minor, currency), input.taxRateBp)
  const { id } = await context.db.contractInvoice.create({
    data: {
      contractId, number: input.number.trim(), kind: input.kind, issuedOn: input.issuedOn, taxRateBp: input.taxRateBp, grossMinor: minor, netMinor: net.minor, taxMinor: tax.minor, currency,
    },
    select: { id: true },
  })
  await refreshDues(context, contractId)
  return id
}

/** Issues the red-letter invoice that reverses another one; both stay, the price can be invoiced again, and what fell due by it waits for the next. */
export async function reverseInvoice(context: Context, input: { readonly id: string; readonly expectedVersion: number; readonly number: string; readonly issuedOn: Date }): Promise<string> {
  const invoice = await issued(context, input)
  requireHappened(context, input.issuedOn)
  requireNotBefore(input.issuedOn, invoice.issuedOn)
  await assertPeriodOpen(context, { module: 'contracts', on: dayOf(input.issuedOn) })
  await context.db.contractInvoice.update({ where: { id: invoice.id }, data: { status: 'RED_REVERSED' } })
  const { contractId, kind, taxRateBp, grossMinor, netMinor, taxMinor, currency } = invoice
  const { id } = await context.db.contractInvoice.create({
    data: {
      contractId, number: input.number.trim(), kind, taxRateBp, currency, status: 'RED', issuedOn: input.issuedOn, reversesId: invoice.id,
      grossMinor: -grossMinor, netMinor: -netMinor, taxMinor: -taxMinor,
    },
    select: { id: true },
  })
  await refreshDues(context, contractId)
  return id
}

/** Makes an invoice void that has not left the house; nothing is due by it. */
export async function voidInvoice(context: Context, input: { readonly id: string; readonly expectedVersion: number }): Promise<string> {
  const { id, contractId } = await issued(context, input)
  await context.db.contractInvoice.update({ where: { id }, data: { status: 'VOID' } })
  await refreshDues(context, contractId)
  return id
}

async function issued(context: Context, input: { readonly id: string; readonly expectedVersion: number }) {
  requireInvoicing(context)
  const id = rowOf(input.id, 'ContractInvoice')
  await context.db.contractInvoice.update({ where: { id, version: input.expectedVersion }, data: {} })
  const invoice = await context.db.contractInvoice.findUniqueOrThrow({ where: { id } })
  if (invoice.status !== 'ISSUED') throw errors.INVOICE_STATE(inState('InvoiceStatus', invoice.status))
  return invoice
}

function requireInvoicing({ principal }: Context): void {
  if (!principal.has('contracts:invoices')) throw errors.CONTRACT_NOT_ALLOWED(whom('FINANCE'))
}
