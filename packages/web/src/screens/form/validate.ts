import type { FieldMeta } from '@tenon/core/metadata'
import { inputValue } from '../../data/field-input.ts'

/** What is wrong with a value, as the key of its sentence and what the sentence needs. */
export type Problem =
  | { readonly key: 'required' | 'number' | 'whole' | 'email' | 'url' | 'date' | 'json' }
  | { readonly key: 'too-long'; readonly max: number; readonly length: number }

/** What a person can mend before asking the server; the server decides. */
export function validate(field: FieldMeta, value: unknown): Problem | null {
  const input = inputValue(field, value)
  if (input === null || (Array.isArray(input) && input.length === 0)) return field.required ? { key: 'required' } : null
  if (typeof input === 'string' && field.maxLength !== null && [...input].length > field.maxLength) return { key: 'too-long', max: field.maxLength, length: [...input].length }
  const test = TESTS[field.kind]
  return test && !test.holds(input) ? { key: test.key } : null
}

type PlainKey = Exclude<Problem['key'], 'too-long'>

const TESTS: Partial<Record<FieldMeta['kind'], { readonly key: PlainKey; holds(value: unknown): boolean }>> = {
  email: { key: 'email', holds: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(value)) },
  url: { key: 'url', holds: (value) => URL.canParse(String(value)) },
  integer: { key: 'whole', holds: (value) => Number.isSafeInteger(value) },
  percent: { key: 'number', holds: (value) => Number.isSafeInteger(value) },
  bigint: { key: 'whole', holds: (value) => /^-?\d+$/.test(String(value)) },
  decimal: { key: 'number', holds: (value) => /^-?\d+(\.\d+)?$/.test(String(value)) },
  date: { key: 'date', holds: (value) => !Number.isNaN(Date.parse(`${String(value)}T00:00:00Z`)) },
  datetime: { key: 'date', holds: (value) => !Number.isNaN(Date.parse(String(value))) },
}
