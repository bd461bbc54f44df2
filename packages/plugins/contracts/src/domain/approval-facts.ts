import { decimalAmount, formatPercent, money } from '@tenon/core/money'

export interface FactsOfContract {
  readonly currency: string | null
  readonly grossMinor: bigint | null
  readonly discountBp: number | null
  readonly customer: { readonly name: string }
}

/** The highest discount that a class of customers is given. */
export interface ClassLimit {
  readonly customerClass: string
  readonly maxDiscountBp: number | null
}

type Fact = { readonly label: string; readonly value: string }

/**
 * What a reviewer needs to know to decide: for whom it is, the price, the discount, and what the class of the customer is given. Labels are keys of messages,
 * read in the language of the reader.
 */
export function approvalFacts({ currency, grossMinor, discountBp, customer }: FactsOfContract, limit: ClassLimit | null = null): Fact[] {
  if (currency === null) return []
  return [
    { label: 'contracts.Contract.customer', value: customer.name },
    { label: 'contracts.Contract.gross', value: `${decimalAmount(money(grossMinor ?? 0n, currency))} ${currency}` },
    { label: 'contracts.Contract.discountBp', value: `${formatPercent(discountBp ?? 0)} %` },
    ...classFact(discountBp ?? 0, limit),
  ]
}

function classFact(discountBp: number, limit: ClassLimit | null): Fact[] {
  if (limit === null || limit.maxDiscountBp === null || discountBp <= 0) return []
  const { customerClass, maxDiscountBp } = limit
  return [{ label: discountBp > maxDiscountBp ? 'contracts.review.aboveClass' : 'contracts.review.withinClass', value: `${customerClass}: ${formatPercent(maxDiscountBp)} %` }]
}
