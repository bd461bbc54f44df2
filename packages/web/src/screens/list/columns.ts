import type { FieldKind, FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import { fieldNamed } from '../../data/record.ts'

export interface Column {
  readonly name: string
  /** Pixels; null for the usual width of the field's kind. */
  readonly width: number | null
}

export const MIN_WIDTH = 72
export const MAX_WIDTH = 720

const USUAL: Readonly<Record<FieldKind, number>> = {
  text: 200, longtext: 280, richtext: 280, period: 130, email: 220, phone: 150, url: 200, integer: 110, decimal: 120, quantity: 120, bigint: 120, boolean: 100, date: 152, datetime: 216,
  percent: 100, money: 150, enum: 140, reference: 190, tags: 200, json: 200, id: 120,
}

/** Fields that make sense in a table. */
export function possibleColumns(meta: ResourceMeta): readonly FieldMeta[] {
  return meta.fields.filter((field) => field.kind !== 'json' && field.kind !== 'id')
}

/** The resource's own columns; the name comes first even if the plugin forgot it. */
export function ownColumns(meta: ResourceMeta): readonly Column[] {
  const names = meta.list.columns.filter((name) => fieldNamed(meta, name))
  return (names.includes(meta.titleField) ? names : [meta.titleField, ...names]).map((name) => ({ name, width: null }))
}

export function widthOf(meta: ResourceMeta, column: Column): number {
  if (column.width !== null) return column.width
  const kind = fieldNamed(meta, column.name)?.kind ?? 'text'
  return column.name === meta.titleField ? 280 : USUAL[kind]
}

/** About how wide a column must be for its heading to be read: Han are twice as wide as letters. */
export function labelWidth(label: string): number {
  const letters = [...label].reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 13 : 7), 0)
  return Math.min(190, letters + 46)
}

const FLEXIBLE: ReadonlySet<FieldKind> = new Set(['text', 'longtext', 'richtext', 'email', 'url', 'reference', 'tags', 'json'])

/** Whether a column may be narrower or wider than usual: words can be cut, numbers and dates cannot. */
export function isFlexible(field: FieldMeta): boolean {
  return FLEXIBLE.has(field.kind)
}

/** Widths as they are drawn: flexible columns give way to the room that there is, within reason. */
export function fittedWidths(columns: readonly { readonly width: number; readonly flexible: boolean }[], room: number): readonly number[] {
  const rigid = columns.reduce((sum, column) => sum + (column.flexible ? 0 : column.width), 0)
  const flexible = columns.reduce((sum, column) => sum + (column.flexible ? column.width : 0), 0)
  const factor = flexible === 0 ? 1 : Math.min(1.5, Math.max(0.72, (room - rigid) / flexible))
  return columns.map((column) => (column.flexible ? Math.floor(column.width * factor) : column.width))
}

export function withWidth(columns: readonly Column[], name: string, width: number): readonly Column[] {
  const bounded = Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)))
  return columns.map((column) => (column.name === name ? { name, width: bounded } : column))
}

/** Shows or hides a column; the last one stays. */
export function toggled(columns: readonly Column[], name: string): readonly Column[] {
  if (!columns.some((column) => column.name === name)) return [...columns, { name, width: null }]
  return columns.length > 1 ? columns.filter((column) => column.name !== name) : columns
}

/** Moves a column by a number of places, as far as there is room. */
export function moved(columns: readonly Column[], name: string, by: number): readonly Column[] {
  const from = columns.findIndex((column) => column.name === name)
  const column = columns[from]
  if (!column) return columns
  const rest = columns.filter((one) => one !== column)
  const to = Math.min(rest.length, Math.max(0, from + by))
  return [...rest.slice(0, to), column, ...rest.slice(to)]
}

export function formatColumns(columns: readonly Column[]): string {
  return columns.map(({ name, width }) => (width === null ? name : `${name}:${width}`)).join(',')
}

export function parseColumns(meta: ResourceMeta, text: string | null): readonly Column[] | null {
  const columns = new Map<string, Column>()
  for (const part of (text ?? '').split(',')) {
    const [name = '', width] = part.split(':')
    if (possibleColumns(meta).some((field) => field.name === name)) columns.set(name, { name, width: parseWidth(width) })
  }
  return columns.size > 0 ? [...columns.values()] : null
}

export function sameColumns(left: readonly Column[], right: readonly Column[]): boolean {
  return formatColumns(left) === formatColumns(right)
}

function parseWidth(text: string | undefined): number | null {
  const width = Number(text)
  return text && Number.isFinite(width) ? Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width))) : null
}
