import { coerceInputValue, GraphQLList, GraphQLNonNull, isInputType, type GraphQLError } from 'graphql'
import type { App } from '../app/app-types.ts'
import { readTerms } from '../core-plugin/terms/read-terms.ts'
import type { RequestContext } from '../context.ts'
import { and } from '../schema/connection.ts'
import { searchWhere, toWhere } from '../schema/filters.ts'
import { afterCursor, toOrderBy } from '../schema/keyset.ts'
import type { OrderStep } from '../schema/keyset.ts'
import { lowerFirst } from '../schema/naming.ts'
import { orderSteps } from '../schema/ordering.ts'
import type { OrderInput } from '../schema/ordering.ts'
import type { Resource } from '../schema/resource-definition.ts'
import { exportErrors } from './errors.ts'
import { exportColumns } from './export-columns.ts'
import type { ExportColumn, ExportTable } from './export-types.ts'

type Row = Readonly<Record<string, unknown>>

/** What is exported. Filter and order are those of the API, as JSON. */
export interface ExportRequest {
  /** Name of the resource, or its plural: Opportunity, opportunities. */
  readonly resource: string
  readonly columns?: readonly string[]
  readonly filter?: unknown
  readonly orderBy?: unknown
  readonly search?: string
  /** Ids of records, as the API gives them: no others. At most 5000. */
  readonly ids?: readonly string[]
}

const pageSize = 500

/** A resource's rows as the caller may see them, read page by page: each page begins behind the last row of the one before. */
export async function exportTable(app: App, context: RequestContext, request: ExportRequest): Promise<ExportTable> {
  const resource = resourceOf(app, context, request.resource)
  const columns = exportColumns(resource, request.columns ?? null, {
    registry: app.registry,
    ability: context.ability,
    message: await messages(app, context.locale),
    locale: context.locale,
    clock: clockOf(app.company.timeZone),
  })
  const filter = coerce(app, `${resource.name}Filter`, request.filter) as Row | undefined
  const orderBy = coerce(app, `${resource.name}Order`, request.orderBy, true) as OrderInput[] | undefined
  const chosen = request.ids === undefined ? {} : { id: { in: request.ids.map((id) => uuidOf(id, resource)) } }
  const where = and(toWhere(filter ?? null, resource, app.registry, app.company.currency), searchWhere(request.search ?? null, resource, app.registry.models), chosen)
  const steps = orderSteps(orderBy ?? null, resource, app.registry, { ability: context.ability, isNested: false })
  return {
    name: resource.many,
    model: resource.name,
    headers: columns.map(({ header }) => header),
    async *pages() {
      const model = context.db[lowerFirst(resource.name)]!
      const select = selection(columns, steps)
      for (let last: Row | null = null; ;) {
        const beyond: Row = last === null ? {} : afterCursor(steps, steps.map((step) => valueAt(last!, step)))
        const rows: Row[] = await model.findMany({ where: and(where, beyond), orderBy: toOrderBy(steps), take: pageSize, select })
        if (rows.length > 0) yield rows.map((row) => columns.map((column) => column.cell(row)))
        if (rows.length < pageSize) return
        last = rows.at(-1)!
      }
    },
  }
}

function resourceOf(app: App, context: RequestContext, name: string): Resource {
  const resource = [...app.registry.resources.values()].find((one) => one.name === name || one.many.toLowerCase() === name.toLowerCase())
  if (!resource || !context.ability.can('read', resource.name)) throw exportErrors.EXPORT_RESOURCE_UNKNOWN({ resource: name })
  return resource
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** 'Opportunity:0190…' or the bare UUID; an id of another resource is refused rather than found by chance. */
function uuidOf(id: string, { name }: Resource): string {
  const bare = id.startsWith(`${name}:`) ? id.slice(name.length + 1) : id
  if (!uuid.test(bare)) throw exportErrors.EXPORT_REQUEST_INVALID({ reason: `"${id.slice(0, 60)}" is no id of ${name}` })
  return bare
}

/** Reads JSON as the API reads an input of this type, and refuses what the API would refuse. */
function coerce(app: App, typeName: string, value: unknown, isList = false): unknown {
  if (value === undefined || value === null) return undefined
  const type = app.schema.getType(typeName)
  if (!type || !isInputType(type)) throw exportErrors.EXPORT_REQUEST_INVALID({ reason: `there is no ${typeName}` })
  return coerceInputValue(value, isList ? new GraphQLList(new GraphQLNonNull(type)) : type, (path, _invalid, error: GraphQLError) => {
    throw exportErrors.EXPORT_REQUEST_INVALID({ reason: `${[typeName, ...path].join('.')}: ${error.message.replace(/\.$/, '')}` })
  })
}

function selection(columns: readonly ExportColumn[], steps: readonly OrderStep[]): Record<string, unknown> {
  const select: Record<string, unknown> = { id: true }
  const parts = [...columns.map((column) => column.select), ...steps.map(({ path: [head, tail] }) => ({ [head!]: tail === undefined ? true : { select: { [tail]: true } } }))]
  for (const part of parts) {
    for (const [name, wanted] of Object.entries(part)) {
      const known = select[name] as { select: object } | undefined
      select[name] = typeof wanted === 'object' && known ? { select: { ...known.select, ...(wanted as { select: object }).select } } : wanted
    }
  }
  return select
}

function valueAt(row: Row, { path }: OrderStep): unknown {
  return path.reduce<unknown>((value, key) => (value as Row | null | undefined)?.[key] ?? null, row)
}

/** The company's own words before the product's. */
async function messages(app: App, locale: string): Promise<(plugin: string, key: string) => string | undefined> {
  const own = (await readTerms(app))[locale]
  const catalogues = new Map(app.plugins.map(({ definition }) => [definition.id, definition.messages?.[locale]]))
  return (plugin, key) => own?.[`${plugin}.${key}`] ?? catalogues.get(plugin)?.[key]
}

function clockOf(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return (at) => format.format(at)
}
