import { isObject, type ResourceRecord } from './record.ts'

export interface FieldRefusal {
  readonly path: string
  readonly code: string
  readonly message: string
}

/** Why a write was not done, in the server's words. */
export interface Refusal {
  readonly kind: 'validation' | 'conflict' | 'refused'
  readonly code: string
  readonly message: string
  /** Path of the page that explains the code. */
  readonly help: string | null
  readonly fields: readonly FieldRefusal[]
  readonly currentVersion: number | null
}

/** A refusal in one line: what is wrong with each field says more than that some are not right. */
export function reasonOf({ message, fields }: Refusal): string {
  const reasons = [...new Set(fields.map((field) => field.message))]
  return reasons.length > 0 ? reasons.join(' ') : message
}

export type WriteOutcome = { readonly ok: true; readonly record: ResourceRecord | null } | { readonly ok: false; readonly refusal: Refusal }

const KIND: Readonly<Record<string, Refusal['kind']>> = { ValidationError: 'validation', ConflictError: 'conflict', RefusedError: 'refused' }

/** Reads the result union of a create, update, move or delete. */
export function readOutcome(result: unknown): WriteOutcome {
  if (!isObject(result)) return { ok: true, record: null }
  const kind = KIND[String(result['__typename'])] ?? (typeof result['code'] === 'string' ? 'refused' : null)
  if (!kind) return { ok: true, record: isObject(result['record']) ? (result['record'] as ResourceRecord) : null }
  return {
    ok: false,
    refusal: {
      kind,
      code: String(result['code'] ?? ''),
      message: String(result['message'] ?? ''),
      help: typeof result['help'] === 'string' ? result['help'] : null,
      fields: Array.isArray(result['fields']) ? (result['fields'] as FieldRefusal[]) : [],
      currentVersion: typeof result['currentVersion'] === 'number' ? result['currentVersion'] : null,
    },
  }
}

export interface BulkRow {
  readonly id: string
  readonly ok: boolean
  readonly error: { readonly code: string; readonly message: string } | null
}

export function readBulk(result: unknown): readonly BulkRow[] {
  return isObject(result) && Array.isArray(result['results']) ? (result['results'] as BulkRow[]) : []
}
