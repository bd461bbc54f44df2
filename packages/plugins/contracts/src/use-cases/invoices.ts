import { assertPeriodOpen } from '@tenon/core'
import { money, splitTaxInclusive } from '@tenon/core/money'
import type { Context } from '../context.ts'
import { namedFor, type Named } from '../domain/invoice-proposal.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { errors, inState, whom } from '../errors.ts'
import { amountOf, dayOf, rowOf, spell, type MoneyInput } from '../rows.ts'
import { requireHappened, requireNotBefore } from './days-of-what-happened.ts'
import { lockInvoicing, type Invoicing } from './read-invoicing.ts'
import { refreshDues } from './refresh-dues.ts'

export interface InvoiceInput {
  readonly contractId: string
  readonly number: string
  readonly kind: never
  readonly issuedOn: Date
  readonly gross: MoneyInput
  /** "Tax rate per line and invoice date, never global": the rate that holds on the day of the invoice. */
  readonly taxRateBp: number
  /** The installments that it is for, which make up the whole of it; where they are left out, what has a day comes first, then what waits for its invoice, then the rest of the plan. */
  readonly parts?: readonly { readonly installmentId: string; readonly amount: MoneyInput }[] | null
}

/**
 * Issues an invoice for installments: each of them, and all of the contract with its amendments together, is invoiced at most once. What waits for an
 * invoice falls due by the day of its own. Throws INVOICE_ABOVE_CONTRACT, INSTALLMENT_OVER_INVOICED, INSTALLMENT_NOT_INVOICED_HERE, INVOICE_PARTS_TOTAL.
 */
export async function issueInvoice(context: Context, input: InvoiceInput): Promise<string> {
  requireInvoicing(context)
  const contractId = rowOf(input.contractId, 'Contract')
  const contract = await context.db.contract.findUniqueOrThrow({ where: { id: contractId } })
  if (!(bindingStates as readonly string[]).includes(contract.status) || contract.currency === null) throw errors.CONTRACT_STATE(inState('ContractStatus', contract.status))
  requireHappened(context, input.issuedOn)
  await assertPeriodOpen(context, { module: 'contracts', on: dayOf(input.issuedOn) })
  const { minor, currency } = amountOf(input.gross, contract.currency)
  if (currency !== contract.currency) throw errors.CONTRACT_CURRENCY_MIXED({ currency: contract.currency })
  if (minor <= 0n) throw errors.RECEIPT_AMOUNT()
  const invoicing = await lockInvoicing(context, contractId)
  if (minor > invoicing.availableMinor) throw errors.INVOICE_ABOVE_CONTRACT({ available: spell(invoicing.availableMinor, currency) })
  const parts = namedParts(input, minor, currency, invoicing)
  const { net, tax } = splitTaxInclusive(money(minor, currency), input.taxRateBp)
  const { id } = await context.db.contractInvoice.create({
    data: {
      contractId, number: input.number.trim(), kind: input.kind, issuedOn: input.issuedOn, taxRateBp: input.taxRateBp, grossMinor: minor, netMinor: net.minor, taxMinor: tax.minor, currency,
    },
    select: { id: true },
  })
  await writeParts(context, id, parts, currency)
  await refreshDues(context, contractId)
  return id
}

/** What the invoice is for, checked against what can still be invoiced of each installment. */
function namedParts({ parts }: InvoiceInput, grossMinor: bigint, currency: string, { installments }: Invoicing): readonly Named[] {
  if (!parts || parts.length === 0) return namedFor(grossMinor, installments)
  const named = new Map<string, bigint>()
  for (const { installmentId, amount } of parts) {
    const { minor, currency: of } = amountOf(amount, currency)
    if (of !== currency) throw errors.CONTRACT_CURRENCY_MIXED({ currency })
    if (minor <= 0n) throw errors.RECEIPT_AMOUNT()
    const id = rowOf(installmentId, 'Installment')
    named.set(id, (named.get(id) ?? 0n) + minor)
  }
  for (const [id, minor] of named) {
    const installment = installments.find((one) => one.id === id)
    if (!installment) throw errors.INSTALLMENT_NOT_INVOICED_HERE()
    if (minor > installment.availableMinor) throw errors.INSTALLMENT_OVER_INVOICED({ title: installment.title, available: spell(installment.availableMinor, currency) })
  }
  const total = [...named.values()].reduce((sum, minor) => sum + minor, 0n)
  if (total !== grossMinor) throw errors.INVOICE_PARTS_TOTAL({ total: spell(total, currency), gross: spell(grossMinor, currency) })
  return [...named].map(([installmentId, amountMinor]) => ({ installmentId, amountMinor }))
}

async function writeParts(context: Context, invoiceId: string, parts: readonly Named[], currency: string): Promise<void> {
  await context.system('what an invoice is for is written with it').invoicePart.createMany({ data: parts.map((part) => ({ invoiceId, ...part, currency })) })
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
  const parts = await context.system('a red-letter invoice is for what it reverses').invoicePart.findMany({ where: { invoiceId: invoice.id }, orderBy: { id: 'asc' } })
  await writeParts(context, id, parts.map(({ installmentId, amountMinor }) => ({ installmentId, amountMinor: -amountMinor })), currency)
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
