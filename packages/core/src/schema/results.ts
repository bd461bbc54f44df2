import type { RequestContext } from '../context.ts'
import { anchorOf } from '../docs-page/anchor.ts'
import { TenonError, type FieldProblem, type Params } from '../errors/tenon-error.ts'
import { fieldsInWords, sayIn } from '../messages/errors/wording.ts'
import type { LooseFields, LooseRef } from './loose-builder.ts'
import type { SchemaParts } from './schema-parts.ts'

/** A refusal as a mutation answers it: a member of its result union. */
export interface Refusal {
  readonly __typename: 'ValidationError' | 'ConflictError' | 'RefusedError'
  readonly code: string
  /** In English; the field of this name answers in the caller's language. */
  readonly message: string
  readonly params: Params
  readonly help: string
  readonly fields: readonly FieldProblem[]
  readonly currentVersion: number | null
}

/** Error, ValidationError, ConflictError and RefusedError: the same for every mutation of every plugin. */
export function addResultTypes({ builder, refs, wording }: SchemaParts): void {
  const say = sayIn(wording)
  const common = (t: LooseFields) => ({
    code: t.field({ type: 'String', description: 'Stable name of the refusal, for programs.', resolve: (error: Refusal) => error.code }),
    message: t.field({ type: 'String', description: "What happened and what to do, for people, in the caller's language.", resolve: (error: Refusal, _args: unknown, context: RequestContext) => say(error, context) }),
    help: t.field({ type: 'String', description: 'Page of the documentation.', resolve: (error: Refusal) => error.help }),
  })
  builder.interfaceType('Error', { description: 'A business refusal: nothing was changed.', fields: common, resolveType: (error: Refusal) => error.__typename })
  refs.object('FieldError').implement({
    description: 'One field of the input that was refused.',
    fields: (t: LooseFields) => ({
      path: t.field({ type: 'String', resolve: (item: FieldProblem) => item.path }),
      code: t.field({ type: 'String', resolve: (item: FieldProblem) => item.code }),
      message: t.field({ type: 'String', resolve: (item: FieldProblem) => item.message }),
      params: t.field({ type: 'JSON', nullable: true, resolve: (item: FieldProblem) => item.params ?? null }),
    }),
  })
  refs.object('ValidationError').implement({ description: 'Fields of the input are wrong.', interfaces: ['Error'], fields: (t: LooseFields) => ({ ...common(t), fields: t.field({ type: [refs.object('FieldError')], resolve: (error: Refusal, _args: unknown, context: RequestContext) => fieldsInWords(error.fields, error, (problem) => say(problem, context)) }) }) })
  refs.object('ConflictError').implement({ description: 'Somebody else changed the record in the meantime.', interfaces: ['Error'], fields: (t: LooseFields) => ({ ...common(t), currentVersion: t.field({ type: 'Int', nullable: true, resolve: (error: Refusal) => error.currentVersion }) }) })
  refs.object('RefusedError').implement({ description: 'A rule forbids it, or the record does not exist for the caller.', interfaces: ['Error'], fields: common })
}

/** The result of a mutation: its payload, or a refusal. */
export function resultUnion(name: string, payload: LooseRef, { builder, refs }: SchemaParts): LooseRef {
  return builder.unionType(`${upper(name)}Result`, {
    types: [payload, refs.object('ValidationError'), refs.object('ConflictError'), refs.object('RefusedError')],
    resolveType: (value: { __typename?: string }) => value.__typename ?? `${upper(name)}Payload`,
  })
}

/** Turns a TenonError into a union member; anything else goes on up, to be masked. */
export async function answering<Result extends object>(work: () => Promise<Result>): Promise<Result | Refusal> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof TenonError && error.status < 500) return toRefusal(error)
    throw error
  }
}

export function toRefusal(error: TenonError): Refusal {
  const kind = error.fields.length > 0 ? 'ValidationError' : error.code === 'VERSION_CONFLICT' ? 'ConflictError' : 'RefusedError'
  return {
    __typename: kind,
    code: error.code,
    message: error.message,
    params: error.params,
    help: `/docs/errors#${anchorOf(error.code)}`,
    fields: error.fields,
    currentVersion: (error.params['currentVersion'] as number | undefined) ?? null,
  }
}

function upper(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
