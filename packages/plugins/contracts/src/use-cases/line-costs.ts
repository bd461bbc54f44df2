import { crossRateOn, TenonError } from '@tenon/core'
import { convert, extend, money, parseQuantity } from '@tenon/core/money'
import type { BusinessDate } from '@tenon/core/time'
import type { Context } from '../context.ts'
import { dateOf } from '../rows.ts'

interface Line {
  readonly id: string
  readonly productId: string | null
  readonly quantity: { toFixed(): string }
  readonly grossMinor: bigint
  readonly currency: string
  readonly costEstimateMinor: bigint | null
}

/**
 * What each line is expected to cost, by its id: as it was typed, else by the unit cost of its product that holds on a day, at that day's rate where it is in another
 * currency. Null where nobody knows. A line that takes away costs nothing unless it says so: whether less is delivered, or the same for less, its price does not tell.
 */
export async function lineCosts(context: Context, lines: readonly Line[], day: BusinessDate): Promise<ReadonlyMap<string, bigint | null>> {
  const productIds = [...new Set(lines.flatMap(({ productId, costEstimateMinor }) => (productId === null || costEstimateMinor !== null ? [] : [productId])))]
  const system = context.system('what a contract costs follows from the costs of its products')
  const costs = await system.productCost.findMany({ where: { productId: { in: productIds }, validFrom: { lte: dateOf(day) } }, orderBy: [{ validFrom: 'asc' }, { id: 'asc' }], select: { productId: true, unitCostMinor: true, currency: true } })
  const newest = new Map(costs.map((cost) => [cost.productId, cost]))
  const found = new Map<string, bigint | null>()
  for (const { id, productId, quantity, grossMinor, currency, costEstimateMinor } of lines) {
    const cost = productId === null ? undefined : newest.get(productId)
    if (costEstimateMinor !== null) found.set(id, costEstimateMinor)
    else if (grossMinor < 0n) found.set(id, 0n)
    else found.set(id, cost === undefined ? null : await inCurrency(context, extend(money(cost.unitCostMinor, cost.currency), parseQuantity(quantity.toFixed())), currency, day))
  }
  return found
}

async function inCurrency(context: Context, { minor, currency: from }: { readonly minor: bigint; readonly currency: string }, to: string, day: BusinessDate): Promise<bigint | null> {
  if (from === to) return minor
  try {
    return convert(money(minor, from), await crossRateOn(context, { from, to, day }), to).minor
  } catch (error) {
    if (error instanceof TenonError && error.code === 'FX_RATE_MISSING') return null
    throw error
  }
}

/** Freezes with the signature what the lines are expected to cost by the catalog: what products cost later changes no contract. */
export async function freezeCosts(context: Context, contractId: string, signedOn: BusinessDate): Promise<void> {
  const system = context.system('what a contract costs is frozen with its signature')
  const lines = await system.contractLine.findMany({ where: { contractId, costEstimateMinor: null, grossMinor: { gte: 0n } } })
  for (const [id, costEstimateMinor] of await lineCosts(context, lines, signedOn)) if (costEstimateMinor !== null) await system.contractLine.update({ where: { id }, data: { costEstimateMinor, costFromCatalog: true } })
}
