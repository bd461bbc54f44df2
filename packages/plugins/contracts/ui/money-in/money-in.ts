import type { Money } from '@tenon/web/kit'
import { minorOf, moneyOf } from '../amounts.ts'
import type { OwedInstallment } from '../receivables/receivables.ts'

const MONEY = '{ amount currency }'

export const OWED = `query MoneyInOwed($customerId: ID!) {
  credit: customerCreditBalance(customerId: $customerId) ${MONEY}
  receivables(customerId: $customerId) { installmentId contractId contractTitle contractNumber title ordinal status bucket dueOn amount ${MONEY} paid ${MONEY} open ${MONEY} receivable ${MONEY} allocatable ${MONEY} }
}`

export interface Owed {
  readonly credit: readonly Money[]
  readonly receivables: readonly OwedInstallment[]
}

/** What an installment takes, by its id. */
export type Amounts = Readonly<Record<string, Money | null>>

/** Installments that money in a currency may pay, the oldest day first; those without a day come last. */
export function payable(owed: Owed, currency: string): readonly OwedInstallment[] {
  return owed.receivables
    .filter(({ allocatable }) => allocatable.currency === currency && minorOf(allocatable) > 0n)
    .toSorted((left, right) => ((left.dueOn ?? '9999') < (right.dueOn ?? '9999') ? -1 : (left.dueOn ?? '9999') > (right.dueOn ?? '9999') ? 1 : left.ordinal - right.ordinal))
}

/** Spreads money over installments, the oldest first. */
export function oldestFirst(installments: readonly OwedInstallment[], available: bigint): Amounts {
  const spread = installments.reduce<{ readonly left: bigint; readonly amounts: Amounts }>(({ left, amounts }, { installmentId, allocatable }) => {
    const open = minorOf(allocatable)
    const taken = open < left ? open : left
    return taken > 0n ? { left: left - taken, amounts: { ...amounts, [installmentId]: moneyOf(taken, allocatable.currency) } } : { left, amounts }
  }, { left: available, amounts: {} })
  return spread.amounts
}

/** What is left of the money; negative where more is allocated than there is. */
export function remainder(available: bigint, installments: readonly OwedInstallment[], amounts: Amounts): bigint {
  return installments.reduce((left, { installmentId }) => left - minorOf(amounts[installmentId] ?? { amount: '0', currency: 'CNY' }), available)
}

/** The installment that takes more than is open of it, if any does. */
export function overpaid(installments: readonly OwedInstallment[], amounts: Amounts): OwedInstallment | null {
  return installments.find(({ installmentId, allocatable }) => minorOf(amounts[installmentId] ?? { amount: '0', currency: allocatable.currency }) > minorOf(allocatable)) ?? null
}

/** The allocations as the server takes them. */
export function allocationsOf(installments: readonly OwedInstallment[], amounts: Amounts): readonly { readonly installmentId: string; readonly amount: Money }[] {
  return installments.flatMap(({ installmentId }) => {
    const amount = amounts[installmentId]
    return amount && minorOf(amount) > 0n ? [{ installmentId, amount }] : []
  })
}
