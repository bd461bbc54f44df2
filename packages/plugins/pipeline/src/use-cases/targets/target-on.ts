import type { Context } from '../../context.ts'
import { dateOf } from '../../days.ts'
import type { Holding } from '../../domain/targets/holder.ts'

/** The approved value that holds for somebody on a day: that of the newest revision effective by then. Within the caller's rights. */
export async function targetOn({ db }: Context, { personId, orgUnitId }: Holding, { periodKey, on }: { readonly periodKey: string; readonly on: string }): Promise<{ valueMinor: bigint; currency: string } | null> {
  return db.target.findFirst({
    where: { personId, orgUnitId, periodKey, metric: 'SALES_AMOUNT', status: { in: ['APPROVED', 'SUPERSEDED'] }, effectiveFrom: { lte: dateOf(on) } },
    orderBy: [{ effectiveFrom: 'desc' }, { revision: 'desc' }],
    select: { valueMinor: true, currency: true },
  })
}
