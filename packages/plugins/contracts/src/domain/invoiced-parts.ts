import type { BusinessDate } from '@tenon/core/time'
import { after, happeningOf, type DuePart, type InstallmentTerms } from './due-dates.ts'

/** An invoice that stands: it is neither void nor reversed by a red-letter one. */
export interface Invoiced {
  readonly contractId: string
  readonly on: BusinessDate
  readonly currency: string
  readonly amountMinor: bigint
  /** The installments that it names, with what of each it is for. None in one of before installments were named. */
  readonly parts: readonly { readonly installmentId: string; readonly amountMinor: bigint }[]
}

export interface PlannedInstallment extends InstallmentTerms {
  readonly id: string
  readonly contractId: string
}

/** What an invoice is for of one installment. */
export interface Covered {
  readonly on: BusinessDate
  readonly amountMinor: bigint
}

export function waitsForInvoice(terms: Pick<InstallmentTerms, 'trigger' | 'anchor'>): boolean {
  return happeningOf(terms) === 'INVOICE'
}

/**
 * What is invoiced of each installment, the oldest invoice first. One that names installments is for those. One that names none, from before they
 * were named, is for what waits for an invoice, in the order of the plan, and then for the rest of the plan, as far as the named ones left it; one of a
 * contract is for its installments before those of its amendments, one of an amendment only for that amendment's. Amounts are minor units, and cover what is in their own currency.
 */
export function coverage(plan: readonly PlannedInstallment[], invoices: readonly Invoiced[], contractId: string): ReadonlyMap<string, readonly Covered[]> {
  const left = new Map(plan.map(({ id, amountMinor }) => [id, amountMinor]))
  const covered = new Map<string, Covered[]>(plan.map(({ id }) => [id, []]))
  const cover = (id: string, on: BusinessDate, amountMinor: bigint): void => {
    left.set(id, left.get(id)! - amountMinor)
    covered.get(id)!.push({ on, amountMinor })
  }
  const inOrder = invoices.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  for (const { on, parts } of inOrder) for (const { installmentId, amountMinor } of parts) if (left.has(installmentId)) cover(installmentId, on, amountMinor)
  const unnamed = [...plan.filter(waitsForInvoice), ...plan.filter((one) => !waitsForInvoice(one))]
  for (const { on, currency, contractId: of, amountMinor: whole } of inOrder.filter(({ parts }) => parts.length === 0)) {
    let uncovered = whole
    for (const { id } of unnamed.filter((one) => one.currency === currency && (one.contractId === of || of === contractId))) {
      const open = left.get(id)!
      const amountMinor = open < uncovered ? open : uncovered
      if (amountMinor <= 0n) continue
      cover(id, on, amountMinor)
      uncovered -= amountMinor
    }
  }
  return new Map([...covered].map(([id, parts]) => [id, parts.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))]))
}

/** What falls due by invoices, by installment: each part of what waits for an invoice falls due by the day of its own. */
export function invoicedParts(plan: readonly PlannedInstallment[], invoices: readonly Invoiced[], contractId: string): ReadonlyMap<string, readonly DuePart[]> {
  const covered = coverage(plan, invoices, contractId)
  return new Map(plan.filter(waitsForInvoice).map((installment) => [installment.id, covered.get(installment.id)!.map(({ on, amountMinor }) => ({ dueOn: after(installment, on), amountMinor }))]))
}
