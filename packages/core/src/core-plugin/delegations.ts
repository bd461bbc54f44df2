import { actingErrors } from '../acting/errors.ts'
import type { RequestContext } from '../context.ts'
import { isHerself } from '../rights/actors.ts'
import { rightsErrors } from '../rights/errors.ts'
import type { Grants, Principal } from '../rights/rights-types.ts'
import { missingId, rowIdOf } from '../schema/global-id.ts'
import { problem } from '../schema/input-problems.ts'
import type { LooseInputFields } from '../schema/loose-builder.ts'
import type { ResourceOptions } from '../schema/resource-options.ts'
import { validationFailed } from '../schema/resource-writer.ts'
import type { UseCaseOptions } from '../schema/use-case.ts'
import { addDays, addMonths } from '../time/index.ts'
import { internalsOf } from '../writes/context-internals.ts'

interface Declaring {
  resource(name: string, options: ResourceOptions<string, RequestContext>): void
  useCase<Input>(name: string, options: UseCaseOptions<RequestContext, Input>): void
}

interface NewDelegation {
  readonly personId?: string | null
  readonly deputyId: string
  readonly from: Date
  readonly lastDay: Date
  readonly modules?: readonly string[] | null
  readonly note?: string | null
}

const maxNote = 300

/**
 * Who does whose work while somebody is away. What the deputy does carries both names.
 * Policy: a delegation has a first and a last day, at most a year apart; a deputy cannot hand the work on.
 */
export function declareDelegations(builder: object): void {
  const { resource, useCase } = builder as Declaring
  resource('Delegation', {
    icon: 'user-check', title: 'id', search: ['person.name', 'deputy.name'],
    list: { columns: ['person', 'deputy', 'validFrom', 'validTo', 'modules', 'note', 'endedAt'], sort: ['-validFrom'] },
    operations: { create: false, update: false, delete: false },
  })
  useCase<NewDelegation>('delegate', {
    description: 'Lets a colleague do the caller\'s work for a time; for somebody else\'s work it needs core:directory.',
    input: (t: LooseInputFields) => ({
      personId: t.field({ type: 'ID', description: 'Whose work; the caller\'s own where it is left out.' }),
      deputyId: t.field({ type: 'ID', required: true }),
      from: t.field({ type: 'Date', required: true }),
      lastDay: t.field({ type: 'Date', required: true, description: 'The last day on which it holds.' }),
      modules: t.field({ type: ['String'], description: 'Ids of the modules whose work is handed over; all of them where it is left out.' }),
      note: t.field({ type: 'String' }),
    }),
    answers: 'Delegation',
    run: delegate,
  })
  useCase<{ id: string }>('endDelegation', {
    description: 'Ends a delegation at once: the deputy has no more of the rights.',
    input: (t: LooseInputFields) => ({ id: t.field({ type: 'ID', required: true }) }),
    answers: 'Delegation',
    run: endDelegation,
  })
}

/** Both sides see it; the person and whoever keeps the directory make it and end it. A deputy gives nothing on. */
export function grantDelegations(grants: Grants, principal: Principal): void {
  const { personId } = principal
  grants.can('read', 'Delegation', { personId })
  grants.can('read', 'Delegation', { deputyId: personId })
  if (isHerself(principal)) grants.can(['create', 'update'], 'Delegation', { personId })
  if (principal.scope('core:directory') === 'ALL') grants.can(['read', 'create', 'update'], 'Delegation')
}

async function delegate(context: RequestContext, input: NewDelegation): Promise<string> {
  const { db, principal } = context
  const personId = input.personId == null ? principal.personId! : (rowIdOf(input.personId, 'Person') ?? missingId)
  const deputyId = rowIdOf(input.deputyId, 'Person') ?? missingId
  const people = await db['person']!.findMany({ where: { id: { in: [personId, deputyId] }, active: true }, select: { id: true } })
  const isKnown = (id: string): boolean => people.some((person) => person['id'] === id)
  const modules = [...new Set(input.modules ?? [])]
  const note = input.note?.trim() || null
  const problems = [
    ...(isKnown(personId) ? [] : [problem('personId', 'UNKNOWN_REFERENCE')]),
    ...(isKnown(deputyId) ? [] : [problem('deputyId', 'UNKNOWN_REFERENCE')]),
    ...(personId === deputyId ? [problem('deputyId', 'OWN_DEPUTY', {}, 'Nobody is her own deputy. Choose a colleague.')] : []),
    ...periodProblems(input, context.today()),
    ...moduleProblems(context, modules),
    ...(note !== null && note.length > maxNote ? [problem('note', 'TOO_LONG', { limit: maxNote })] : []),
  ]
  if (problems.length > 0) throw validationFailed(problems)
  const row = await db['delegation']!.create({ data: { personId, deputyId, validFrom: input.from, validTo: new Date(`${addDays(dayOf(input.lastDay), 1)}T00:00:00Z`), modules, note }, select: { id: true } })
  return row['id'] as string
}

function periodProblems(input: NewDelegation, today: string) {
  const from = dayOf(input.from)
  const lastDay = dayOf(input.lastDay)
  if (lastDay < from) return [problem('lastDay', 'BEFORE_START', {}, 'The last day is before the first. Choose a later one.')]
  if (lastDay < today) return [problem('lastDay', 'IN_THE_PAST', {}, 'This day is over. Choose today or a later one.')]
  if (lastDay >= addMonths(from, 12)) return [problem('lastDay', 'LONGER_THAN_A_YEAR', {}, 'A delegation lasts at most a year. Choose an earlier last day.')]
  return []
}

function moduleProblems(context: RequestContext, modules: readonly string[]) {
  const known = new Set([...internalsOf(context).registry.resources.values()].map(({ plugin }) => plugin).filter((plugin) => plugin !== 'core'))
  const unknown = modules.find((module) => !known.has(module))
  return unknown === undefined ? [] : [problem('modules', 'UNKNOWN_MODULE', { module: unknown })]
}

async function endDelegation({ db, now }: RequestContext, { id }: { id: string }): Promise<string> {
  const found = await db['delegation']!.findUnique({ where: { id: rowIdOf(id, 'Delegation') ?? missingId } })
  if (!found) throw rightsErrors.NOT_FOUND({ what: 'This delegation' })
  if (found['endedAt'] !== null) throw actingErrors.DELEGATION_ENDED()
  await db['delegation']!.update({ where: { id: found['id'] }, data: { endedAt: now() } })
  return found['id'] as string
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
