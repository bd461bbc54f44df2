import type { Context } from '../../context.ts'
import { dateOf } from '../../days.ts'
import { errors } from '../../errors.ts'

export interface NewShare {
  readonly personId: string
  readonly shareBp: number
  readonly kind: 'REVENUE' | 'OVERLAY'
}

interface ShareSet {
  readonly opportunity: { readonly id: string }
  readonly shares: readonly NewShare[]
  /** '2026-02-10'. */
  readonly from: string
}

/** "REVENUE splits total exactly 10000 bp", at every date: a set replaces all that would hold from its day on; earlier ones stay. Throws SPLIT_TOTAL, SPLIT_DATE. */
export async function writeShares(context: Context, { opportunity, shares, from }: ShareSet): Promise<void> {
  const total = shares.filter(({ kind }) => kind === 'REVENUE').reduce((sum, { shareBp }) => sum + shareBp, 0)
  if (total !== 10_000 || shares.some(({ shareBp }) => shareBp <= 0)) throw errors.SPLIT_TOTAL({ total: total / 100 })
  if (from < context.today()) throw errors.SPLIT_DATE()
  const effectiveFrom = dateOf(from)
  const system = context.system('replace the shares of an opportunity')
  await system.split.deleteMany({ where: { opportunityId: opportunity.id, effectiveFrom: { gte: effectiveFrom } } })
  await context.db.split.createMany({ data: shares.map((share) => ({ ...share, opportunityId: opportunity.id, effectiveFrom })) })
}
