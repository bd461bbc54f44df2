import { missingId, rowIdOf, validationFailed } from '@tenon/core'
import { parseMoney } from '@tenon/core/money'
import type { Context } from '../../context.ts'
import { isCounted, type Sized } from '../../domain/targets/size.ts'
import { errors } from '../../errors.ts'
import { dayOf } from '../../days.ts'
import { refuseOver, refuseOwn, sizeProblems } from './write-target.ts'

interface Revision {
  readonly id: string
  readonly expectedVersion: number
  readonly effectiveFrom: Date
  readonly reason: string
}

export interface ReviseTargetInput extends Revision {
  readonly value: { readonly amount: string; readonly currency?: string | null }
}

export interface ReviseCountInput extends Revision {
  readonly count: number
}

/**
 * Policy: "a revision keeps the old value and its effective date." Makes a draft of the next revision; the old one holds until the new one is approved.
 * Throws TARGET_PERIOD_OVER, TARGET_NOT_APPROVED, TARGET_REVISED_ALREADY, TARGET_REVISION_DATE, TARGET_VALUE, TARGET_COUNTED.
 */
export async function reviseTarget(context: Context, input: ReviseTargetInput): Promise<string> {
  return revise(context, input, ({ name, metric, currency }) => {
    if (currency === null || isCounted(metric)) throw errors.TARGET_COUNTED({ name })
    const { minor: valueMinor } = parseMoney(input.value.amount, currency)
    if ((input.value.currency ?? currency) !== currency || valueMinor < 0n) throw errors.TARGET_VALUE({ currency })
    return { valueMinor, currency, count: null }
  })
}

/** The same of a target that counts new customers. Throws what `reviseTarget` does, and TARGET_NOT_COUNTED. */
export async function reviseCount(context: Context, input: ReviseCountInput): Promise<string> {
  return revise(context, input, ({ name, metric }) => {
    if (!isCounted(metric)) throw errors.TARGET_NOT_COUNTED({ name })
    const problems = sizeProblems({ metric, count: input.count })
    if (problems.length > 0) throw validationFailed(problems)
    return { valueMinor: null, currency: null, count: input.count }
  })
}

type Target = Awaited<ReturnType<Context['db']['target']['findUniqueOrThrow']>>

async function revise(context: Context, input: Revision, sizeFor: (old: Target) => Sized): Promise<string> {
  const id = rowIdOf(input.id, 'Target') ?? missingId
  const old = await context.db.target.findUniqueOrThrow({ where: { id } })
  await refuseOwn(old, context)
  refuseOver(context, old)
  if (old.status !== 'APPROVED') throw errors.TARGET_NOT_APPROVED({ name: old.name })
  if (old.effectiveFrom !== null && input.effectiveFrom <= old.effectiveFrom) throw errors.TARGET_REVISION_DATE({ from: dayOf(old.effectiveFrom) })
  await context.db.target.update({ where: { id, version: input.expectedVersion }, data: {} })
  const revision = old.revision + 1
  const { personId, orgUnitId, periodKey, metric, name, period, parentId, ownerId, teamId, overAssignBp } = old
  if ((await context.db.target.findFirst({ where: { personId, orgUnitId, periodKey, metric, revision }, select: { id: true } })) !== null) throw errors.TARGET_REVISED_ALREADY({ name })
  const size = sizeFor(old)
  const made = await context.db.target.create({
    data: { name, period, periodKey, personId, orgUnitId, metric, parentId, ownerId, teamId, overAssignBp, revision, ...size, effectiveFrom: input.effectiveFrom, revisionReason: input.reason },
  })
  return made.id
}
