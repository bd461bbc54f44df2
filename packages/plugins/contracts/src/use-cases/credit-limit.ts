import { companyOf, ratesOn } from '@tenon/core'
import { convert, money } from '@tenon/core/money'
import type { Context } from '../context.ts'
import { baseOf } from '../domain/in-base.ts'
import { standingOf } from '../domain/installment-status.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import type { Submission } from '../domain/submit-checks.ts'
import { accountOf, readAccounts } from './installment-accounts.ts'

interface Asked {
  readonly customerId: string
  readonly currency: string | null
  readonly grossMinor: bigint | null
  readonly customer: { readonly creditLimitMinor?: bigint | null; readonly creditLimitCurrency?: string | null }
}

/**
 * What a customer owes under signed contracts of all currencies, what the contract adds, and its credit limit, in the currency of the company: what
 * was signed at the rate that was frozen with it, the limit and what is not signed yet at the rate of today. Null where the customer has no limit,
 * 'RATE_MISSING' where something has no rate, and so cannot be compared: it never counts as nothing.
 */
export async function creditOf(context: Context, { customerId, currency, grossMinor, customer }: Asked): Promise<Submission['credit']> {
  const { creditLimitMinor: limit, creditLimitCurrency: limitCurrency } = customer
  if (limit === null || limit === undefined || !limitCurrency) return null
  const own = companyOf(context).currency
  const today = context.today()
  const system = context.system('what a customer owes decides about more credit')
  const rows = await readAccounts(system, { contract: { customerId, status: { in: [...bindingStates] } } })
  const owing = rows.map((row) => ({ row, open: standingOf(accountOf(row), today).openMinor })).filter(({ open }) => open > 0n)
  const rates = await ratesOn(context, [limitCurrency, currency ?? own, ...owing.map(({ row }) => row.currency)].map((asked) => ({ currency: asked, day: today })))
  const atToday = (minor: bigint, of: string) => {
    const found = rates(of, today)
    return of === own ? minor : found === null ? null : convert(money(minor, of), found.rate, own).minor
  }
  // What was signed before rates were frozen has none: the rate of today stands in for it, as it does for what is not signed.
  const owed = owing.map(({ row, open }) => baseOf(open, row.contract, own) ?? atToday(open, row.currency))
  const [limitMinor, addedMinor] = [atToday(limit, limitCurrency), atToday(grossMinor ?? 0n, currency ?? own)]
  if (limitMinor === null || addedMinor === null || owed.some((minor) => minor === null)) return 'RATE_MISSING'
  return { owed: money(owed.reduce<bigint>((sum, minor) => sum + minor!, 0n), own), added: money(addedMinor, own), limit: money(limitMinor, own) }
}
