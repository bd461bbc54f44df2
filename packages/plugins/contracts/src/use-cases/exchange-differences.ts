import { companyOf, freezeBase } from '@tenon/core'
import { formatRate, money } from '@tenon/core/money'
import type { Context, Database } from '../context.ts'
import { worthOfPiece } from '../domain/credit-parts.ts'
import { differenceOf, differencesOf } from '../domain/exchange-difference.ts'
import { dateOf, dayOf } from '../rows.ts'
import type { Allocated as Allocation } from './allocate-money.ts'
import type { CreditOfReceipt } from './read-credit-parts.ts'

interface Receipt {
  readonly id: string
  readonly receivedOn: Date
  readonly amountMinor: bigint
  readonly currency: string
  readonly valueMinor: bigint
  readonly valueCurrency: string
  readonly fxRate: { toFixed(): string } | null
}

interface Allocated extends Receipt {
  readonly allocations: readonly { readonly id: string; readonly contractId: string; readonly amountMinor: bigint }[]
}

/**
 * What a receipt was worth in the currency of the company on the day it came: at the rate that was said of it where the contracts are in that
 * currency, else at the table's. Null where no foreign currency has a part in it. Throws FX_RATE_MISSING.
 */
export async function freezeReceipt(context: Context, { receivedOn, amountMinor, currency, valueMinor, valueCurrency, fxRate }: Receipt) {
  const own = companyOf(context).currency
  if (currency === own) return valueCurrency === own ? null : { baseMinor: amountMinor, baseCurrency: own, baseRate: null, baseRateOn: null }
  if (valueCurrency === own) return { baseMinor: valueMinor, baseCurrency: own, baseRate: fxRate?.toFixed() ?? null, baseRateOn: receivedOn }
  const { base, rate, on } = await freezeBase(context, money(amountMinor, currency), dayOf(receivedOn))
  return { baseMinor: base.minor, baseCurrency: own, baseRate: formatRate(rate), baseRateOn: dateOf(on) }
}

/** Notes what the money brought over the rates that were frozen with the signatures, or short of them: one row for each allocation. */
export async function bookDifferences(context: Context, receipt: Allocated, baseMinor: bigint): Promise<void> {
  const { id: receiptId, receivedOn: bookedOn, allocations } = receipt
  if (allocations.length === 0) return
  const system = context.system('the exchange difference of a receipt follows from the rates of its contracts')
  const rates = await frozenRates(system, allocations)
  const own = companyOf(context).currency
  const paid = allocations.map(({ amountMinor, contractId }) => ({ amountMinor, baseRate: rates.get(contractId) ?? null }))
  const differences = differencesOf(money(baseMinor, own), money(receipt.valueMinor, receipt.valueCurrency), paid)
  await system.exchangeDifference.createMany({
    data: allocations.flatMap(({ id: allocationId, contractId }, index) => {
      const difference = differences[index]
      return difference ? [{ receiptId, contractId, allocationId, bookedOn, ...difference, currency: own }] : []
    }),
  })
}

interface Used {
  readonly parts: readonly CreditOfReceipt[]
  readonly allocated: readonly Allocation[]
  readonly currency: string
  readonly bookedOn: Date
}

/**
 * Notes what credit brought over the rates of the contracts that it pays, or short of them: it is worth what it was the day its receipt came, or at the
 * rate of the contract that an amendment made cheaper.
 */
export async function bookCreditDifferences(context: Context, { parts, allocated, currency, bookedOn }: Used): Promise<void> {
  const system = context.system('the exchange difference of credit follows from its receipt and its contracts')
  const rates = await frozenRates(system, allocated)
  await system.exchangeDifference.createMany({
    data: allocated.flatMap(({ id: allocationId, contractId, ...piece }) => {
      const { receiptId, worth, ...part } = parts[piece.part]!
      if (worth === null) return []
      const difference = differenceOf(money(worthOfPiece(worth.minor, part, piece), worth.currency), money(piece.amountMinor, currency), rates.get(contractId) ?? null)
      return difference ? [{ receiptId, contractId, allocationId, bookedOn, ...difference, currency: worth.currency }] : []
    }),
  })
}

/** Rates that were frozen with the signatures of the contracts that are paid. */
async function frozenRates(system: Database, paid: readonly { readonly contractId: string }[]): Promise<ReadonlyMap<string, string>> {
  const contracts = await system.contract.findMany({ where: { id: { in: paid.map(({ contractId }) => contractId) }, baseRate: { not: null } }, select: { id: true, baseRate: true } })
  return new Map(contracts.map(({ id, baseRate }) => [id, baseRate!.toFixed()]))
}

/** A receipt that is taken back takes its differences back, with rows of the opposite. `opposites` names the allocation that reverses another. */
export async function takeBackDifferences(context: Context, { receiptId, opposites, bookedOn }: { readonly receiptId: string; readonly opposites: ReadonlyMap<string, string>; readonly bookedOn: Date }): Promise<void> {
  const system = context.system('the exchange difference of a receipt is taken back with it')
  const rows = await system.exchangeDifference.findMany({ where: { receiptId, allocationId: { in: [...opposites.keys()] } } })
  await system.exchangeDifference.createMany({
    data: rows.map(({ allocationId, contractId, receivedMinor, agreedMinor, amountMinor, currency }) => ({
      receiptId, contractId, allocationId: opposites.get(allocationId)!, bookedOn, receivedMinor: -receivedMinor, agreedMinor: -agreedMinor, amountMinor: -amountMinor, currency,
    })),
  })
}
