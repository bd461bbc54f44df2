import { companyOf, freezeBase } from '@tenon/core'
import { formatRate, money } from '@tenon/core/money'
import type { BusinessDate } from '@tenon/core/time'
import type { Context } from '../context.ts'
import { dateOf } from '../rows.ts'

/**
 * What a contract in a foreign currency is worth in that of the company on the day of its signature, with the rate and its day; nothing for one in
 * the company's own. Policy: "rate frozen at signing, by signedOn". Throws FX_RATE_MISSING.
 */
export async function freezeContract(context: Context, { grossMinor, currency }: { readonly grossMinor: bigint | null; readonly currency: string | null }, signedOn: BusinessDate) {
  const own = companyOf(context).currency
  if (grossMinor === null || currency === null || currency === own) return {}
  const { base, rate, on } = await freezeBase(context, money(grossMinor, currency), signedOn)
  return { baseMinor: base.minor, baseCurrency: own, baseRate: formatRate(rate), baseRateOn: dateOf(on) }
}
