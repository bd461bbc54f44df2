import { GraphQLError, type GraphQLResolveInfo } from 'graphql'
import { queryFromInfo } from '@pothos/plugin-prisma'
import type { RequestContext } from '../context.ts'
import { formatDecimal } from '../money/index.ts'
import type { Money } from '../money/index.ts'
import { and } from './connection.ts'
import { searchWhere, toWhere } from './filters.ts'
import { selectedNames } from './selection.ts'
import { addMeasure, emptyMeasure, foldKey, type Measure } from './aggregate-fold.ts'
import { keyColumn, type Group, type GroupBy, type GroupedBy } from './aggregate-group.ts'
import { addWorth, addWorthType } from './aggregate-worth.ts'
import type { LooseFields, LooseInputFields } from './loose-builder.ts'
import { constantCase, lowerFirst } from './naming.ts'
import { outputTypeOf } from './object-type.ts'
import type { Resource, ResourceField } from './resource-definition.ts'
import type { SchemaParts } from './schema-parts.ts'

type Row = Record<string, unknown>

export interface AggregateArgs {
  readonly filter?: Row | null
  readonly search?: string | null
  readonly groupBy?: readonly GroupBy[] | null
}

const groupableKinds = new Set(['reference', 'enum', 'boolean', 'date', 'text', 'period', 'integer', 'percent'])
const summableKinds = new Set(['money', 'integer', 'decimal', 'quantity', 'bigint', 'percent'])

export function isGroupable(field: ResourceField): boolean {
  return groupableKinds.has(field.kind) && field.options.groupable !== false
}

export function isSummable(field: ResourceField): boolean {
  return summableKinds.has(field.kind)
}

/** {Name}Aggregate with its key, and the root field {name}Aggregate: count, sum, average, least and greatest, grouped. */
export function addAggregate(resource: Resource, parts: SchemaParts): void {
  const { builder, refs } = parts
  const groupable = resource.fields.filter(isGroupable)
  const measured = resource.fields.filter(isSummable)
  const fieldEnum = builder.enumType(`${resource.name}GroupField`, { values: Object.fromEntries(groupable.map((field) => [constantCase(field.name), { value: field.name }])) })
  refs.input(`${resource.name}GroupBy`).implement({
    description: 'What the rows of one group have in common.',
    fields: (t: LooseInputFields) => ({ field: t.field({ type: fieldEnum, required: true }), period: t.field({ type: refs.enum('Period'), description: 'For dates: the span that counts as one. DAY where left out.' }) }),
  })
  refs.object(`${resource.name}AggregateKey`).implement({
    description: 'The values that the rows of a group share; null for what was not grouped by.',
    fields: (t: LooseFields) => Object.fromEntries(groupable.map((field) => [field.name, t.field({ type: keyType(field, parts), nullable: true, resolve: (key: Row) => key[field.name] ?? null })])),
  })
  const measureTypes = measured.length === 0 ? {} : { sum: addMeasureType('Sum', resource, measured, parts), avg: addMeasureType('Average', resource, measured, parts), min: addMeasureType('Least', resource, measured, parts), max: addMeasureType('Greatest', resource, measured, parts) }
  const worth = resource.options.worth === undefined ? null : addWorthType(resource, parts)
  refs.object(`${resource.name}Aggregate`).implement({
    description: `Figures over a group of ${resource.many}. Amounts come as one figure per currency: different currencies are never added up.`,
    fields: (t: LooseFields) => ({
      key: t.field({ type: refs.object(`${resource.name}AggregateKey`), resolve: (group: Group) => group.key }),
      count: t.field({ type: 'Int', resolve: (group: Group) => group.count }),
      ...(worth === null ? {} : { worth: t.field({ type: worth, description: 'In the currency of the company; amounts of different currencies are added up by that alone.', resolve: (group: Group) => group.worth }) }),
      ...Object.fromEntries(Object.entries(measureTypes).map(([name, type]) => [name, t.field({ type, resolve: (group: Group) => group.measures })])),
    }),
  })
}

function keyType(field: ResourceField, parts: SchemaParts): unknown {
  if (field.kind === 'reference') return field.target
  return field.kind === 'date' ? 'String' : outputTypeOf(field, parts)
}

export type Figure = 'Sum' | 'Average' | 'Least' | 'Greatest'

function addMeasureType(figure: Figure, resource: Resource, fields: readonly ResourceField[], parts: SchemaParts): unknown {
  const ref = parts.refs.object(`${resource.name}${figure}`)
  ref.implement({
    fields: (t: LooseFields) => Object.fromEntries(fields.map((field) => [
      field.name,
      field.kind === 'money'
        ? t.field({ type: [parts.refs.object('Money')], resolve: (measures: Map<string, Measure>) => moneyFigures(figure, measures.get(field.name), parts.company.currency) })
        : t.field({ type: 'Decimal', nullable: true, resolve: (measures: Map<string, Measure>) => plainFigure(figure, measures.get(field.name)) }),
    ])),
  })
  return ref
}

export function moneyFigures(figure: Figure, measure: Measure | undefined, fallback: string): Money[] {
  return [...(measure?.byCurrency ?? [])].filter(([, total]) => total.count > 0).map(([currency, total]) => ({ currency: currency === '' ? fallback : currency, minor: pick(figure, total) }))
}

export function plainFigure(figure: Figure, measure: Measure | undefined): string | null {
  const total = measure?.byCurrency.get('')
  if (!total || total.count === 0) return null
  return formatDecimal(pick(figure, total), measure!.scale, { trim: true })
}

function pick(figure: Figure, total: { sum: bigint; count: number; least: bigint; greatest: bigint }): bigint {
  if (figure === 'Sum') return total.sum
  if (figure === 'Average') return roundedQuotient(total.sum, BigInt(total.count))
  return figure === 'Least' ? total.least : total.greatest
}

/** Half away from zero. */
function roundedQuotient(value: bigint, divisor: bigint): bigint {
  const magnitude = value < 0n ? -value : value
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n)
  return value < 0n ? -rounded : rounded
}

/** One grouped statement, whatever is asked; one more per reference that the groups are named by. */
export async function resolveAggregate(resource: Resource, args: AggregateArgs, context: RequestContext, info: GraphQLResolveInfo, parts: SchemaParts): Promise<Group[]> {
  const selected = selectedNames(info)
  const grouped = groupedBy(args, resource)
  const measured = resource.fields.filter((field) => isSummable(field) && ['sum', 'avg', 'min', 'max'].some((figure) => selected.has(`${figure}.${field.name}`)))
  const where = and(toWhere(args.filter, resource, parts.registry, parts.company.currency), searchWhere(args.search, resource, parts.registry.models))
  const rows = await queryGroups(resource, where, { grouped: grouped.map((group) => group.definition), measured }, context)
  const groups = fold(rows, grouped, measured)
  if (resource.options.worth !== undefined && selected.has('worth')) await addWorth(resource, groups, { where, grouped }, context)
  // Whoever groups by the same reference twice has it named once.
  for (const definition of new Set(grouped.map((group) => group.definition))) if (definition.kind === 'reference' && selected.has(`key.${definition.name}`)) await nameGroups(definition, groups, context, info)
  return groups
}

/** What is grouped by. Throws BAD_USER_INPUT for a period of what is no date. */
export function groupedBy({ groupBy }: AggregateArgs, resource: Resource): GroupedBy[] {
  const grouped = (groupBy ?? []).map((group) => ({ ...group, definition: resource.fields.find((field) => field.name === group.field)! }))
  for (const { definition, period } of grouped) if (period && definition.kind !== 'date') throw new GraphQLError(`Only dates are grouped by period; ${definition.name} is none.`, { extensions: { code: 'BAD_USER_INPUT' } })
  return grouped
}

async function queryGroups(resource: Resource, where: Row, { grouped, measured }: { grouped: readonly ResourceField[]; measured: readonly ResourceField[] }, context: RequestContext): Promise<Row[]> {
  const columns = Object.fromEntries(measured.map((field) => [field.column, true]))
  const figures = measured.length === 0 ? {} : { _sum: columns, _min: columns, _max: columns }
  const counts = { _count: { _all: true, ...columns } }
  const by = groupColumns(grouped, measured)
  const model = context.db[lowerFirst(resource.name)]!
  if (by.length > 0) return model.groupBy({ by, where, ...counts, ...figures, orderBy: by.map((column) => ({ [column]: 'asc' })) })
  const row = await model.aggregate({ where, ...counts, ...figures })
  return (row['_count'] as { _all: number })._all > 0 ? [row] : []
}

/** The columns that the database groups by: amounts of different currencies are never added up. */
export function groupColumns(grouped: readonly ResourceField[], measured: readonly ResourceField[]): string[] {
  return [...new Set([...grouped.map(keyColumn), ...measured.flatMap((field) => (field.currencyColumn ? [field.currencyColumn] : []))])]
}

/** Adds up what belongs together: rows differ by currency, and by day where a longer period was asked for. */
export function fold(rows: readonly Row[], grouped: readonly GroupedBy[], measured: readonly ResourceField[]): Group[] {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const key = Object.fromEntries(grouped.map(({ definition, period }) => [definition.name, foldKey(row[keyColumn(definition)], definition.kind, period ?? null)]))
    const id = JSON.stringify(Object.values(key))
    let group = groups.get(id)
    if (!group) groups.set(id, (group = { key, count: 0, measures: new Map() }))
    group.count += (row['_count'] as { _all: number })._all
    for (const field of measured) {
      let measure = group.measures.get(field.name)
      if (!measure) group.measures.set(field.name, (measure = emptyMeasure(field)))
      addMeasure(measure, field, row)
    }
  }
  // Over nothing, the whole is still one group.
  if (groups.size === 0 && grouped.length === 0) return [{ key: {}, count: 0, measures: new Map() }]
  return [...groups.values()]
}

/** Puts the referenced rows into the keys; one that the caller may not see stays null. */
async function nameGroups(field: ResourceField, groups: readonly Group[], context: RequestContext, info: GraphQLResolveInfo): Promise<void> {
  const ids = [...new Set(groups.map((group) => group.key[field.name]).filter((id) => id !== null))]
  const query = queryFromInfo({ context, info, typeName: field.target!, path: [{ name: 'key' }, { name: field.name }] })
  const found = ids.length === 0 ? [] : await context.db[lowerFirst(field.target!)]!.findMany({ ...query, where: { id: { in: ids } } })
  const byId = new Map(found.map((row) => [row['id'], row]))
  for (const group of groups) group.key[field.name] = byId.get(group.key[field.name]) ?? null
}
