import type { FieldProblem } from '../errors/tenon-error.ts'
import { currencyExponent, isCurrency, parseDecimal } from '../money/index.ts'
import type { LooseInputFields } from './loose-builder.ts'
import { problem } from './input-problems.ts'
import { rowIdOf } from './global-id.ts'
import type { Resource, ResourceField } from './resource-definition.ts'
import type { SchemaParts } from './schema-parts.ts'

type Row = Record<string, unknown>

export function writableFields(resource: Resource): ResourceField[] {
  return resource.fields.filter((field) => !field.readOnly)
}

/** The name of a field in an input: a reference goes by its id. */
export function inputName(field: ResourceField): string {
  return field.kind === 'reference' ? `${field.name}Id` : field.name
}

/** Create{Name}Input and Update{Name}Input. */
export function inputFields(resource: Resource, mode: 'create' | 'update', t: LooseInputFields, parts: SchemaParts): Record<string, unknown> {
  return Object.fromEntries(writableFields(resource).map((field) => [
    inputName(field),
    t.field({ type: inputTypeOf(field, parts), required: mode === 'create' && field.required && field.kind !== 'boolean', ...(field.model.documentation ? { description: field.model.documentation } : {}) }),
  ]))
}

function inputTypeOf(field: ResourceField, parts: SchemaParts): unknown {
  switch (field.kind) {
    case 'reference': return 'ID'
    case 'money': return parts.refs.input('MoneyInput')
    case 'enum': return parts.refs.enum(field.model.type)
    case 'integer': case 'percent': return 'Int'
    case 'bigint': return 'BigInt'
    case 'decimal': case 'quantity': return 'Decimal'
    case 'boolean': return 'Boolean'
    case 'date': return 'Date'
    case 'datetime': return 'DateTime'
    case 'json': return 'JSON'
    case 'tags': return ['String']
    default: return 'String'
  }
}

/** An input as columns, with every problem found: what the API, the import and bulk edits share. */
export function readInput(resource: Resource, input: Row, mode: 'create' | 'update', companyCurrency: string): { data: Row; problems: FieldProblem[] } {
  const data: Row = {}
  const problems: FieldProblem[] = []
  for (const field of writableFields(resource)) {
    const name = inputName(field)
    const raw = input[name]
    if (raw === undefined) {
      if (mode === 'create' && field.required) problems.push(problem(name, 'REQUIRED'))
      continue
    }
    const value = typeof raw === 'string' && field.kind !== 'decimal' && field.kind !== 'quantity' ? raw.trim() : raw
    if (value === null || value === '') {
      if (field.required) problems.push(problem(name, 'REQUIRED'))
      else clear(field, data)
      continue
    }
    const found = readValue(field, value, data, companyCurrency)
    if (found) problems.push({ ...problem(name, found.code, found.params) })
  }
  return { data, problems }
}

function clear(field: ResourceField, data: Row): void {
  const column = columnOf(field)
  // A column with a default and no null keeps the default.
  if (field.model.isRequired && !field.model.isList) return
  data[column] = field.model.isList ? [] : null
}

function columnOf(field: ResourceField): string {
  return field.kind === 'reference' ? field.model.relation!.fromFields[0]! : field.column
}

/** One value that is no reference, read like a field's: what is wrong with it, or its columns. */
export function readOne(field: ResourceField, value: unknown, companyCurrency: string): { data: Row } | { problem: { code: string; params?: Row } } {
  const data: Row = {}
  const problem = readValue(field, value, data, companyCurrency)
  return problem ? { problem } : { data }
}

type Found = { readonly code: string; readonly params?: Row } | undefined

function readValue(field: ResourceField, value: unknown, data: Row, companyCurrency: string): Found {
  switch (field.kind) {
    case 'reference': return readReference(field, value as string, data)
    case 'money': return readMoney(field, value as { amount: string; currency?: string | null }, data, companyCurrency)
    case 'integer': case 'percent': return readInteger(field, value as number, data)
    case 'decimal': case 'quantity': return readDecimal(field, String(value), data)
    case 'text': case 'longtext': case 'richtext': case 'period': case 'email': case 'phone': case 'url': return readText(field, value as string, data)
    default:
      data[field.column] = value
      return undefined
  }
}

function readReference(field: ResourceField, value: string, data: Row): Found {
  const id = rowIdOf(value, field.target!)
  if (id === null) return { code: 'UNKNOWN_REFERENCE' }
  data[columnOf(field)] = id
  return undefined
}

function readMoney(field: ResourceField, value: { amount: string; currency?: string | null }, data: Row, companyCurrency: string): Found {
  const currency = value.currency ?? companyCurrency
  if (!isCurrency(currency)) return { code: 'UNKNOWN_CURRENCY', params: { currency } }
  const places = currencyExponent(currency)
  if ((/\.(\d*?)0*$/.exec(value.amount)?.[1]?.length ?? 0) > places) return { code: 'TOO_PRECISE', params: { places, currency } }
  const minor = parseDecimal(value.amount, places)
  if (minor > 2n ** 63n - 1n || minor < -(2n ** 63n)) return { code: 'OUT_OF_RANGE' }
  data[field.column] = minor
  data[field.currencyColumn!] = currency
  return undefined
}

function readInteger(field: ResourceField, value: number, data: Row): Found {
  if (!Number.isInteger(value) || Math.abs(value) > 2_147_483_647) return { code: 'OUT_OF_RANGE' }
  data[field.column] = value
  return undefined
}

function readDecimal(field: ResourceField, value: string, data: Row): Found {
  const [, precision, scale] = /\((\d+),(\d+)\)/.exec(field.model.nativeType ?? '') ?? []
  const match = /^-?0*(\d*)(?:\.(\d*?)0*)?$/.exec(value)
  if (!match) return { code: 'NOT_A_NUMBER' }
  if (scale !== undefined && (match[2]?.length ?? 0) > Number(scale)) return { code: 'TOO_PRECISE', params: { places: Number(scale) } }
  if (precision !== undefined && match[1]!.length > Number(precision) - Number(scale)) return { code: 'OUT_OF_RANGE' }
  data[field.column] = value
  return undefined
}

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const webAddress = /^(https?:\/\/)?[^\s.]+(\.[^\s.]+)+/i

const longTexts: ReadonlySet<string> = new Set(['longtext', 'richtext'])

/** A year, a quarter or a month. */
function isPeriodKey(text: string): boolean {
  return /^[12]\d{3}(-(Q[1-4]|0[1-9]|1[0-2]))?$/.test(text)
}

function readText(field: ResourceField, value: string, data: Row): Found {
  const limit = field.options.maxLength ?? (longTexts.has(field.kind) ? 20_000 : 500)
  // PostgreSQL cannot store NUL in a text, and a lone surrogate is no character.
  if (value.includes('\u0000') || !value.isWellFormed()) return { code: 'NOT_TEXT' }
  if (value.length > limit) return { code: 'TOO_LONG', params: { limit } }
  if (field.kind === 'email' && !email.test(value)) return { code: 'NOT_AN_EMAIL' }
  if (field.kind === 'period' && !isPeriodKey(value)) return { code: 'NOT_A_PERIOD' }
  if (field.kind === 'url' && !webAddress.test(value)) return { code: 'NOT_A_WEB_ADDRESS' }
  data[field.column] = value
  return undefined
}
