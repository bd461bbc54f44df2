import { decimalAmount, formatPercent, money } from '@tenon/core/money'

export interface FactsOfContract {
  readonly currency: string | null
  readonly grossMinor: bigint | null
  readonly discountBp: number | null
  readonly customer: { readonly name: string }
}

/** What a reviewer needs to know to decide: for whom it is, the price and the discount. Labels are keys of messages, read in the language of the reader. */
export function approvalFacts({ currency, grossMinor, discountBp, customer }: FactsOfContract): { readonly label: string; readonly value: string }[] {
  if (currency === null) return []
  return [
    { label: 'contracts.Contract.customer', value: customer.name },
    { label: 'contracts.Contract.gross', value: `${decimalAmount(money(grossMinor ?? 0n, currency))} ${currency}` },
    { label: 'contracts.Contract.discountBp', value: `${formatPercent(discountBp ?? 0)} %` },
  ]
}
