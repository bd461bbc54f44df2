import { TenonError } from '../errors/tenon-error.ts'
import type { RequestContext } from '../context.ts'
import { sayIn, type Sayable } from '../messages/errors/wording.ts'
import { runMutation } from '../writes/run-mutation.ts'
import { missingId, rowIdOf } from './global-id.ts'
import type { LooseFields, LooseInputFields, LooseRef } from './loose-builder.ts'
import { lowerFirst, upperFirst } from './naming.ts'
import { inputFields } from './resource-input.ts'
import { createRecord, updateRecord } from './resource-writer.ts'
import type { Resource } from './resource-definition.ts'
import { answering, resultUnion, toRefusal } from './results.ts'
import type { SchemaParts } from './schema-parts.ts'

type Row = Record<string, unknown>
interface Args { readonly input: Row }

/** create{Name}, update{Name}, delete{Name}, and the two for many at once. */
export function addMutations(resource: Resource, parts: SchemaParts): void {
  if (resource.canCreate) addCreate(resource, parts)
  if (resource.canUpdate) addUpdate(resource, parts)
  if (resource.canDelete) addDelete(resource, parts)
}

function addCreate(resource: Resource, parts: SchemaParts): void {
  const name = `create${resource.name}`
  const input = implementInput(parts, name, `A new ${resource.one}.`, (t) => inputFields(resource, 'create', t, parts))
  addRecordMutation({ name, description: `Creates a ${resource.one}.`, input, resource, run: (args, context) => createRecord(resource, args.input, context, parts.company.currency) }, parts)
}

function addUpdate(resource: Resource, parts: SchemaParts): void {
  const name = `update${resource.name}`
  const input = implementInput(parts, name, 'What changes; fields that are left out stay.', (t) => ({ ...identity(t), ...inputFields(resource, 'update', t, parts) }))
  const run = (args: Args, context: RequestContext): Promise<string> => {
    const { id, expectedVersion, ...changes } = args.input
    return updateRecord(resource, { id: rowIdOf(id as string, resource.name) ?? missingId, expectedVersion: expectedVersion as number, input: changes }, context, parts.company.currency)
  }
  addRecordMutation({ name, description: `Changes a ${resource.one}, if nobody else did since the caller read it.`, input, resource, run }, parts)
  const patch = implementInput(parts, `update${resource.name}Patch`, 'What changes in each record.', (t) => inputFields(resource, 'update', t, parts))
  addBulk({
    name: `update${upperFirst(resource.many)}`,
    description: `Changes many ${resource.many}: each for itself, with a result each.`,
    inputs: { patch },
    resource,
    run: (id, input, context) => updateRecord(resource, { id, expectedVersion: null, input: (input['patch'] ?? {}) as Row }, context, parts.company.currency),
  }, parts)
}

function addDelete(resource: Resource, parts: SchemaParts): void {
  const name = `delete${resource.name}`
  const input = implementInput(parts, name, 'What is deleted.', (t) => identity(t))
  const payload = parts.refs.object(`${upperFirst(name)}Payload`)
  payload.implement({ fields: (t: LooseFields) => ({ id: t.field({ type: 'ID', resolve: (parent: { id: string }) => parent.id }) }) })
  const result = resultUnion(name, payload, parts)
  const remove = (id: string, version: number | null, context: RequestContext) => context.db[lowerFirst(resource.name)]!.delete({ where: version === null ? { id } : { id, version }, select: { id: true } })
  parts.builder.mutationFields((t) => ({
    [name]: t.field({
      type: result,
      description: `Deletes a ${resource.one}.`,
      args: { input: t.arg({ type: input, required: true }) },
      resolve: (_root: unknown, args: Args, context: RequestContext) => answering(() => runMutation(context, { name, input: args.input }, async (inner) => {
        await remove(rowIdOf(args.input['id'] as string, resource.name) ?? missingId, args.input['expectedVersion'] as number, inner)
        return { id: args.input['id'] as string }
      })),
    }),
  }))
  addBulk({ name: `delete${upperFirst(resource.many)}`, description: `Deletes many ${resource.many}: each for itself, with a result each.`, inputs: {}, resource, run: (id, _input, context) => remove(id, null, context) }, parts)
}

export function identity(t: LooseInputFields): Record<string, unknown> {
  return {
    id: t.field({ type: 'ID', required: true }),
    expectedVersion: t.field({ type: 'Int', required: true, description: 'The `version` that the caller read.' }),
  }
}

function implementInput(parts: SchemaParts, name: string, description: string, fields: (t: LooseInputFields) => Record<string, unknown>): LooseRef {
  const ref = parts.refs.input(`${upperFirst(name)}Input`)
  ref.implement({ description, fields })
  return ref
}

export interface RecordMutation {
  readonly name: string
  readonly description: string
  readonly input: LooseRef
  readonly resource: Resource
  /** Does it and gives the row id. */
  readonly run: (args: Args, context: RequestContext) => Promise<string>
}

/** A mutation that answers the record as it now is, read again with the caller's rights. */
export function addRecordMutation({ name, description, input, resource, run }: RecordMutation, parts: SchemaParts): void {
  const payload = parts.refs.object(`${upperFirst(name)}Payload`)
  payload.implement({
    fields: (t: LooseFields) => ({
      [resource.one]: t.prismaField({
        type: resource.name,
        nullable: true,
        description: 'The record as it now is; null where the caller may no longer see it.',
        resolve: (query: object, parent: { id: string }, _args: unknown, context: RequestContext) => context.db[lowerFirst(resource.name)]!.findUnique({ ...query, where: { id: parent.id } }),
      }),
    }),
  })
  const result = resultUnion(name, payload, parts)
  parts.builder.mutationFields((t) => ({
    [name]: t.field({
      type: result,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      resolve: (_root: unknown, args: Args, context: RequestContext) => answering(() => runMutation(context, { name, input: args.input }, async (inner) => ({ id: await run(args, inner) }))),
    }),
  }))
}

const bulkLimit = 500

interface BulkMutation {
  readonly name: string
  readonly description: string
  /** Required inputs beside the ids. */
  readonly inputs: Readonly<Record<string, LooseRef>>
  readonly resource: Resource
  readonly run: (id: string, input: Row, context: RequestContext) => Promise<unknown>
}

function addBulk({ name, description, inputs, resource, run }: BulkMutation, parts: SchemaParts): void {
  const input = implementInput(parts, name, `At most ${bulkLimit} records at once.`, (t) => ({
    ids: t.field({ type: ['ID'], required: true }),
    ...Object.fromEntries(Object.entries(inputs).map(([field, type]) => [field, t.field({ type, required: true })])),
  }))
  parts.builder.mutationFields((t) => ({
    [name]: t.field({
      type: parts.refs.object('BulkResult'),
      description,
      args: { input: t.arg({ type: input, required: true }) },
      resolve: async (_root: unknown, args: Args, context: RequestContext) => {
        const ids = [...new Set(args.input['ids'] as string[])]
        if (ids.length > bulkLimit) return { results: ids.map((id) => ({ id, error: { code: 'TOO_MANY', message: `At most ${bulkLimit} records at once.` } })) }
        const results: BulkItem[] = []
        // One after the other, each in a transaction of its own: a refused record does not hold back the rest.
        for (const id of ids) results.push(await bulkItem(id, () => runMutation(context, { name: `${name}:${id}`, input: args.input }, async (inner) => {
          await run(rowIdOf(id, resource.name) ?? missingId, args.input, inner)
          return null
        })))
        return { results }
      },
    }),
  }))
}

interface BulkItem {
  readonly id: string
  readonly error: Sayable | null
}

async function bulkItem(id: string, work: () => Promise<unknown>): Promise<BulkItem> {
  try {
    await work()
    return { id, error: null }
  } catch (error) {
    if (error instanceof TenonError && error.status < 500) return { id, error: toRefusal(error) }
    throw error
  }
}

export function addBulkTypes({ refs, wording }: SchemaParts): void {
  const say = sayIn(wording)
  const failure = refs.object('BulkError')
  failure.implement({ fields: (t: LooseFields) => ({ code: t.field({ type: 'String', resolve: (error: { code: string }) => error.code }), message: t.field({ type: 'String', resolve: (error: Sayable, _args: never, context: RequestContext) => say(error, context) }) }) })
  const item = refs.object('BulkItemResult')
  item.implement({
    description: 'What became of one record.',
    fields: (t: LooseFields) => ({
      id: t.field({ type: 'ID', resolve: (result: BulkItem) => result.id }),
      ok: t.field({ type: 'Boolean', resolve: (result: BulkItem) => result.error === null }),
      error: t.field({ type: failure, nullable: true, resolve: (result: BulkItem) => result.error }),
    }),
  })
  refs.object('BulkResult').implement({ fields: (t: LooseFields) => ({ results: t.field({ type: [item], resolve: (result: { results: BulkItem[] }) => result.results }) }) })
}
