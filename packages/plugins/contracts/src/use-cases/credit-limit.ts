import { money } from '@tenon/core/money'
import type { Context } from '../context.ts'
import { standingOf } from '../domain/installment-status.ts'
import type { Submission } from '../domain/submit-checks.ts'
import { accountOf, readAccounts } from './installment-accounts.ts'
import { bindingStates } from '../domain/lifecycle.ts'

/** What a customer owes under signed contracts, in the currency of its credit limit; null where it has none, or the currencies differ. */
export async function creditOf(context: Context, contract: { readonly customerId: string; readonly currency: string | null; readonly customer: object }): Promise<Submission['credit']> {
  const { creditLimitMinor: limit, creditLimitCurrency: currency } = contract.customer as { readonly creditLimitMinor?: bigint | null; readonly creditLimitCurrency?: string | null }
  if (limit === null || limit === undefined || !currency || currency !== contract.currency) return null
  const rows = await readAccounts(context.system('what a customer owes decides about more credit'), { currency, contract: { customerId: contract.customerId, status: { in: [...bindingStates] } } })
  const owed = rows.reduce((sum, row) => sum + standingOf(accountOf(row), context.today()).openMinor, 0n)
  return { owed: money(owed, currency), limit: money(limit, currency) }
}
