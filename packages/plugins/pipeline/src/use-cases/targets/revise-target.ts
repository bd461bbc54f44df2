import { missingId, rowIdOf } from '@tenon/core'
import { parseMoney } from '@tenon/core/money'
import type { Context } from '../../context.ts'
import { errors } from '../../errors.ts'
import { dayOf } from '../../days.ts'
import { refuseOver, refuseOwn } from './write-target.ts'

export interface ReviseTargetInput {
  readonly id: string
  readonly expectedVersion: number
  readonly value: { readonly amount: string; readonly currency?: string | null }
  readonly effectiveFrom: Date
  readonly reason: string
}

/**
 * Policy: "a revision keeps the old value and its effective date." Makes a draft of the next revision; the old one holds until the new one is approved.
 * Throws TARGET_PERIOD_OVER, TARGET_NOT_APPROVED, TARGET_REVISED_ALREADY, TARGET_REVISION_DATE, TARGET_VALUE.
 */
export async function reviseTarget(context: Context, input: ReviseTargetInput): Promise<string> {
  const id = rowIdOf(input.id, 'Target') ?? missingId
  const old = await context.db.target.findUniqueOrThrow({ where: { id } })
  await refuseOwn(old, context)
  refuseOver(context, old)
  if (old.status !== 'APPROVED') throw errors.TARGET_NOT_APPROVED({ name: old.name })
  if (old.effectiveFrom !== null && input.effectiveFrom <= old.effectiveFrom) throw errors.TARGET_REVISION_DATE({ from: dayOf(old.effectiveFrom) })
  await context.db.target.update({ where: { id, version: input.expectedVersion }, data: {} })
  const revision = old.revision + 1
  const { personId, orgUnitId, periodKey, metric, name, period, currency, parentId, ownerId, teamId, overAssignBp } = old
  if ((await context.db.target.findFirst({ where: { personId, orgUnitId, periodKey, metric, revision }, select: { id: true } })) !== null) throw errors.TARGET_REVISED_ALREADY({ name })
  const { minor: valueMinor } = parseMoney(input.value.amount, currency)
  if ((input.value.currency ?? currency) !== currency || valueMinor < 0n) throw errors.TARGET_VALUE({ currency })
  const made = await context.db.target.create({
    data: { name, period, periodKey, personId, orgUnitId, metric, currency, parentId, ownerId, teamId, overAssignBp, revision, valueMinor, effectiveFrom: input.effectiveFrom, revisionReason: input.reason },
  })
  return made.id
}
