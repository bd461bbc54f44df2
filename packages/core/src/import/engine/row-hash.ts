import { createHash } from 'node:crypto'
import type { TargetValue } from '../target-types.ts'

/** A fingerprint of what a row says about a record: equal for equal content, whatever ids the references get. */
export function rowHash(values: Readonly<Record<string, TargetValue>>, references: Readonly<Record<string, string | null>>): string {
  const hash = createHash('sha256')
  for (const [field, value] of Object.entries(values).sort(byName)) hash.update(`${field}=${canonical(value)}\n`)
  for (const [field, text] of Object.entries(references).sort(byName)) hash.update(`${field}>${JSON.stringify(text)}\n`)
  return hash.digest('base64url').slice(0, 27)
}

/** A key as it is remembered: itself, or a hash of what would not fit an index. */
export function memoryKey(key: string): string {
  return key.length <= 400 ? key : `sha256:${createHash('sha256').update(key).digest('base64url')}`
}

function canonical(value: TargetValue): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part))
}

function byName(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1
}
