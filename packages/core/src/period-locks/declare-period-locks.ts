import type { RequestContext } from '../context.ts'
import type { FieldProblem } from '../errors/tenon-error.ts'
import type { LifecycleOptions } from '../lifecycle/lifecycle-options.ts'
import { isHerself } from '../rights/actors.ts'
import { rightsErrors } from '../rights/errors.ts'
import type { Principal } from '../rights/rights-types.ts'
import { problem } from '../schema/input-problems.ts'
import type { LooseInputFields } from '../schema/loose-builder.ts'
import type { ResourceOptions } from '../schema/resource-options.ts'
import { validationFailed } from '../schema/resource-writer.ts'
import type { UseCaseOptions } from '../schema/use-case.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { lockName, periodsOf } from './assert-period-open.ts'
import { periodErrors } from './errors.ts'

interface Declaring {
  resource(name: string, options: ResourceOptions<string, RequestContext>): void
  lifecycle(name: string, options: LifecycleOptions<Row, 'status', 'LOCKED' | 'REOPENING' | 'REOPENED', RequestContext>): void
  useCase<Input>(name: string, options: UseCaseOptions<RequestContext, Input>): void
}

type Row = Readonly<Record<string, unknown>>

interface NewLock {
  readonly module: string
  readonly periodKey: string
  readonly reason?: string | null
}

/**
 * Closed periods of the modules' books.
 * Policy: finance or a director locks a period; opening one again takes both, two different people, and a reason.
 */
export function declarePeriodLocks(builder: object): void {
  const { resource, lifecycle, useCase } = builder as Declaring
  resource('PeriodLock', {
    icon: 'lock', nav: 940, title: 'periodKey', subtitle: 'module',
    list: { columns: ['module', 'periodKey', 'status', 'lockedBy', 'lockedAt', 'reason'], sort: ['-lockedAt'] },
    fields: { periodKey: { kind: 'period' }, status: { tones: { LOCKED: 'neutral', REOPENING: 'warning', REOPENED: 'success' } } },
    operations: { create: false, update: false, delete: false },
  })
  lifecycle('PeriodLock', {
    field: 'status',
    transitions: {
      askToReopen: {
        from: ['LOCKED'], to: 'REOPENING', permission: 'core:period-lock',
        may: (_lock, { principal }) => sidesOf(principal).length > 0,
        input: (t) => ({ reason: t.field({ type: 'String', required: true }) }),
        effect: (_lock, { principal }, { reason }) => ({ reason, askedById: principal.personId, askedAs: sidesOf(principal).join(' ') }),
      },
      reopen: { from: ['REOPENING'], to: 'REOPENED', permission: 'core:period-lock', tone: 'primary', may: completes },
      keep: { from: ['REOPENING'], to: 'LOCKED', permission: 'core:period-lock' },
    },
  })
  useCase<NewLock>('lockPeriod', {
    description: "Closes a period of a module's books: nothing of it is posted, changed or undone any more.",
    input: (t: LooseInputFields) => ({
      module: t.field({ type: 'String', required: true, description: 'Id of the plugin: contracts.' }),
      periodKey: t.field({ type: 'String', required: true, description: '2026, 2026-Q1 or 2026-03.' }),
      reason: t.field({ type: 'String' }),
    }),
    answers: 'PeriodLock',
    run: lockPeriod,
  })
}

/** Waits for the writes that are posting to the module, and holds back the next ones until it is through. */
async function lockPeriod(context: RequestContext, { module, periodKey, reason }: NewLock): Promise<string> {
  const { principal, db } = context
  if (principal.scope('core:period-lock') !== 'ALL' || principal.personId === null) throw rightsErrors.FORBIDDEN({ action: 'lock', what: 'periods' })
  const { base, registry } = internalsOf(context)
  const problems = problemsOf({ module, periodKey, reason }, new Set(Object.values(registry.models.models).map((model) => model.plugin)))
  if (problems.length > 0) throw validationFailed(problems)
  await base.$queryRawUnsafe('select pg_advisory_xact_lock(hashtext($1))::text', lockName(module))
  const known = await db['periodLock']!.findFirst({ where: { module, periodKey: { in: around(periodKey) }, status: { not: 'REOPENED' } }, select: { periodKey: true } })
  if (known) throw periodErrors.PERIOD_LOCKED_ALREADY({ period: known['periodKey'] })
  const row = await db['periodLock']!.create({ data: { module, periodKey, reason: reason ?? null, lockedById: principal.personId, lockedAt: context.now() }, select: { id: true } })
  return row['id'] as string
}

function problemsOf({ module, periodKey, reason }: NewLock, modules: ReadonlySet<string>): FieldProblem[] {
  return [
    ...(modules.has(module) ? [] : [problem('module', 'UNKNOWN_MODULE', { module })]),
    ...(/^[12]\d{3}(-(Q[1-4]|0[1-9]|1[0-2]))?$/.test(periodKey) ? [] : [problem('periodKey', 'NOT_A_PERIOD')]),
    ...((reason?.length ?? 0) > 500 ? [problem('reason', 'TOO_LONG', { limit: 500 })] : []),
  ]
}

/** The period and the longer ones that it is a part of. */
function around(periodKey: string): string[] {
  const [year = '', part] = periodKey.split('-')
  if (part === undefined) return [year]
  return part.startsWith('Q') ? [year, periodKey] : periodsOf(`${periodKey}-01`)
}

/** In which of the two capacities somebody acts, herself: a deputy and an administrator in her name have none of them. */
function sidesOf(principal: Principal): string[] {
  return isHerself(principal) ? ['DIRECTOR', 'FINANCE'].filter((role) => principal.roles.includes(role)) : []
}

/** Another person, with the capacity that whoever asked has not. */
function completes({ askedById, askedAs }: Row, { principal }: RequestContext): boolean {
  const sides = new Set([...String(askedAs).split(' '), ...sidesOf(principal)])
  return askedById !== principal.personId && sidesOf(principal).length > 0 && sides.has('DIRECTOR') && sides.has('FINANCE')
}
