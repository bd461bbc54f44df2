import { companyOf, notify, type RequestContext } from '@tenon/core'
import { businessDateOf, daysBetween, openZone } from '@tenon/core/time'
import type { Context } from '../context.ts'
import { readSetting } from '../use-cases/read-setting.ts'

/** Contracts that are read at a time; all pages are worked in one night. */
const PAGE = 500

/** The owner hears once for each approval that nobody has signed its contract for as many days, counted in the zone of the company, as the company says. */
export async function alertOfUnsigned(context: Context): Promise<void> {
  const days = (await readSetting(context)).remindUnsignedDays
  const system = context.system('owners hear of what was approved and is not signed')
  const zone = openZone(companyOf(context).timeZone)
  let after: string | undefined
  for (;;) {
    const page = await system.contract.findMany({
      where: { ...(after === undefined ? {} : { id: { gt: after } }), status: { in: ['APPROVED', 'OUT_FOR_SIGNATURE'] }, ownerId: { not: null } },
      select: { id: true, ownerId: true, revision: true },
      orderBy: { id: 'asc' },
      take: PAGE,
    })
    const approvals = await system.approvalRequest.findMany({ where: { subjectModel: 'Contract', subjectId: { in: page.map(({ id }) => id) }, status: 'APPROVED', finishedAt: { not: null } }, select: { subjectId: true, finishedAt: true } })
    const approvedOn = new Map(approvals.map(({ subjectId, finishedAt }) => [subjectId, businessDateOf(finishedAt!, zone)]))
    for (const { id, ownerId, revision } of page) {
      const day = approvedOn.get(id)
      if (day === undefined || daysBetween(day, context.today()) < days) continue
      await notify(context as unknown as RequestContext, { to: [ownerId!], kind: 'contracts.unsigned', params: { day }, link: { model: 'Contract', id }, key: `unsigned:${id}:${revision}`, mail: true })
    }
    if (page.length < PAGE) return
    after = page.at(-1)!.id
  }
}
