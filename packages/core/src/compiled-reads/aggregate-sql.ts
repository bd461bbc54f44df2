import { askableField } from '../rights/field-rights.ts'
import { guardFilter } from '../rights/filter.ts'
import { readable } from '../rights/session.ts'
import { and, isEverything } from '../rights/where.ts'
import { fold, groupColumns } from '../schema/aggregate.ts'
import { keyColumn, type GroupedBy } from '../schema/aggregate-group.ts'
import type { ResourceField } from '../schema/resource-definition.ts'
import { groupsJson } from './aggregate-json.ts'
import type { Build } from './build-types.ts'
import { columnSql } from './column-sql.ts'
import type { AggregateRead, RecordRead } from './read-types.ts'
import { recordItems } from './record-sql.ts'
import { fromTable, quote, type Table } from './statement.ts'
import { joined, whereSql } from './where-sql.ts'

export interface AggregateSql {
  readonly text: string
  /** The answer from the statement's one JSON value: the groups of the database folded into those that were asked for. */
  finish(json: string): string
}

/**
 * The figures of a resource in one statement, the records that groups are named by included. The database adds up what is equal in every column; the
 * ordinary path's own `fold` adds up days to months and writes exact figures. Throws what the guard refuses.
 */
export function aggregateSql(build: Build, read: AggregateRead): AggregateSql {
  const { resource } = read
  const { grouped, where: asked } = build.aggregateOf(read)
  const measured = measuredFields(read)
  const by = groupColumns(grouped.map(({ definition }) => definition), measured)
  const rows = build.statement.table(resource.model)
  const where = and(readable(build.rights, resource.model), guardFilter(build.rights, resource.model, asked), ...by.map((name) => askableField(build.rights, resource.model, name)))
  const names = namedBy(read).filter(({ field }) => grouped.some(({ definition }) => definition === field))
  const items = [
    'count(*)::int as "_all"',
    ...by.map((name) => `${columnSql(resource.model.fields[name]!, rows.column(name))} as ${quote(name)}`),
    ...measured.flatMap((field) => measureItems(build, field, rows)),
    ...names.map(({ field, record, index }) => `${namedSql(build, field, record, rows)} as ${quote(`#${index}`)}`),
  ]
  const columns = by.map((name) => rows.column(name)).join(', ')
  const from = `from ${fromTable(rows)} where ${whereSql(build, where, rows)}${by.length > 0 ? ` group by ${columns} order by ${columns}` : ''}`
  const text = `select coalesce(json_agg(g), '[]')::text from (select ${items.join(', ')} ${from}) g`
  return { text, finish: finishing(read, { by, measured, grouped, names, currency: build.company.currency }) }
}

interface Folding {
  readonly by: readonly string[]
  readonly measured: readonly ResourceField[]
  readonly grouped: readonly GroupedBy[]
  readonly names: readonly { readonly field: ResourceField; readonly index: number }[]
  readonly currency: string
}

/** Apart from the making of the text, of which nothing is to be kept with it. */
function finishing(read: AggregateRead, { by, measured, grouped, names, currency }: Folding): AggregateSql['finish'] {
  return (json) => {
    const found = (JSON.parse(json) as FoundGroup[]).filter(({ _all }) => _all > 0)
    const groups = fold(found.map((row) => asPrismaRow(row, by, measured)), grouped, measured)
    const records = new Map(names.map(({ field, index }) => [index, new Map(found.map((row) => [row[keyColumn(field)], row[`#${index}`]]))]))
    return JSON.stringify(groupsJson(read, groups, { currency, recordOf: (index, id) => records.get(index)?.get(id) ?? null }))
  }
}

type FoundGroup = Readonly<Record<string, unknown>> & { readonly _all: number }

/** Fields of which some figure is asked for. */
function measuredFields({ resource, parts }: AggregateRead): ResourceField[] {
  const asked = new Set(parts.flatMap((part) => (part.kind === 'figures' ? part.parts.flatMap((figure) => (figure.kind === 'typename' ? [] : [figure.field])) : [])))
  return resource.fields.filter((field) => asked.has(field))
}

/** Each use of a reference in a key, as it may be asked for other fields under another name. */
export function namedBy({ parts }: AggregateRead): { field: ResourceField; record: RecordRead; index: number }[] {
  return parts.flatMap((part) => (part.kind === 'key' ? part.parts : [])).flatMap((part, index) => (part.kind === 'record' ? [{ field: part.field, record: part.record, index }] : []))
}

/** Count, sum, least and greatest of a column where it shows. */
function measureItems(build: Build, { column, model }: ResourceField, rows: Table): string[] {
  const shown = askableField(build.rights, rows.model, model.name)
  const value = (): string => (isEverything(shown) ? rows.column(column) : `case when ${whereSql(build, shown, rows)} then ${rows.column(column)} end`)
  return [['c', (one: string) => `count(${one})::int`], ['s', (one: string) => `sum(${one})::text`], ['m', (one: string) => `min(${one})::text`], ['x', (one: string) => `max(${one})::text`]]
    .map(([name, of]) => `${(of as (one: string) => string)(value())} as ${quote(`#${name as string}${column}`)}`)
}

/** The record that a group is named by, where the caller may see it. */
function namedSql(build: Build, { model }: ResourceField, record: RecordRead, rows: Table): string {
  const far = build.statement.table(record.resource.model)
  return `(select row_to_json(r) from (select ${recordItems(build, record, far)} from ${fromTable(far)} where ${joined(rows, model, far)} and ${whereSql(build, readable(build.rights, far.model), far)}) r)`
}

/** A group as Prisma gives it, which is what `fold` reads. */
function asPrismaRow(row: FoundGroup, by: readonly string[], measured: readonly ResourceField[]): Record<string, unknown> {
  const figures = (name: string) => Object.fromEntries(measured.map(({ column }) => [column, exact(row[`#${name}${column}`] as string | null)]))
  const counts = Object.fromEntries(measured.map(({ column }) => [column, row[`#c${column}`]]))
  return { ...Object.fromEntries(by.map((name) => [name, row[name]])), _count: { _all: row._all, ...counts }, _sum: figures('s'), _min: figures('m'), _max: figures('x') }
}

/** An exact number under the one operation that `fold` uses of Prisma's decimals. */
function exact(text: string | null): { toFixed(): string } | null {
  return text === null ? null : { toFixed: () => text }
}
