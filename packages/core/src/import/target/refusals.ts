import { TenonError } from '../../errors/tenon-error.ts'
import { fieldsInWords, type Sayable } from '../../messages/errors/wording.ts'
import type { Resource } from '../../schema/resource-definition.ts'
import type { RecordWrite, Refusal } from '../target-types.ts'
import { fieldOf } from './columns.ts'

/** Puts a refusal into the words of whoever reads the report. */
export type Say = (problem: Sayable) => string

export interface Blame {
  readonly resource: Resource
  /** The guilty write, where it is known. */
  readonly write: RecordWrite | null
  readonly say: Say
}

/** An error of a write as a refusal, where the data is to blame for it; else null: the database or the program has a fault. */
export function refusalOf(error: unknown, { resource, write, say }: Blame): Refusal | null {
  if (error instanceof TenonError) return error.status < 500 ? fromTenonError(error, { resource, write, say }) : null
  const code = codeOf(error)
  if (code === 'P2002' || code === '23505') return { kind: 'unique', field: uniqueField(error, resource), reason: `There is already a ${resource.name} with the same value.`, write }
  if (code === 'P2003' || code === '23503') return { kind: 'rule', field: null, reason: 'It refers to a record that does not exist.', write }
  if (code === 'P2025') return { kind: 'gone', field: null, reason: `The ${resource.name} does not exist any more.`, write }
  // Other integrity violations and values that do not fit their column.
  return /^(P20(00|06|11|12|20)|2[23]\d{3})$/.test(code) ? { kind: 'rule', field: null, reason: firstLine(error), write } : null
}

/** Whether a unique value was taken. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof TenonError ? error.code === 'DUPLICATE' : ['P2002', '23505'].includes(codeOf(error))
}

function fromTenonError(error: TenonError, { resource, write, say }: Blame): Refusal {
  const [first] = error.fields
  const reason = error.fields.length > 0 ? fieldsInWords(error.fields, error, say).map(({ message }) => message).join(' ') : say(error)
  const named = first?.path ?? (typeof error.params['fields'] === 'string' ? error.params['fields'].split(/[,\s]+/)[0]! : null)
  return { kind: error.code === 'DUPLICATE' ? 'unique' : 'rule', field: named === null ? null : fieldOf(resource, named), reason, write }
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  const { code, meta } = error as { code?: unknown; meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } } }
  const original = meta?.driverAdapterError?.cause?.originalCode
  if (typeof code === 'string' && code !== 'P2010' && code !== 'P2039') return code
  return typeof original === 'string' ? original : typeof code === 'string' ? code : ''
}

function uniqueField(error: unknown, resource: Resource): string | null {
  const { meta } = error as { meta?: { target?: unknown } }
  const target = Array.isArray(meta?.target) ? meta.target[0] : meta?.target
  return typeof target === 'string' ? fieldOf(resource, target) : null
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).trim().split('\n').at(-1) ?? ''
}
