import { companyOf, type Job } from '@tenon/core'
import { reportMeasure } from '@tenon/customers'
import type { Slice } from '../../.slice/types.ts'
import type { Context, Database } from '../context.ts'
import { amountsOf } from '../domain/forecast/amounts.ts'
import { priced, worthIn } from './worth.ts'

const source = 'pipeline'
const key = 'PIPELINE'

/** What of a deal says how much potential its customer has. */
const potential = ['stageId', 'customerId', 'amountMinor', 'currency', 'probabilityBp', 'forecastCategory']

export interface DealWrite {
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>>
  readonly changed: ReadonlySet<string>
}

/** With every write of a deal; many that are brought in at once are left to the night. */
export async function reportAfterWrite(context: Context, { before, after, changed }: DealWrite): Promise<void> {
  if (context.source === 'import' || context.source === 'seed') return
  if (before !== null && !potential.some((column) => changed.has(column))) return
  await reportPotential(context, [before?.['customerId'], after['customerId']] as (string | null | undefined)[])
}

/**
 * "POTENTIAL: open weighted pipeline": tells the customers' classification what the open deals of customers are worth by their probability, as the forecast
 * counts them, in the currency of the company. Not known where a deal is in a currency whose rate nobody said: a part is not the whole.
 */
export async function reportPotential(context: Context, customerIds: readonly (string | null | undefined)[]): Promise<void> {
  const ids = [...new Set(customerIds.filter((id) => id != null))].toSorted()
  if (ids.length === 0) return
  const system = context.system('the potential of a customer is that of all its deals, whoever sees them')
  const values = await potentialsOf(context, system, { customerId: { in: ids } })
  const known = await knownPotentials(system, { customerId: { in: ids } })
  for (const customerId of ids) await report(context, customerId, values.has(customerId) ? values.get(customerId)! : 0n, known.get(customerId))
}

/** Every night, what no write tells: rates of the day, deals that were imported, deleted or merged with their customer, stages that mean something else now. */
export const keepPotentials: Job<Slice> = {
  id: 'keep-potentials',
  every: 'night',
  async run(context) {
    const system = context.system('the potential of customers follows the deals and the rates of the day')
    const [values, known] = [await potentialsOf(context, system, { customerId: { not: null } }), await knownPotentials(system, {})]
    for (const customerId of [...new Set([...values.keys(), ...known.keys()])].toSorted()) await report(context, customerId, values.has(customerId) ? values.get(customerId)! : 0n, known.get(customerId))
  },
}

/** Null is what is not known. */
async function report(context: Context, customerId: string, value: bigint | null, known: bigint | undefined): Promise<void> {
  if (value === (known ?? null) || (value === 0n && known === undefined)) return
  await reportMeasure(context, { customerId, key, value, source })
}

async function potentialsOf(context: Context, system: Database, of: { readonly customerId: { readonly in: string[] } | { readonly not: null } }): Promise<ReadonlyMap<string, bigint | null>> {
  const deals = await system.opportunity.findMany({ where: { ...of, heldSince: null, amountMinor: { not: null }, stage: { outcome: 'OPEN' } }, select: { customerId: true, ...priced, probabilityBp: true, forecastCategory: true } })
  const worth = await worthIn(context, companyOf(context).currency, deals)
  const sums = new Map<string, bigint | null>()
  for (const deal of deals) {
    const { weighted, withoutRate } = amountsOf({ amountMinor: worth(deal), probabilityBp: deal.probabilityBp, category: deal.forecastCategory, outcome: 'OPEN' })
    const sum = sums.get(deal.customerId!)
    sums.set(deal.customerId!, sum === null || withoutRate > 0 ? null : (sum ?? 0n) + weighted)
  }
  return sums
}

async function knownPotentials(system: Database, of: { readonly customerId?: { readonly in: string[] } }): Promise<ReadonlyMap<string, bigint>> {
  const rows = await system.customerMeasure.findMany({ where: { ...of, key, source }, select: { customerId: true, value: true } })
  return new Map(rows.map(({ customerId, value }) => [customerId, value]))
}
