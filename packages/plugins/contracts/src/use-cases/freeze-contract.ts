import { companyOf, freezeBase } from '@tenon/core'
import { formatRate, money } from '@tenon/core/money'
import type { BusinessDate } from '@tenon/core/time'
import type { Context } from '../context.ts'
import { takenAway } from '../domain/in-base.ts'
import { dateOf } from '../rows.ts'
import type { Lowered } from './amend-contract.ts'

/**
 * What a contract in a foreign currency is worth in that of the company on the day of its signature, with the rate and its day; nothing for one in
 * the company's own. Policy: "rate frozen at signing, by signedOn". Throws FX_RATE_MISSING.
 *
 * An amendment that lowers the price takes away what was agreed at the rates of earlier signatures, and takes it at those: nothing that happened is converted
 * again, and the worth of a contract with its amendments is what of its installments is owed, was paid and is credit.
 */
export async function freezeContract(context: Context, { grossMinor, currency }: { readonly grossMinor: bigint | null; readonly currency: string | null }, signedOn: BusinessDate, lowered: readonly Lowered[] = []) {
  const own = companyOf(context).currency
  if (grossMinor === null || currency === null || currency === own) return {}
  const taken = takenAway(lowered, own)
  if (taken !== null) return { baseMinor: -taken.minor, baseCurrency: own, baseRate: taken.rate, baseRateOn: dateOf(signedOn) }
  const { base, rate, on } = await freezeBase(context, money(grossMinor, currency), signedOn)
  return { baseMinor: base.minor, baseCurrency: own, baseRate: formatRate(rate), baseRateOn: dateOf(on) }
}
