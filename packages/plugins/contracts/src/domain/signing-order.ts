import type { Side } from './signing-obstacles.ts'

export type SigningOrder = 'ANY' | 'CUSTOMER_FIRST' | 'US_FIRST'

/** The side whose turn it is: "sign order". Null where either may sign, or both have. */
export function turnOf(order: SigningOrder, signed: readonly Side[]): Side | null {
  if (order === 'ANY') return null
  const sides: readonly Side[] = order === 'US_FIRST' ? ['US', 'CUSTOMER'] : ['CUSTOMER', 'US']
  return sides.find((side) => !signed.includes(side)) ?? null
}
