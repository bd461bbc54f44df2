import { currencyExponent, formatDecimal } from '../money/index.ts'
import type { Ability } from '../rights/ability.ts'
import { humanize } from '../schema/naming.ts'
import type { Resource, ResourceField } from '../schema/resource-definition.ts'
import type { ResourceRegistry } from '../schema/resource-registry.ts'
import { currencyHeader } from './currency-header.ts'
import { exportErrors } from './errors.ts'
import type { ExportCell, ExportColumn } from './export-types.ts'

type Row = Readonly<Record<string, unknown>>

export interface ColumnScene {
  readonly registry: ResourceRegistry
  readonly ability: Ability
  /** A message in the caller's language. */
  readonly message: (plugin: string, key: string) => string | undefined
  readonly locale: string
  /** 'yyyy-MM-dd HH:mm:ss' on the company's clocks. */
  readonly clock: (at: Date) => string
}

const empty: ExportCell = { type: 'empty' }

/** The columns of an export: the named fields, or all that the caller may read. Money takes two, the amount and its currency. */
export function exportColumns(resource: Resource, wanted: readonly string[] | null, scene: ColumnScene): ExportColumn[] {
  const readable = resource.fields.filter((field) => scene.ability.can('read', resource.name, field.kind === 'reference' ? field.model.relation!.fromFields[0]! : field.column))
  const fields = wanted === null ? readable : wanted.map((name) => {
    const field = readable.find((candidate) => candidate.name === name)
    if (!field) throw exportErrors.EXPORT_COLUMN_UNKNOWN({ resource: resource.name, column: name, known: readable.map((candidate) => candidate.name).join(', ') })
    return field
  })
  return fields.flatMap((field) => columnsOf(field, resource, scene))
}

function columnsOf(field: ResourceField, resource: Resource, scene: ColumnScene): ExportColumn[] {
  const header = headerOf(field, resource, scene)
  if (field.kind === 'reference') return [referenceColumn(field, header, scene.registry)]
  if (field.kind !== 'money') return [{ header, select: { [field.column]: true }, cell: (row) => cellOf(field, row[field.column], scene) }]
  const currency = field.currencyColumn!
  const select = { [field.column]: true, [currency]: true }
  return [
    { header, select, cell: (row) => amountCell(row[field.column], row[currency]) },
    { header: currencyHeader(header, scene.locale), select, cell: (row) => (row[field.column] === null ? empty : textCell(row[currency])) },
  ]
}

function headerOf(field: ResourceField, resource: Resource, { message }: ColumnScene): string {
  return message(resource.plugin, `${resource.name}.${field.name}`) ?? message('core', `field.${field.name}`) ?? humanize(field.name)
}

/** A reference shows the name of what it points at; what the caller may not see stays empty. */
function referenceColumn(field: ResourceField, header: string, registry: ResourceRegistry): ExportColumn {
  const target = registry.get(field.target!)
  const title = target.fields.find((candidate) => candidate.name === target.titleField)?.column ?? 'id'
  return {
    header,
    select: { [field.name]: { select: { id: true, [title]: true } } },
    cell: (row) => textCell((row[field.name] as Row | null | undefined)?.[title]),
  }
}

function amountCell(minor: unknown, currency: unknown): ExportCell {
  if (typeof minor !== 'bigint' || typeof currency !== 'string') return empty
  const places = currencyExponent(currency)
  return { type: 'number', text: formatDecimal(minor, places), places }
}

function cellOf(field: ResourceField, value: unknown, { clock }: ColumnScene): ExportCell {
  if (value === null || value === undefined) return empty
  switch (field.kind) {
    case 'integer': case 'bigint': return { type: 'number', text: String(value), places: null }
    case 'decimal': case 'quantity': return { type: 'number', text: plain(value), places: null }
    case 'percent': return { type: 'percent', text: formatDecimal(BigInt(value as number), 4, { trim: true }) }
    case 'boolean': return { type: 'boolean', value: value === true }
    case 'date': return { type: 'date', text: (value as Date).toISOString().slice(0, 10) }
    case 'datetime': return { type: 'datetime', text: clock(value as Date) }
    case 'tags': return textCell((value as string[]).join('; '))
    case 'json': return textCell(JSON.stringify(value))
    default: return textCell(value)
  }
}

function textCell(value: unknown): ExportCell {
  return value === null || value === undefined || value === '' ? empty : { type: 'text', text: String(value) }
}

/** A decimal without exponent and needless zeros. */
function plain(value: unknown): string {
  const text = typeof value === 'object' && value !== null && 'toFixed' in value && typeof value.toFixed === 'function' ? (value.toFixed() as string) : String(value)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
