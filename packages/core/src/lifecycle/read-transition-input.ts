import type { RequestContext } from '../context.ts'
import type { FieldProblem } from '../errors/tenon-error.ts'
import { findRecord } from '../schema/find-record.ts'
import { rowIdOf } from '../schema/global-id.ts'
import { problem } from '../schema/input-problems.ts'
import { readOne } from '../schema/resource-input.ts'
import { internalsOf } from '../writes/context-internals.ts'
import type { TransitionInput } from './transition-inputs.ts'

type Row = Readonly<Record<string, unknown>>

export interface ReadInput {
  readonly input: Row
  readonly problems: readonly FieldProblem[]
}

/** What came over the API, as guard and effect get it: texts trimmed, references as row ids that the caller may see, amounts as Money. */
export async function readTransitionInput(inputs: readonly TransitionInput[], given: Row, context: RequestContext): Promise<ReadInput> {
  const input: Record<string, unknown> = {}
  const problems: FieldProblem[] = []
  for (const field of inputs) {
    const raw = given[field.name]
    const value = typeof raw === 'string' ? raw.trim() : raw
    if (value === undefined || value === null || value === '') {
      if (field.required) problems.push(problem(field.name, 'REQUIRED'))
      continue
    }
    const read = field.target === null ? readPlain(field, value, context) : await readReference(field.target, String(value), context)
    if ('problem' in read) problems.push(problem(field.name, read.problem.code, read.problem.params))
    else input[field.name] = read.value
  }
  return { input, problems }
}

type Read = { readonly value: unknown } | { readonly problem: { readonly code: string; readonly params?: Row } }

function readPlain(field: TransitionInput, value: unknown, context: RequestContext): Read {
  const read = readOne(field, value, internalsOf(context).company.currency)
  if ('problem' in read) return read
  return { value: field.kind === 'money' ? { minor: read.data[field.column], currency: read.data[field.currencyColumn!] } : read.data[field.column] }
}

async function readReference(target: string, value: string, context: RequestContext): Promise<Read> {
  const id = rowIdOf(value, target)
  // A record that another one stands for since leads there, as its address does.
  const seen = id === null ? null : await findRecord(internalsOf(context).registry.get(target), id, { select: { id: true } }, context)
  return seen ? { value: seen['id'] } : { problem: { code: 'UNKNOWN_REFERENCE' } }
}
