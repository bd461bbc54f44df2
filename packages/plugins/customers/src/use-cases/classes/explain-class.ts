import { missingId, rowIdOf } from '@tenon/core'
import { formatDecimal, parseDecimal } from '@tenon/core/money'
import type { Context } from '../../context.ts'
import { toDate, toDay } from '../../domain/days.ts'
import type { ResultFactor } from '../../domain/classification/decision.ts'
import type { CustomerClass } from '../../domain/classification/policy.ts'
import { scoreOf } from '../../domain/classification/score.ts'
import { rulesFrom } from '../../domain/classification/stored-rules.ts'

/** The class of a customer on a day, and why, as it was decided then. */
export interface ClassExplanation {
  readonly day: string
  readonly customerClass: CustomerClass
  readonly origin: 'COMPUTED' | 'OVERRIDE'
  readonly cause: string
  /** Since when it is of this class without a break. */
  readonly since: string
  readonly computedClass: CustomerClass | null
  readonly computedSince: string | null
  readonly held: 'MINIMUM_STAY' | 'MARGIN' | null
  /** Exact points as decimal text; null for a class from before there were rules. */
  readonly score: string | null
  readonly factors: readonly (ResultFactor & { readonly weighted: string })[]
  readonly revision: number | null
  readonly cutoffs: { readonly A: number; readonly B: number; readonly C: number } | null
  readonly reason: string | null
  readonly decidedBy: string | null
  readonly until: string | null
  readonly replay: Replay | null
}

/** The same measures through the same revision once more: proof that the stored result is what the rules say. */
export interface Replay {
  readonly score: string
  readonly reached: CustomerClass
  readonly agrees: boolean
}

/** Null where the caller sees no such customer, or it had no class on that day. */
export async function explainClass(context: Context, id: string, day: string): Promise<ClassExplanation | null> {
  const customerId = rowIdOf(id, 'Customer') ?? missingId
  if ((await context.db.customer.findUnique({ where: { id: customerId }, select: { id: true } })) === null) return null
  const found = await context.db.classResult.findFirst({ where: { customerId, asOf: { lte: toDate(day) } }, orderBy: { ordinal: 'desc' } })
  if (found === null) return null
  const { policyId, decidedById, ordinal, ...result } = found
  const system = context.system('by which rules and by whom a class was decided, for who sees the result')
  const policy = policyId === null ? null : await system.classPolicy.findUnique({ where: { id: policyId } })
  const decider = decidedById === null ? null : await system.person.findUnique({ where: { id: decidedById }, select: { name: true } })
  // What a person decided is over on its day, even before that day's night was worked.
  const isOver = result.origin === 'OVERRIDE' && result.until !== null && toDay(result.until) <= day && result.computedClass !== null
  const customerClass = isOver ? result.computedClass! : result.customerClass
  const factors = (Array.isArray(result.factors) ? (result.factors as unknown as readonly ResultFactor[]) : []).map((factor) => ({ ...factor, weighted: pointsText(BigInt(factor.weightBp) * BigInt(factor.points)) }))
  const score = result.score === null ? null : pointsText(parseDecimal(result.score.toFixed(4), 4))
  return {
    day, customerClass, factors, score, cause: isOver ? 'OVERRIDE_ENDED' : result.cause, origin: isOver ? 'COMPUTED' : result.origin,
    since: isOver ? toDay(result.until!) : await sinceWhen(context, { customerId, ordinal, customerClass }),
    computedClass: result.computedClass, computedSince: result.computedSince === null ? null : toDay(result.computedSince), held: result.held,
    revision: policy?.revision ?? null, cutoffs: policy === null ? null : { A: policy.cutoffA, B: policy.cutoffB, C: policy.cutoffC },
    reason: isOver ? null : result.reason, decidedBy: isOver ? null : (decider?.name ?? null), until: isOver || result.until === null ? null : toDay(result.until),
    replay: policy === null || score === null ? null : replay(rulesFrom(policy), factors, score),
  }
}

function replay(rules: ReturnType<typeof rulesFrom>, factors: ClassExplanation['factors'], stored: string): Replay {
  const again = scoreOf(rules, Object.fromEntries(factors.map(({ key, measure }) => [key, measure === null ? null : BigInt(measure)])))
  const samePoints = again.factors.every(({ key, points }) => factors.find((factor) => factor.key === key)?.points === points)
  return { score: pointsText(again.score), reached: again.reached, agrees: samePoints && again.score === parseDecimal(stored, 4) }
}

function pointsText(score: bigint): string {
  return formatDecimal(score, 4, { trim: true })
}

async function sinceWhen(context: Context, { customerId, ordinal, customerClass }: { readonly customerId: string; readonly ordinal: number; readonly customerClass: CustomerClass }): Promise<string> {
  const other = await context.db.classResult.findFirst({ where: { customerId, ordinal: { lt: ordinal }, NOT: { customerClass } }, orderBy: { ordinal: 'desc' }, select: { ordinal: true } })
  const first = await context.db.classResult.findFirstOrThrow({ where: { customerId, ordinal: { gt: other?.ordinal ?? 0 } }, orderBy: { ordinal: 'asc' }, select: { asOf: true } })
  return toDay(first.asOf)
}
