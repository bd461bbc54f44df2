import { divideRounded } from '@tenon/core/money'

/** A movement of the credit of a customer in one currency. */
export interface CreditMovement {
  readonly kind: string
  readonly receiptId: string | null
  readonly amountMinor: bigint
  /** Its worth in the currency of the company, where it came of no receipt, which has its own. */
  readonly baseMinor: bigint | null
  readonly baseCurrency: string | null
}

/** Credit that came at once, and how much of it is used up. */
export interface CreditPart extends Omit<CreditMovement, 'kind'> {
  readonly usedMinor: bigint
}

/**
 * What there is of credit, the oldest first: what came first is used first, and what a receipt brought goes when that is taken back. `freedMinor` of what
 * was spent is free again, to be paid of what is left.
 */
export function creditParts(movements: readonly CreditMovement[], freedMinor = 0n): CreditPart[] {
  const reversed = new Set(movements.flatMap(({ kind, receiptId }) => (kind === 'REVERSAL' ? [receiptId] : [])))
  const came = movements.filter(({ amountMinor, receiptId }) => amountMinor > 0n && (receiptId === null || !reversed.has(receiptId)))
  const spent = movements.filter(({ kind, amountMinor }) => amountMinor < 0n && kind !== 'REVERSAL').reduce((sum, { amountMinor }) => sum - amountMinor, 0n)
  let left = spent - freedMinor
  return came.map(({ kind: _kind, ...part }) => {
    const usedMinor = left < part.amountMinor ? left : part.amountMinor
    left -= usedMinor
    return { ...part, usedMinor }
  })
}

/** A piece of an amount that is paid of one part. */
export interface Piece {
  readonly part: number
  readonly amountMinor: bigint
  /** What was used of the part before. */
  readonly usedMinor: bigint
}

/** Pays amounts one after the other of parts one after the other; the parts are at least as much as the amounts. */
export function piecesOf(amounts: readonly bigint[], parts: readonly Pick<CreditPart, 'amountMinor' | 'usedMinor'>[]): Piece[][] {
  const used = parts.map(({ usedMinor }) => usedMinor)
  return amounts.map((amount) => {
    const pieces: Piece[] = []
    let left = amount
    for (const [part, { amountMinor }] of parts.entries()) {
      const usedMinor = used[part]!
      const rest = amountMinor - usedMinor
      const taken = rest < left ? rest : left
      if (taken <= 0n) continue
      pieces.push({ part, amountMinor: taken, usedMinor })
      used[part] = usedMinor + taken
      left -= taken
    }
    return pieces
  })
}

/** What a piece is of the worth of its part; the pieces of a part that is used up add up to its worth exactly. */
export function worthOfPiece(worthMinor: bigint, { amountMinor: wholeMinor }: Pick<CreditPart, 'amountMinor'>, { usedMinor, amountMinor }: Omit<Piece, 'part'>): bigint {
  return divideRounded(worthMinor * (usedMinor + amountMinor), wholeMinor) - divideRounded(worthMinor * usedMinor, wholeMinor)
}
