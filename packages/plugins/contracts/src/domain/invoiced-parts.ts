import type { BusinessDate } from '@tenon/core/time'
import { after, happeningOf, type DuePart, type InstallmentTerms } from './due-dates.ts'

/** An invoice that stands: it is neither void nor reversed by a red-letter one. */
export interface Invoiced {
  readonly contractId: string
  readonly on: BusinessDate
  readonly currency: string
  readonly amountMinor: bigint
}

export interface PlannedInstallment extends InstallmentTerms {
  readonly id: string
  readonly contractId: string
}

export function waitsForInvoice(terms: Pick<InstallmentTerms, 'trigger' | 'anchor'>): boolean {
  return happeningOf(terms) === 'INVOICE'
}

/**
 * What falls due by invoices, by installment: the invoiced amount covers what waits for an invoice, in the order of the plan and the oldest invoice
 * first, and each part falls due by the day of its own invoice. An invoice of a contract covers its installments before those of its
 * amendments, one of an amendment only that amendment's. Amounts are minor units, and cover what is in their own currency.
 */
export function invoicedParts(plan: readonly PlannedInstallment[], invoices: readonly Invoiced[], contractId: string): ReadonlyMap<string, readonly DuePart[]> {
  const waiting = plan.filter(waitsForInvoice)
  const left = new Map(waiting.map(({ id, amountMinor }) => [id, amountMinor]))
  const parts = new Map<string, DuePart[]>(waiting.map(({ id }) => [id, []]))
  for (const invoice of invoices.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))) {
    let uncovered = invoice.amountMinor
    for (const installment of waiting.filter((one) => one.currency === invoice.currency && (one.contractId === invoice.contractId || invoice.contractId === contractId))) {
      const open = left.get(installment.id)!
      const amountMinor = open < uncovered ? open : uncovered
      if (amountMinor <= 0n) continue
      left.set(installment.id, open - amountMinor)
      uncovered -= amountMinor
      parts.get(installment.id)!.push({ dueOn: after(installment, invoice.on), amountMinor })
    }
  }
  return parts
}
