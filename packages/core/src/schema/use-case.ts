import type { ActionOptions } from '../actions/action-options.ts'
import type { RequestContext } from '../context.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { runMutation } from '../writes/run-mutation.ts'
import { missingId, rowIdOf } from './global-id.ts'
import type { LooseFields, LooseInputFields } from './loose-builder.ts'
import { addRecordMutation } from './mutations.ts'
import { upperFirst } from './naming.ts'
import { createRecord, updateRecord } from './resource-writer.ts'
import { answering, resultUnion } from './results.ts'
import type { SchemaParts } from './schema-parts.ts'

type Row = Record<string, unknown>

/** A mutation that a plugin writes by hand: a verb of the business. Transaction, idempotency, history and outbox come with it. */
export interface UseCaseOptions<Context = RequestContext, Input = Row> {
  readonly description: string
  /** Fields of the input by name: `(t) => ({ id: t.field({ type: 'ID', required: true }) })`. */
  readonly input: (t: LooseInputFields) => Record<string, unknown>
  /** The resource whose record it answers; `run` then returns that record's row id. */
  readonly answers?: string
  /** Fields of the payload, where it answers no record. */
  readonly payload?: (t: LooseFields) => Record<string, unknown>
  readonly run: (context: Context, input: Input) => Promise<unknown>
  /** Offers it on the pages of records. Without, it is there for the API and for a part of a page of its own. */
  readonly action?: ActionOptions<Context>
}

export interface DeclaredUseCase {
  readonly name: string
  readonly options: UseCaseOptions
}

/** {name}(input): {Name}Result. */
export function addUseCase({ name, options }: DeclaredUseCase, parts: SchemaParts): void {
  const input = parts.refs.input(`${upperFirst(name)}Input`)
  input.implement({ fields: options.input })
  if (options.answers !== undefined) {
    addRecordMutation({ name, description: options.description, input, resource: parts.registry.get(options.answers), run: async (args, context) => (await options.run(context, args.input)) as string }, parts)
    return
  }
  const payload = parts.refs.object(`${upperFirst(name)}Payload`)
  payload.implement({ fields: options.payload ?? ((t: LooseFields) => ({ ok: t.field({ type: 'Boolean', resolve: () => true }) })) })
  const result = resultUnion(name, payload, parts)
  parts.builder.mutationFields((t) => ({
    [name]: t.field({
      type: result,
      description: options.description,
      args: { input: t.arg({ type: input, required: true }) },
      resolve: (_root: unknown, args: { input: Row }, context: RequestContext) => answering(() => runMutation(context, { name, input: args.input }, async (inner) => ((await options.run(inner, args.input)) ?? {}) as object)),
    }),
  }))
}


/** The `run` of a use case that changes a record by the resource's own rules: its input is that of the update. */
export function changeRecord(resource: string): (context: unknown, input: Row) => Promise<string> {
  return (context, { id, expectedVersion, ...changes }) => {
    const { registry, company } = internalsOf(context as RequestContext)
    return updateRecord(registry.get(resource), { id: rowIdOf(id as string, resource) ?? missingId, expectedVersion: expectedVersion as number, input: changes }, context as RequestContext, company.currency)
  }
}

/** Makes a record by the resource's own rules, as its create mutation does, and gives its row id: for a use case that makes records of other plugins. */
export function addRecord(context: object, resource: string, input: Row): Promise<string> {
  const { registry, company } = internalsOf(context as RequestContext)
  return createRecord(registry.get(resource), input, context as RequestContext, company.currency)
}
