import type { Database } from '../../context.ts'
import { toDate, toDay } from '../../domain/days.ts'
import type { NamedOverride } from '../../domain/classification/decision.ts'
import type { KnownOfCustomer } from '../../domain/classification/measures.ts'
import type { CustomerClass } from '../../domain/classification/policy.ts'
import type { Standing } from '../../domain/classification/standing.ts'

const resultColumns = {
  ordinal: true, asOf: true, customerClass: true, origin: true, computedClass: true, computedSince: true, held: true, score: true, factors: true, policyId: true,
  reason: true, decidedById: true, overrideFrom: true, until: true,
} as const

/** What of a result is compared with the next. */
export interface LastResult {
  readonly ordinal: number
  readonly asOf: Date
  readonly customerClass: CustomerClass
  readonly origin: 'COMPUTED' | 'OVERRIDE'
  readonly computedClass: CustomerClass | null
  readonly computedSince: Date | null
  readonly held: 'MINIMUM_STAY' | 'MARGIN' | null
  readonly score: { toFixed(places: number): string } | null
  readonly factors: unknown
  readonly policyId: string | null
  readonly reason: string | null
  readonly decidedById: string | null
  readonly overrideFrom: Date | null
  readonly until: Date | null
}

export interface KnownCustomer {
  readonly id: string
  readonly customerClass: CustomerClass | null
  readonly lastVerifiedAt: Date | null
  readonly known: KnownOfCustomer
  readonly last: LastResult | null
  /** The class by the rules on the day before. */
  readonly before: Standing | null
  readonly override: NamedOverride | null
}

const purchaseColumns = { id: true, kind: true, on: true, grossMinor: true, currency: true, baseMinor: true, reversesId: true, sourceModule: true, sourceId: true } as const

/** Customers with all that their class rests on, and with their last result. One statement, and one more for each that was decided today already. */
export async function knownCustomers(db: Database, where: object, { day, take = 500 }: { readonly day: string; readonly take?: number }): Promise<KnownCustomer[]> {
  const rows = await db.customer.findMany({
    where: { ...where, mergedIntoId: null },
    select: {
      id: true, customerClass: true, lastVerifiedAt: true, sizeBand: true, potential: true,
      purchases: { select: purchaseColumns }, measures: { select: { key: true, value: true } },
      classResults: { select: resultColumns, orderBy: { ordinal: 'desc' }, take: 1 },
    },
    orderBy: { id: 'asc' },
    take,
  })
  return Promise.all(rows.map(async ({ classResults, sizeBand, potential, purchases, measures, ...row }) => {
    const last = classResults[0] ?? null
    const known: KnownOfCustomer = { sizeBand: sizeBand ?? null, potential: potential ?? null, purchases, measures }
    const before = last !== null && toDay(last.asOf) >= day ? await db.classResult.findFirst({ where: { customerId: row.id, asOf: { lt: toDate(day) } }, select: resultColumns, orderBy: { ordinal: 'desc' } }) : last
    return { ...row, known, last, before: standingOf(before), override: overrideOf(last) }
  }))
}

/** The class by the rules that a result left behind. What is decided twice in a day is decided from the day before. */
function standingOf(result: Pick<LastResult, 'computedClass' | 'computedSince'> | null): Standing | null {
  return result?.computedClass && result.computedSince ? { class: result.computedClass, since: toDay(result.computedSince) } : null
}

function overrideOf(result: LastResult | null): NamedOverride | null {
  if (result === null || result.origin !== 'OVERRIDE' || result.overrideFrom === null) return null
  return { class: result.customerClass, from: toDay(result.overrideFrom), until: result.until === null ? null : toDay(result.until), reason: result.reason ?? '', decidedById: result.decidedById }
}
