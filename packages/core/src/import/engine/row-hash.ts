import { hash } from 'node:crypto'
import type { TargetValue } from '../target-types.ts'

/** A fingerprint of what a row says about a record: equal for equal content, whatever ids the references get. */
export function rowHash(values: Readonly<Record<string, TargetValue>>, references: Readonly<Record<string, string | null>>): string {
  let content = ''
  for (const field of Object.keys(values).sort()) content += `${field}=${canonical(values[field]!)}\n`
  for (const field of Object.keys(references).sort()) content += `${field}>${canonical(references[field]!)}\n`
  return hash('sha256', content, 'base64url').slice(0, 27)
}

/** 32 bits of a fingerprint, to tell quickly whether two rows say the same. */
export function hashTag(rowHash: string): number {
  return Buffer.from(rowHash.slice(0, 8), 'base64url').readUInt32LE()
}

/** A key as it is remembered: itself, or a hash of what would not fit an index. */
export function memoryKey(key: string): string {
  return key.length <= 400 ? key : `sha256:${hash('sha256', key, 'base64url')}`
}

function canonical(value: TargetValue): string {
  switch (typeof value) {
    case 'string': return JSON.stringify(value)
    case 'bigint': return `${value}n`
    case 'object': return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part))
    default: return String(value)
  }
}
