import { allocate, money } from '@tenon/core/money'

export interface InstallmentDraft {
  readonly mode: 'PERCENT' | 'AMOUNT'
  readonly shareBp: number | null
  readonly amountMinor: bigint | null
}

/**
 * The amounts of a payment plan: percentages of the price by largest remainder, so that they make up exactly what they are
 * percentages of, and fixed amounts as they are. Null where the percentages are above 100 %.
 */
export function installmentAmounts(gross: bigint, currency: string, plan: readonly InstallmentDraft[]): readonly bigint[] | null {
  const shares = plan.filter(({ mode }) => mode === 'PERCENT').map(({ shareBp }) => shareBp ?? 0)
  const total = shares.reduce((sum, share) => sum + share, 0)
  if (total > 10_000 || shares.some((share) => share < 0)) return null
  const parts = total === 0 ? [] : allocate(money(gross, currency), [...shares, 10_000 - total].filter((_, index) => index < shares.length || total < 10_000))
  const amounts = parts.map(({ minor }) => minor)
  return plan.map(({ mode, amountMinor }) => (mode === 'PERCENT' ? (amounts.shift() ?? 0n) : (amountMinor ?? 0n)))
}
