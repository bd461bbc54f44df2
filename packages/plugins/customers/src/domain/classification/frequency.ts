import { addMonths, toDay } from '../days.ts'
import { countingPurchases, type PurchaseRow } from '../purchases.ts'

/**
 * Policy: "FREQUENCY = distinct contracts signed in (asOf - 12 months, asOf]". A contract that was reported in several rows counts once, a typed-in
 * purchase for itself. What was taken back stops counting on the day of the row that says so: for a typed-in purchase the day it was taken back, for
 * one that a module reported the purchase's own day, as if it had never been.
 */
export function frequencyOn(rows: readonly (PurchaseRow & { readonly sourceModule: string; readonly sourceId: string | null })[], asOf: string): bigint {
  const after = addMonths(asOf, -12)
  const known = rows.filter(({ on }) => toDay(on) <= asOf)
  const counted = countingPurchases(known).filter(({ on }) => toDay(on) > after)
  return BigInt(new Set(counted.map(({ id, sourceModule, sourceId }) => (sourceId === null ? id : `${sourceModule}:${sourceId}`))).size)
}
