import type { Money } from '@tenon/web/kit'
import { minorOf, moneyOf } from '../amounts.ts'

const MONEY = '{ amount currency }'

export const INVOICING = `query ContractInvoicing($id: ID!) {
  invoicing: contractInvoicing(id: $id) {
    taxRateBp available ${MONEY}
    installments { installmentId contractId contractTitle title dueOn waits amount ${MONEY} invoiced ${MONEY} available ${MONEY} proposed ${MONEY} }
  }
}`

export interface InvoicedInstallment {
  readonly installmentId: string
  readonly contractId: string
  readonly contractTitle: string
  readonly title: string
  readonly dueOn: string | null
  readonly waits: boolean
  readonly amount: Money
  readonly invoiced: Money
  readonly available: Money
  readonly proposed: Money
}

export interface Invoicing {
  readonly taxRateBp: number | null
  readonly available: Money | null
  readonly installments: readonly InvoicedInstallment[]
}

/** What of each installment is invoiced, by its id. */
export type Parts = Readonly<Record<string, Money | null>>

export const invoiceKinds = ['VAT_SPECIAL', 'VAT_NORMAL'] as const

/** A contract that binds both sides is invoiced. */
export function canBeInvoiced({ status, gross }: Readonly<Record<string, unknown>>): boolean {
  return ['SIGNED', 'SUSPENDED', 'FULFILLED', 'TERMINATED', 'EXPIRED', 'CLOSED'].includes(String(status)) && gross !== null
}

/** The ones of which anything can still be invoiced. */
export function invoiceable(installments: readonly InvoicedInstallment[]): readonly InvoicedInstallment[] {
  return installments.filter(({ available }) => minorOf(available) > 0n)
}

export function proposedParts(installments: readonly InvoicedInstallment[]): Parts {
  return Object.fromEntries(installments.filter(({ proposed }) => minorOf(proposed) > 0n).map(({ installmentId, proposed }) => [installmentId, proposed]))
}

/** The amount of the invoice: what is named of all installments together. */
export function totalOf(parts: Parts, currency: string): Money {
  return moneyOf(Object.values(parts).reduce((sum, part) => sum + (part === null ? 0n : minorOf(part)), 0n), currency)
}

/** The first of which more is named than can still be invoiced. */
export function overInvoiced(installments: readonly InvoicedInstallment[], parts: Parts): InvoicedInstallment | null {
  return installments.find(({ installmentId, available }) => minorOf(parts[installmentId] ?? { ...available, amount: '0' }) > minorOf(available)) ?? null
}

/** Parts as the server takes them: those of which anything is named. */
export function partsInput(parts: Parts): readonly { readonly installmentId: string; readonly amount: Money }[] {
  return Object.entries(parts).flatMap(([installmentId, amount]) => (amount === null || minorOf(amount) <= 0n ? [] : [{ installmentId, amount }]))
}
