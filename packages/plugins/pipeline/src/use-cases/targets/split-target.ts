import { missingId, rowIdOf } from '@tenon/core'
import { allocateWhole } from '@tenon/core/money'
import { parsePeriod, periodsWithin } from '@tenon/core/time'
import type { Context } from '../../context.ts'
import { holderKey, type Holding } from '../../domain/targets/holder.ts'
import { sized, sizeOf } from '../../domain/targets/size.ts'
import { assigned } from '../../domain/targets/target-tree.ts'
import { errors } from '../../errors.ts'
import { heirsOf, scopeOf } from './holders.ts'
import { refuseOver, refuseOwn } from './write-target.ts'

export interface SplitTargetInput {
  readonly id: string
  readonly expectedVersion: number
  readonly into: 'HOLDERS' | 'PERIODS'
  readonly parts?: readonly { readonly personId?: string | null; readonly orgUnitId?: string | null; readonly periodKey?: string | null; readonly weight: number }[] | null
  readonly overAssignBp?: number | null
}

interface Part extends Holding {
  readonly period: 'YEAR' | 'QUARTER' | 'MONTH'
  readonly periodKey: string
  readonly weight: bigint
}

/**
 * Policy: "分解銷售目標至銷售代表": divides a target among those below its holder, or into its quarters or months, by weights or evenly, exactly, by largest
 * remainder. What is a draft below takes the new value; what was proposed or approved there refuses, and so does a part whose period is over.
 * Throws TARGET_PERIOD_OVER, TARGET_PARTS_FIXED, TARGET_NO_PARTS, TARGET_WEIGHTS.
 */
export async function splitTarget(context: Context, input: SplitTargetInput): Promise<string> {
  const id = rowIdOf(input.id, 'Target') ?? missingId
  const target = await context.db.target.findUniqueOrThrow({ where: { id } })
  refuseOver(context, target)
  const overAssignBp = input.overAssignBp ?? target.overAssignBp
  if (overAssignBp < 0 || overAssignBp > 10_000) throw errors.TARGET_WEIGHTS()
  const parts = await partsOf(context, target, input)
  if (parts.length === 0) throw errors.TARGET_NO_PARTS({ name: target.name })
  if (parts.some(({ weight }) => weight < 0n) || parts.every(({ weight }) => weight === 0n)) throw errors.TARGET_WEIGHTS()
  // Takes the right to change the target, and makes two who split at once notice each other.
  await context.db.target.update({ where: { id, version: input.expectedVersion }, data: input.into === 'HOLDERS' ? { overAssignBp } : {} })
  const values = allocateWhole(input.into === 'HOLDERS' ? assigned({ size: sizeOf(target), overAssignBp }) : sizeOf(target), parts.map(({ weight }) => weight))
  for (const [index, part] of parts.entries()) await writePart(context, target, part, values[index]!)
  return id
}

type Target = Awaited<ReturnType<Context['db']['target']['findUniqueOrThrow']>>

async function writePart(context: Context, target: Target, part: Part, size: bigint): Promise<void> {
  await refuseOwn({ ...part }, context)
  const { ownerId, teamId, name } = await scopeOf(context, part)
  const known = await context.db.target.findFirst({ where: { personId: part.personId, orgUnitId: part.orgUnitId, periodKey: part.periodKey, metric: target.metric, status: { not: 'SUPERSEDED' } }, orderBy: { revision: 'desc' } })
  if (known === null) {
    await context.db.target.create({
      data: {
        name: `${part.periodKey} · ${name}`, period: part.period, periodKey: part.periodKey, personId: part.personId, orgUnitId: part.orgUnitId, metric: target.metric,
        ...sized(target.metric, size, target.currency), parentId: target.id, ownerId, teamId,
      },
    })
    return
  }
  const isSame = sizeOf(known) === size
  if (known.status !== 'DRAFT' && !isSame) throw errors.TARGET_PARTS_FIXED({ name: known.name })
  if (!isSame) refuseOver(context, known)
  // A month of a rep stays a part of the manager's month, even where the rep's own quarter is split.
  const moved = known.parentId === null || holderKey(part) !== holderKey(target) ? target.id : known.parentId
  if (!isSame || known.parentId !== moved) await context.db.target.update({ where: { id: known.id, version: known.version }, data: { ...sized(target.metric, size, target.currency), parentId: moved } })
}

async function partsOf(context: Context, target: Target, { into, parts }: SplitTargetInput): Promise<Part[]> {
  const { period, periodKey, personId, orgUnitId } = target
  if (into === 'PERIODS') {
    if (period === 'MONTH') return []
    const smaller = period === 'YEAR' ? ('QUARTER' as const) : ('MONTH' as const)
    const keys = periodsWithin(parsePeriod(periodKey), period === 'YEAR' ? 'quarter' : 'month').map(({ key }) => key)
    const chosen = parts ?? keys.map((key) => ({ periodKey: key, weight: 1 }))
    if (chosen.some((part) => !keys.includes(part.periodKey ?? '')) || new Set(chosen.map((part) => part.periodKey)).size !== chosen.length) throw errors.TARGET_WEIGHTS()
    return chosen.map((part) => ({ personId, orgUnitId, period: smaller, periodKey: part.periodKey!, weight: BigInt(part.weight) }))
  }
  const holders = parts?.map((part) => ({ personId: part.personId ? (rowIdOf(part.personId, 'Person') ?? missingId) : null, orgUnitId: part.orgUnitId ? (rowIdOf(part.orgUnitId, 'OrgUnit') ?? missingId) : null, weight: BigInt(part.weight) }))
  const chosen = holders ?? (await heirsOf(context, target)).map((heir) => ({ ...heir, weight: 1n }))
  const keys = new Set(chosen.map(holderKey))
  if (keys.size !== chosen.length || keys.has(holderKey(target)) || chosen.some((one) => (one.personId === null) === (one.orgUnitId === null))) throw errors.TARGET_WEIGHTS()
  return chosen.map((one) => ({ ...one, period, periodKey }))
}
