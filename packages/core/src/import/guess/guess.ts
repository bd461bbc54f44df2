import type { FieldKind } from '../../schema/metadata-types.ts'
import type { ColumnLook, ImportSuggestion, SuggestedField } from '../api-types.ts'
import { currencyHeaders } from '../../export/currency-header.ts'
import { loosely } from '../engine/loosely.ts'
import { findable } from '../mapping/plan-way.ts'
import type { FieldMapping } from '../mapping-types.ts'
import { cellText } from '../readers/table-types.ts'
import type { Cell } from '../readers/table-types.ts'
import type { TargetField, TargetResource } from '../target-types.ts'
import { columnLook } from './column-look.ts'
import { nameLikeness } from './name-likeness.ts'

export interface SampledColumn {
  readonly name: string
  readonly samples: readonly Cell[]
}

/** What each kind of field can be fed by; text fields take anything. */
const feeds: Readonly<Partial<Record<FieldKind, readonly ColumnLook['kind'][]>>> = {
  integer: ['integer'], bigint: ['integer'], decimal: ['integer', 'decimal'], quantity: ['integer', 'decimal'], percent: ['integer', 'decimal', 'percent'], money: ['integer', 'decimal', 'money'],
  date: ['date', 'datetime'], datetime: ['date', 'datetime'], boolean: ['boolean', 'integer'], email: ['email'], url: ['url'], json: [], id: [],
}
const least = 0.5

/** Proposes which column feeds which field of a resource, and how it is to be read. Each column and each field is used once, the likeliest pair first. */
export function guess(columns: readonly SampledColumn[], resource: TargetResource, describe: (resource: string) => TargetResource | null): ImportSuggestion {
  const looks = new Map(columns.map((column) => [column.name, columnLook(column.samples)]))
  // A column with the currency of another is a part of that one, and feeds nothing by itself.
  const currencies = new Set(columns.flatMap(({ name }) => currencyOf(name, columns) ?? []))
  const pairs = Object.values(resource.fields).filter((field) => !field.readOnly).flatMap((field) =>
    columns.filter(({ name }) => !currencies.has(name)).map((column) => ({ field, column, score: scoreOf(field, column, looks.get(column.name)!) })))
  pairs.sort((a, b) => b.score - a.score)
  const fields = new Map<string, SuggestedField>()
  const used = new Set<string>()
  for (const { field, column, score } of pairs) {
    if (score < least || fields.has(field.name) || used.has(column.name)) continue
    const mapping = mappingOf(field, column, { look: looks.get(column.name)!, describe, currency: currencyOf(column.name, columns) })
    if (!mapping) continue
    fields.set(field.name, { field: field.name, column: column.name, mapping, score })
    used.add(column.name)
  }
  const needed = Object.values(resource.fields).filter((field) => field.required && !field.readOnly).map((field) => field.name)
  const missing = needed.filter((name) => !fields.has(name))
  const fed = columns.length - currencies.size
  const covered = fed === 0 ? 0 : [...fields.values()].reduce((sum, { score }) => sum + score, 0) / fed
  const score = covered * (needed.length === 0 ? 1 : 0.4 + (0.6 * (needed.length - missing.length)) / needed.length)
  return { resource: resource.name, score: Math.min(1, score), key: keyOf(columns, resource, fields), fields: [...fields.values()], missing }
}

function scoreOf(field: TargetField, column: SampledColumn, look: ColumnLook): number {
  const likeness = nameLikeness(column.name, field)
  if (likeness === 0) return 0
  if (field.kind === 'enum') return likeness * (0.6 + 0.4 * shareOf(column, (text) => optionFor(field, text) !== null))
  const wanted = feeds[field.kind]
  if (wanted === undefined || look.kind === 'empty') return likeness * (look.kind === 'empty' ? 0.9 : 1)
  return wanted.includes(look.kind) ? Math.min(1, likeness + 0.05) : likeness * 0.3
}

function mappingOf(field: TargetField, column: SampledColumn, more: { look: ColumnLook; describe: (resource: string) => TargetResource | null; currency: string | null }): FieldMapping | null {
  const base: FieldMapping = { column: column.name }
  if (field.kind === 'reference') {
    const target = more.describe(field.reference ?? '')
    const by = target && ['name', 'code', 'key', 'email', 'title'].find((name) => target.fields[name] && findable.includes(target.fields[name].kind))
    return by ? { ...base, reference: { by } } : null
  }
  if (field.kind === 'enum') return { ...base, ...valuesFor(field, column) }
  const { format, number } = more.look.mapping
  const isDate = field.kind === 'date' || field.kind === 'datetime'
  const isNumber = ['integer', 'bigint', 'decimal', 'quantity', 'percent', 'money'].includes(field.kind)
  return { ...base, ...(isDate && format !== undefined ? { format } : {}), ...(isNumber && number !== undefined ? { number } : {}), ...(field.kind === 'money' && more.currency !== null ? { currency: { column: more.currency } } : {}) }
}

/** The column that an export writes beside an amount, with its currency. */
function currencyOf(amount: string, columns: readonly SampledColumn[]): string | null {
  const names = currencyHeaders(amount)
  return columns.find(({ name }) => names.includes(name))?.name ?? null
}

/** A value map only where the file's texts are not the options themselves. */
function valuesFor(field: TargetField, column: SampledColumn): Pick<FieldMapping, 'values'> {
  const texts = [...new Set(column.samples.map((cell) => cellText(cell).trim()).filter((text) => text !== ''))]
  const odd = texts.filter((text) => !(field.options ?? []).some((option) => option === text.toUpperCase().replace(/[\s-]+/g, '_')))
  if (odd.length === 0) return {}
  const known = odd.flatMap((text): [string, string][] => {
    const option = optionFor(field, text)
    return option === null ? [] : [[text, option]]
  })
  return known.length === 0 ? {} : { values: Object.fromEntries(texts.flatMap((text) => (optionFor(field, text) === null ? [] : [[text, optionFor(field, text)!]]))) }
}

function optionFor(field: TargetField, text: string): string | null {
  return (field.options ?? []).find((option) => loosely(option) === loosely(text)) ?? null
}

function shareOf(column: SampledColumn, fits: (text: string) => boolean): number {
  const texts = column.samples.map((cell) => cellText(cell).trim()).filter((text) => text !== '')
  return texts.length === 0 ? 0 : texts.filter(fits).length / texts.length
}

/** The column of a unique field, else the first whose samples are all there and all different. */
function keyOf(columns: readonly SampledColumn[], resource: TargetResource, fields: ReadonlyMap<string, SuggestedField>): string | null {
  const unique = [...fields.values()].find(({ field }) => resource.fields[field]?.unique)
  if (unique) return unique.column
  const distinct = columns.find(({ samples }) => {
    const texts = samples.map((cell) => cellText(cell).trim())
    return texts.length > 0 && texts.every((text) => text !== '') && new Set(texts).size === texts.length
  })
  return distinct?.name ?? null
}
