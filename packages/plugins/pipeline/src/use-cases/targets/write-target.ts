import { problem, type ResourceChange } from '@tenon/core'
import { parsePeriod } from '@tenon/core/time'
import type { Context } from '../../context.ts'
import { isCounted, type Metric } from '../../domain/targets/size.ts'
import { errors } from '../../errors.ts'
import { holdsTarget, scopeOf } from './holders.ts'

const keyForms = { YEAR: /^\d{4}$/, QUARTER: /^\d{4}-Q[1-4]$/, MONTH: /^\d{4}-(0[1-9]|1[0-2])$/ } as const
const examples = { YEAR: '2026', QUARTER: '2026-Q1', MONTH: '2026-03' } as const
const fixed = ['valueMinor', 'currency', 'count', 'metric', 'period', 'periodKey', 'personId', 'orgUnitId', 'effectiveFrom', 'overAssignBp']

/**
 * A target is of one holder, a person or a unit, and its period is written as its kind demands. What was proposed or approved is changed by a revision only,
 * and nobody sets what he holds himself, unless he sets the targets of the whole company. Of a period that is over nothing is changed.
 */
export async function beforeTargetWrite({ before, after, changed }: ResourceChange, context: Context) {
  const period = after['period'] as keyof typeof keyForms
  const problems = []
  if (!keyForms[period].test(String(after['periodKey']))) problems.push(problem('periodKey', 'PERIOD_KEY_INVALID', { example: examples[period] }, 'Write the period like {example}.'))
  if ((after['personId'] === null) === (after['orgUnitId'] === null)) problems.push(problem('personId', 'ONE_HOLDER', {}, 'A target is for a person or for a unit: choose one of them.'))
  problems.push(...sizeProblems(after))
  const over = after['overAssignBp'] as number | null
  if (over !== null && (over < 0 || over > 10_000)) problems.push(problem('overAssignBp', 'OVER_ASSIGN_RANGE', {}, 'Between 0 and 100 % more than the target.'))
  if (problems.length > 0) return { problems }
  if (before !== null && before['status'] !== 'DRAFT' && fixed.some((column) => changed.has(column))) throw errors.TARGET_FIXED({ name: before['name'] })
  if (before !== null && fixed.some((column) => changed.has(column))) refuseOver(context, { name: before['name'] as string, periodKey: before['periodKey'] as string })
  await refuseOwn(after, context)
  const set = isCounted(after['metric'] as Metric) ? { valueMinor: null, currency: null } : { count: null }
  if (before !== null || changed.has('ownerId') || changed.has('teamId')) return { set }
  const { ownerId, teamId } = await scopeOf(context, { personId: after['personId'] as string | null, orgUnitId: after['orgUnitId'] as string | null })
  return { set: { ...set, ownerId, teamId } }
}

/** A target is how much, or how many: as its metric says, and not below zero. */
export function sizeProblems(after: ResourceChange['after']) {
  const path = isCounted(after['metric'] as Metric) ? 'count' : 'value'
  const size = (path === 'count' ? after['count'] : after['valueMinor']) as bigint | number | null
  if (size === null || size === undefined) return [problem(path, 'REQUIRED')]
  return size < 0 ? [problem(path, 'NOT_NEGATIVE', {}, 'A target is zero or more.')] : []
}

/** Throws TARGET_OWN where the caller would set what she is measured by. */
export async function refuseOwn(target: Readonly<Record<string, unknown>>, context: Context): Promise<void> {
  if (context.principal.scope('pipeline:targets') === 'ALL') return
  if (await holdsTarget(context, { personId: target['personId'] as string | null, orgUnitId: target['orgUnitId'] as string | null })) throw errors.TARGET_OWN()
}

/** Policy: "a target revised after its period closed: what was closed is unchanged." What was agreed on before there was this product may be brought in. Throws TARGET_PERIOD_OVER. */
export function refuseOver(context: Context, { name, periodKey }: { readonly name: string; readonly periodKey: string }): void {
  const isHistory = (context.source === 'import' || context.source === 'seed') && context.principal.has('pipeline:history')
  if (isOver(context, periodKey) && !isHistory) throw errors.TARGET_PERIOD_OVER({ period: periodKey, name })
}

/** Whether a period, written like '2026-Q1', ended before today. */
export function isOver(context: Pick<Context, 'today'>, periodKey: string): boolean {
  return context.today() >= parsePeriod(periodKey).end
}
