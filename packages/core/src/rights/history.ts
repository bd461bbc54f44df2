import type { Model, ModelField } from '../models/model-types.ts'
import type { Ability } from './ability.ts'
import { actorsOf } from './actors.ts'
import { decide, type Row } from './decide.ts'
import { stampFields } from './stamps.ts'
import type { WriteChange, WriteListener } from './write-batch.ts'
import { isEverything } from './where.ts'

/** Changed fields with their values before and after, as JSON; of what was erased neither, and a mark. */
export type Changes = Readonly<Record<string, readonly [before: unknown, after: unknown, mark?: 'ERASED']>>

/** The core's own books, which are not written about in the history. */
const bookkeeping = new Set(['HistoryEntry', 'Attachment', 'FileContent', 'OutboxEvent', 'IdempotencyKey', 'AuditSeal', 'RightsVersion', 'RateAllowance', 'Comment', 'ImportedRow', 'Notification', 'AuthUser', 'AuthSession', 'AuthAccount', 'AuthVerification', 'AuthRateLimit'])

/** One HistoryEntry per changed row, in one statement per write. Rows without a UUID of their own have no history. */
export const writeHistory: WriteListener = async (batch) => {
  const { model, action, principal, source, requestId, ip, client, at } = batch
  if (bookkeeping.has(model.name) || !hasHistory(model)) return
  const entries = batch.changes.flatMap((change) => {
    const changes = changesOf(model, change)
    if (action === 'UPDATE' && Object.keys(changes).length === 0) return []
    return [{ model: model.name, recordId: change.recordId, action, at, ...actorsOf(principal), source, requestId, ip, client, changes }]
  })
  if (entries.length > 0) await batch.tx['historyEntry']!['createMany']!({ data: entries })
}

/** Whether its rows can be named by the trail: by a UUID of their own. */
export function hasHistory(model: Model): boolean {
  return model.primaryKey.length === 1 && model.fields[model.primaryKey[0]!]!.nativeType === 'Uuid'
}

function changesOf(model: Model, { before, after, links = {} }: WriteChange): Changes {
  const changes: Record<string, [unknown, unknown]> = {}
  for (const field of Object.values(model.fields)) {
    if (field.kind === 'object' || stampFields.has(field.name) || model.primaryKey.includes(field.name) || isSecret(model, field)) continue
    const values = [toJson(field, before?.[field.name]), toJson(field, after?.[field.name])] as [unknown, unknown]
    if (JSON.stringify(values[0]) !== JSON.stringify(values[1])) changes[field.name] = values
  }
  for (const [name, { removed, added }] of Object.entries(links)) changes[name] = [removed, added]
  return changes
}

/** Hashes and the like: a field whose documentation says @secret, and the core's own. */
function isSecret(model: Model, { name, documentation }: ModelField): boolean {
  return Boolean(documentation?.includes('@secret')) || (model.plugin === 'core' && name === 'hash')
}

/** Values that JSON does not have, as text: a BigInt, a Decimal, a date. */
function toJson(field: ModelField, value: unknown): unknown {
  if (value === null || value === undefined) return field.isList ? [] : null
  if (Array.isArray(value) && field.isList) return value.map((item) => toJson({ ...field, isList: false }, item))
  if (value instanceof Date) return field.nativeType === 'Date' ? value.toISOString().slice(0, 10) : value.toISOString()
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`
  if (field.type === 'Decimal') return (value as { toFixed?(): string }).toFixed?.() ?? String(value)
  return value
}

/**
 * The part of a history entry that a reader may see: fields that are hidden now are hidden in the past too. `record` is the
 * row as it is now, with all its columns; without it, fields that show only on some rows are left out.
 */
export function readableChanges(ability: Ability, model: Model, changes: Changes, record: Readonly<Row> = {}): Changes {
  const isShown = (name: string): boolean => {
    if (!model.fields[name] || !ability.can('read', model.name, name)) return false
    const where = ability.field('read', model.name, name)
    return isEverything(where) || decide(model, where, record) === true
  }
  return Object.fromEntries(Object.entries(changes).filter(([name]) => isShown(name)))
}
