import { allocateWhole } from '@tenon/core/money'

export interface Share {
  readonly personId: string
  readonly kind: 'REVENUE' | 'OVERLAY'
  readonly shareBp: number
  readonly effectiveFrom: Date
}

export interface Credit {
  /** Null where a deal has no owner and no shares. */
  readonly personId: string | null
  readonly shareBp: number
}

/** Whose credit a deal is on a day: the newest set of revenue shares that holds by then, else the owner's alone. */
export function creditsOn(shares: readonly Share[], ownerId: string | null, day: string): Credit[] {
  const held = newestOn(shares.filter(({ kind }) => kind === 'REVENUE'), day)
  return held.length === 0 ? [{ personId: ownerId, shareBp: 10_000 }] : held.toSorted((a, b) => b.shareBp - a.shareBp || (a.personId < b.personId ? -1 : 1)).map(({ personId, shareBp }) => ({ personId, shareBp }))
}

/** Of shares that hold from different days those of the last day by then. */
export function newestOn(shares: readonly Share[], day: string): Share[] {
  const begun = shares.filter(({ effectiveFrom }) => effectiveFrom.toISOString().slice(0, 10) <= day)
  const newest = Math.max(...begun.map(({ effectiveFrom }) => effectiveFrom.getTime()))
  return begun.filter(({ effectiveFrom }) => effectiveFrom.getTime() === newest)
}

/** Divides an amount among those who are credited: the parts add up to it, and nobody gets the whole of what is shared. */
export function divide(minor: bigint, credits: readonly Credit[]): bigint[] {
  const size = minor < 0n ? -minor : minor
  return allocateWhole(size, credits.map(({ shareBp }) => BigInt(shareBp))).map((part) => (minor < 0n ? -part : part))
}
