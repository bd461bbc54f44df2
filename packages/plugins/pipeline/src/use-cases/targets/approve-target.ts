import { runTransition } from '@tenon/core'
import { parsePeriod } from '@tenon/core/time'
import type { Context } from '../../context.ts'
import { dateOf, dayOf } from '../../days.ts'
import { sizeOf, type Metric, type Sized } from '../../domain/targets/size.ts'
import { refuseOver } from './write-target.ts'

type Row = Readonly<Record<string, unknown>>

/** "DIRECTOR approves; a revision keeps the old value and its effective date": the value before is superseded, and other modules are told. */
export async function approveTarget(row: Row, context: Context): Promise<Row> {
  const { id, personId, orgUnitId, periodKey, metric, period } = row as { id: string; personId: string | null; orgUnitId: string | null; periodKey: string; metric: Metric; period: string }
  const system = context.system('an approved target takes the place of the one before, whoever set that')
  const before = await system.target.findMany({ where: { personId, orgUnitId, periodKey, metric, status: 'APPROVED', id: { not: id } }, select: { id: true } })
  if (before.length > 0) refuseOver(context, { name: String(row['name']), periodKey })
  const effectiveFrom = (row['effectiveFrom'] as Date | null) ?? dateOf(parsePeriod(periodKey).start)
  for (const old of before) {
    await runTransition(context, 'Target', old.id, 'supersede')
    await system.target.updateMany({ where: { parentId: old.id }, data: { parentId: id } })
  }
  context.emit('target.approved', id, {
    targetId: id, personId, orgUnitId, metric, period, periodKey, valueMinor: String(sizeOf(row as unknown as Sized)), currency: row['currency'], revision: row['revision'], effectiveFrom: dayOf(effectiveFrom),
  })
  return { effectiveFrom, approvedAt: context.now() }
}
