import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import { globalId } from '../../data/ids.ts'
import { isObject } from '../../data/record.ts'
import { inputName } from '../../data/field-input.ts'

export interface HistoryNode {
  readonly id: string
  readonly action: 'CREATE' | 'UPDATE' | 'DELETE' | 'ERASE'
  readonly at: string
  readonly source: string
  readonly actor: { readonly id: string; readonly name: string } | null
  readonly onBehalfOf: { readonly name: string } | null
  readonly impersonator: { readonly name: string } | null
  readonly changes: readonly StoredChange[]
}

/** As the database keeps it: columns, amounts in minor units, references by bare id. */
export interface StoredChange {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
  /** The values are gone for ever, at the wish of a person. */
  readonly erased?: boolean
}

export interface HistoryChange {
  readonly field: FieldMeta
  readonly before: unknown
  readonly after: unknown
  readonly erased?: boolean
}

/** Readable titles of records, by GraphQL id. */
export type Titles = ReadonlyMap<string, string>

/** What an entry changed, field by field in the resource's order. Columns that make one field (amount and currency) are one change. */
export function readChanges(meta: ResourceMeta, stored: readonly StoredChange[], currency: string): readonly HistoryChange[] {
  const changes = Object.fromEntries(stored.map(({ field, before, after }) => [field, [before ?? null, after ?? null]]))
  const erased = new Set(stored.flatMap((change) => (change.erased ? [change.field] : [])))
  return meta.fields.flatMap((field): HistoryChange[] => {
    if ([field.name, inputName(field), `${field.name}Minor`].some((column) => erased.has(column))) return [{ field, before: null, after: null, erased: true }]
    const pair = pairOf(field, changes, currency)
    return pair && JSON.stringify(pair[0]) !== JSON.stringify(pair[1]) ? [{ field, before: pair[0], after: pair[1] }] : []
  })
}

/** The fields whose values an erasure took. Out of which entries is for `tenon audit verify`. */
export function erasedFields(facts: readonly StoredChange[]): readonly StoredChange[] {
  const named = facts.find(({ field }) => field === 'fields')?.after
  return Array.isArray(named) ? named.map((field) => ({ field: String(field), before: null, after: null, erased: true })) : []
}

/** A value of a change as the rest of the shell holds it; references get the titles that are known. */
export function withTitle(field: FieldMeta, value: unknown, titles: Titles): unknown {
  return field.reference && typeof value === 'string' ? { id: value, title: titles.get(value) ?? '…' } : value
}

function pairOf(field: FieldMeta, changes: Record<string, unknown>, currency: string): readonly [unknown, unknown] | null {
  if (field.kind === 'money') return moneyPair(field, changes, currency)
  const pair = asPair(changes[field.name]) ?? (field.reference ? asPair(changes[inputName(field)]) : null)
  if (!pair || !field.reference) return pair
  const { resource } = field.reference
  const id = (value: unknown) => (typeof value === 'string' ? globalId(resource, value) : isObject(value) && typeof value['id'] === 'string' ? globalId(resource, value['id']) : null)
  return [id(pair[0]), id(pair[1])]
}

function moneyPair(field: FieldMeta, changes: Record<string, unknown>, currency: string): readonly [unknown, unknown] | null {
  const whole = asPair(changes[field.name])
  if (whole && whole.some(isObject)) return whole
  const minor = asPair(changes[`${field.name}Minor`])
  const amounts = whole ?? (minor && ([fromMinor(minor[0]), fromMinor(minor[1])] as const))
  if (!amounts) return null
  const currencies = asPair(changes[`${field.name}Currency`]) ?? asPair(changes['currency']) ?? [currency, currency]
  const money = (side: 0 | 1) => (amounts[side] === null ? null : { amount: String(amounts[side]), currency: String(currencies[side] ?? currency) })
  return [money(0), money(1)]
}

function fromMinor(value: unknown): string | null {
  if (value === null || value === undefined) return null
  const digits = String(value).replace('-', '').padStart(3, '0')
  return `${String(value).startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function asPair(value: unknown): readonly [unknown, unknown] | null {
  return Array.isArray(value) && value.length === 2 ? [value[0] ?? null, value[1] ?? null] : null
}
