import { divideRounded, shareOf } from '@tenon/core/money'
import { daysBetween, type BusinessDate } from '@tenon/core/time'
import type { InstallmentStanding } from './installment-status.ts'

/** Ageing by days past due: not yet past, 1 to 30, 31 to 60, 61 to 90, 91 to 180, more. */
export const ageingBuckets = ['CURRENT', 'DAYS_1_30', 'DAYS_31_60', 'DAYS_61_90', 'DAYS_91_180', 'OVER_180'] as const
export type AgeingBucket = (typeof ageingBuckets)[number]

const limits = [0, 30, 60, 90, 180] as const

export function bucketOf(dueOn: BusinessDate, asOf: BusinessDate): AgeingBucket {
  const days = daysBetween(dueOn, asOf)
  const index = limits.findIndex((limit) => days <= limit)
  return ageingBuckets[index === -1 ? limits.length : index]!
}

export interface Collection {
  readonly dueMinor: bigint
  readonly collectedMinor: bigint
  readonly receivableMinor: bigint
  /** Collected of what fell due; null where nothing fell due. */
  readonly rateBp: number | null
}

/** "Collection rate = collected of what fell due / what fell due." What was paid before it fell due counts when it does. */
export function collectionOf(standings: readonly Pick<InstallmentStanding, 'dueMinor' | 'receivableMinor'>[]): Collection {
  const dueMinor = standings.reduce((sum, standing) => sum + standing.dueMinor, 0n)
  const receivableMinor = standings.reduce((sum, standing) => sum + standing.receivableMinor, 0n)
  const collectedMinor = dueMinor - receivableMinor
  return { dueMinor, collectedMinor, receivableMinor, rateBp: dueMinor === 0n ? null : shareOf(collectedMinor, dueMinor) }
}

/** "DSO = receivable / gross sales of the last 90 days * 90", in tenths of a day; null without sales. */
export function daysSalesOutstanding(receivableMinor: bigint, salesMinor: bigint): number | null {
  return salesMinor <= 0n ? null : Number(divideRounded(receivableMinor * 900n, salesMinor))
}
