import { GraphQLError, type GraphQLResolveInfo } from 'graphql'
import { queryFromInfo } from '@pothos/plugin-prisma'
import type { RequestContext } from '../context.ts'
import { searchWhere, toWhere } from './filters.ts'
import { afterCursor, decodeCursor, encodeCursor, reversed, toOrderBy, type OrderStep } from './keyset.ts'
import type { Model, Models } from '../models/model-types.ts'
import type { LooseFields } from './loose-builder.ts'
import { lowerFirst } from './naming.ts'
import { orderSteps, type ListCaller, type OrderInput } from './ordering.ts'
import type { Resource } from './resource-definition.ts'
import type { SchemaParts } from './schema-parts.ts'
import type { TypeRefs } from './type-refs.ts'

type Where = Record<string, unknown>
type Row = Record<string, unknown>

export interface ConnectionArgs {
  readonly first?: number | null
  readonly after?: string | null
  readonly last?: number | null
  readonly before?: string | null
  readonly filter?: Row | null
  readonly orderBy?: readonly OrderInput[] | null
  readonly search?: string | null
}

/** A page of rows, with the count only when it is asked for. */
export interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly totalCount: () => Promise<number> | number
}

export const defaultPageSize = 20
export const maxPageSize = 100

/** Where the rows of a connection lie in a selection: `nodes { … }` and `edges { node { … } }`. */
export const nodePaths = [[{ name: 'nodes' }], [{ name: 'edges' }, { name: 'node' }]]

/** {Name}Connection and {Name}Edge. */
export function addConnectionTypes(resource: Resource, refs: TypeRefs): void {
  const edge = refs.object(`${resource.name}Edge`)
  edge.implement({
    fields: (t: LooseFields) => ({
      cursor: t.field({ type: 'String', description: 'Where the row stands in this order; goes into `after` or `before`.', resolve: (parent: Page['edges'][number]) => parent.cursor }),
      node: t.field({ type: resource.name, resolve: (parent: Page['edges'][number]) => parent.node }),
    }),
  })
  refs.connection(resource).implement({
    description: `A page of ${resource.many}.`,
    fields: (t: LooseFields) => ({
      edges: t.field({ type: [edge], resolve: (page: Page) => page.edges }),
      nodes: t.field({ type: [resource.name], resolve: (page: Page) => page.edges.map((item) => item.node) }),
      pageInfo: t.field({ type: refs.object('PageInfo'), resolve: (page: Page) => page }),
      totalCount: t.field({ type: 'Int', description: 'All rows that match, not only this page.', resolve: (page: Page) => page.totalCount() }),
    }),
  })
}

export function addPageInfo(refs: TypeRefs): void {
  refs.object('PageInfo').implement({
    fields: (t: LooseFields) => ({
      hasNextPage: t.field({ type: 'Boolean', resolve: (page: Page) => page.hasNextPage }),
      hasPreviousPage: t.field({ type: 'Boolean', resolve: (page: Page) => page.hasPreviousPage }),
      startCursor: t.field({ type: 'String', nullable: true, resolve: (page: Page) => page.edges[0]?.cursor ?? null }),
      endCursor: t.field({ type: 'String', nullable: true, resolve: (page: Page) => page.edges.at(-1)?.cursor ?? null }),
    }),
  })
}

export function connectionArgs(t: LooseFields, resource: Resource, refs: TypeRefs): object {
  return {
    first: t.arg({ type: 'Int', description: `How many rows from the start, 1 to ${maxPageSize}; ${defaultPageSize} where left out.` }),
    after: t.arg({ type: 'String', description: 'Rows after this cursor.' }),
    last: t.arg({ type: 'Int', description: 'How many rows from the end.' }),
    before: t.arg({ type: 'String', description: 'Rows before this cursor.' }),
    filter: t.arg({ type: refs.filter(resource) }),
    orderBy: t.arg({ type: [refs.input(`${resource.name}Order`)] }),
    search: t.arg({ type: 'String', description: 'Words that all must appear, in any searched field.' }),
  }
}

/** The root list of a resource: one statement for the rows whatever is nested in it, one more where the total is asked for. */
export async function resolveRootConnection(resource: Resource, args: ConnectionArgs, context: RequestContext, info: GraphQLResolveInfo, parts: SchemaParts): Promise<Page> {
  const plan = planPage(resource, args, parts, { ability: context.ability, isNested: false })
  const query = queryFromInfo({ context, info, typeName: resource.name, paths: nodePaths }) as { include?: Row; select?: Row }
  const model = context.db[lowerFirst(resource.name)]!
  const selected = nodesSelected(info)
  const rows = selected ? await model.findMany({ ...withSortValues(query, plan.steps, resource.model, parts.registry.models), where: plan.pageWhere, orderBy: toOrderBy(plan.steps), take: plan.size + 1 }) : []
  return toPage(rows, plan, () => model.count({ where: plan.where }))
}

export interface PagePlan {
  readonly steps: readonly OrderStep[]
  readonly size: number
  readonly backward: boolean
  readonly hasCursor: boolean
  /** Without the cursor: what is counted. */
  readonly where: Where
  readonly pageWhere: Where
}

export function planPage(resource: Resource, args: ConnectionArgs, parts: Pick<SchemaParts, 'registry' | 'company'>, caller: ListCaller): PagePlan {
  const backward = args.last !== null && args.last !== undefined
  if (backward && args.first !== null && args.first !== undefined) throw badPage('Give either `first` or `last`, not both.')
  const size = (backward ? args.last : args.first) ?? defaultPageSize
  if (size < 1 || size > maxPageSize) throw badPage(`A page has 1 to ${maxPageSize} rows; ${size} were asked for. Read on with \`after\`.`)
  const forward = orderSteps(args.orderBy, resource, parts.registry, caller)
  const steps = backward ? reversed(forward) : forward
  const where = and(toWhere(args.filter, resource, parts.registry, parts.company.currency), searchWhere(args.search, resource, parts.registry.models))
  const bounds: Where[] = []
  if (args.after) bounds.push(afterCursor(forward, decodeCursor(forward, args.after)))
  if (args.before) bounds.push(afterCursor(reversed(forward), decodeCursor(forward, args.before)))
  return { steps, size, backward, hasCursor: bounds.length > 0, where, pageWhere: and(where, ...bounds) }
}

/** Cuts the one row too many, which only says that there is more. */
export function toPage(found: readonly Row[], plan: PagePlan, totalCount: Page['totalCount']): Page {
  const more = found.length > plan.size
  const rows = found.slice(0, plan.size)
  if (plan.backward) rows.reverse()
  const edges = rows.map((node) => ({ node, cursor: encodeCursor(plan.steps, node) }))
  return { edges, hasNextPage: plan.backward ? plan.hasCursor : more, hasPreviousPage: plan.backward ? more : plan.hasCursor, totalCount }
}

type Query = { include?: Row; select?: Row; omit?: Row }

/** What is sorted by must be in the row, for the cursor: what a reference leads to, and keys of names, which are read only where somebody says so. */
export function withSortValues(query: Query, steps: readonly OrderStep[], model: Model, models: Models): Query {
  return steps.reduce((made, { path: [name, beyond] }) => {
    if (beyond === undefined) return withKey(made, model, name!)
    const box = made.select ? 'select' : 'include'
    const wanted = made[box]?.[name!]
    const far = withKey(typeof wanted === 'object' ? (wanted as Query) : {}, models.models[model.fields[name!]!.type]!, beyond)
    return { ...made, [box]: { ...made[box], [name!]: Object.keys(far).length > 0 ? far : true } }
  }, query)
}

function withKey(query: Query, model: Model, name: string): Query {
  if (!model.keys?.[name]) return query
  return query.select ? { ...query, select: { ...query.select, [name]: true } } : { ...query, omit: { ...query.omit, [name]: false } }
}

export function and(...conditions: Where[]): Where {
  const given = conditions.filter((condition) => Object.keys(condition).length > 0)
  return given.length === 0 ? {} : given.length === 1 ? given[0]! : { AND: given }
}

/** False where only the count is asked for. */
function nodesSelected(info: GraphQLResolveInfo): boolean {
  const selections = info.fieldNodes.flatMap((node) => node.selectionSet?.selections ?? [])
  return selections.some((selection) => selection.kind !== 'Field' || (selection.name.value !== 'totalCount' && selection.name.value !== '__typename'))
}

function badPage(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_PAGE_SIZE' } })
}

