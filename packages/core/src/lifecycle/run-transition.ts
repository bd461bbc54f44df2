import type { AnyContext, RequestContext } from '../context.ts'
import type { Model } from '../models/model-types.ts'
import { rightsErrors } from '../rights/index.ts'
import { missingId, rowIdOf } from '../schema/global-id.ts'
import { humanize, lowerFirst } from '../schema/naming.ts'
import { validationFailed } from '../schema/resource-writer.ts'
import type { BaseClient } from '../database/open-client.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { runMutation } from '../writes/run-mutation.ts'
import { lifecycleErrors } from './errors.ts'
import type { Lifecycle, Transition } from './lifecycle.ts'
import type { ReadInput } from './read-transition-input.ts'
import { whoMay } from './who-may.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * Takes a record along a transition from code: `await runTransition(context, 'Lead', lead.id, 'qualify', { grade: 'HOT' })`,
 * in the transaction of the caller's write. The rules are those of the mutation, with the rights of the context's caller; one
 * that is declared `system: true` asks for none, since code decides. Throws NOT_FOUND, FORBIDDEN, TRANSITION_NOT_POSSIBLE,
 * TRANSITION_NOT_YOURS, or VALIDATION_FAILED with what the guard has against it.
 */
export async function runTransition(context: AnyContext, model: string, id: string, key: string, input: Row = {}): Promise<void> {
  const caller = context as RequestContext
  const lifecycle = internalsOf(caller).registry.lifecycles.get(model)
  const transition = lifecycle?.transitions.find((one) => one.key === key)
  if (!lifecycle || !transition) throw new Error(`There is no transition "${key}" of ${model}`)
  const request = { lifecycle, transition, id: rowIdOf(id, model) ?? missingId, read: () => Promise.resolve({ input, problems: [] }) }
  await runMutation(caller, { name: `${model}.${key}`, input: { id, input } }, async (inner) => {
    await transit(inner, request)
    return null
  })
}

export interface TransitRequest {
  readonly lifecycle: Lifecycle
  readonly transition: Transition
  readonly id: string
  /** The version that the caller saw; another one is a VERSION_CONFLICT. */
  readonly expectedVersion?: number
  /** The input, read when it is clear that the caller may do this at all. */
  readonly read: (context: RequestContext) => Promise<ReadInput>
}

/** Checks a transition against the locked row, and records it: state, effect, history, version and event. Inside a transaction. */
export async function transit(context: RequestContext, request: TransitRequest): Promise<string> {
  const { lifecycle, transition, id } = request
  const { resource, column } = lifecycle
  const row = await lockedRow(context, request)
  await requireRight(context, request, row)
  if (request.expectedVersion !== undefined && row['version'] !== request.expectedVersion) throw rightsErrors.VERSION_CONFLICT({ what: resource.name, currentVersion: row['version'] })
  if (!transition.from.includes(row[column] as string)) throw notPossible(lifecycle, transition, row[column] as string)
  if (transition.may?.(row, context) === false) throw lifecycleErrors.TRANSITION_NOT_YOURS({ what: resource.name, key: transition.key, transition: humanize(transition.key) })
  const reason = transition.notOffered?.(row, context) ?? null
  if (reason !== null) throw validationFailed([reason])
  const { input, problems } = await request.read(context)
  const against = [...problems, ...(problems.length > 0 ? [] : ((await transition.guard?.(row, context, input)) ?? []))]
  if (against.length > 0) throw validationFailed(against)
  const columns = (await transition.effect?.(row, context, input)) ?? {}
  if (column in columns) throw new Error(`The effect of ${resource.name}.${transition.key} sets "${column}", which the transition itself sets`)
  // The right was decided above, on this very row: by the state column or by a permission that needs no right to change the record.
  await internalsOf(context).unlimited()[lowerFirst(resource.name)]!.update({ where: { id }, data: { ...columns, [column]: transition.to }, select: { id: true } })
  context.emit(`${lowerFirst(resource.name)}.${transition.key}`, id, { from: row[column], to: transition.to })
  return id
}

/** Look, lock, look again: nobody may hold up rows that they do not see, and of two callers the second meets what the first did. */
async function lockedRow(context: RequestContext, { lifecycle: { resource }, transition, id }: TransitRequest): Promise<Row> {
  const delegate = lowerFirst(resource.name)
  const { base } = internalsOf(context)
  const seen = transition.system || (await context.db[delegate]!.findUnique({ where: { id }, select: { id: true } })) !== null
  if (seen) await lock(base, resource.model, id)
  const row = seen ? ((await base[delegate]!['findUnique']!({ where: { id } })) as Row | null) : null
  if (row === null) throw rightsErrors.NOT_FOUND({ what: resource.name })
  return row
}

async function requireRight(context: RequestContext, { lifecycle, transition }: TransitRequest, row: Row): Promise<void> {
  if (transition.system) return
  const { name } = lifecycle.resource
  const may = await whoMay(lifecycle, [row], context)
  if (!may.sees(row)) throw rightsErrors.NOT_FOUND({ what: name })
  if (!may.has(transition, row)) throw rightsErrors.FORBIDDEN({ action: humanize(transition.key).toLowerCase(), what: `this ${name}` })
}

function notPossible({ resource, enumName }: Lifecycle, { key }: Transition, state: string) {
  return lifecycleErrors.TRANSITION_NOT_POSSIBLE({ what: resource.name, key, transition: humanize(key), present: state, states: enumName, state: humanize(state.toLowerCase().replaceAll('_', ' ')) })
}

async function lock(base: BaseClient, { schema, table, fields }: Model, id: string): Promise<void> {
  await base.$queryRawUnsafe(`select 1 from "${schema}"."${table}" where "${fields['id']!.column}" = $1::uuid for update`, id)
}
