import type { RequestContext } from '../context.ts'
import { decimalAmount, type Money } from '../money/index.ts'
import { connectionArgs, nodePaths, planPage, toPage, withSortValues, type ConnectionArgs } from './connection.ts'
import { toOrderBy } from './keyset.ts'
import { globalId } from './global-id.ts'
import { actionsField } from './actions.ts'
import { recordRightsField } from './record-rights.ts'
import { transitionsField } from './lifecycles.ts'
import type { LooseFields } from './loose-builder.ts'
import type { ListCaller } from './ordering.ts'
import type { Resource, ResourceField, ResourceRelation } from './resource-definition.ts'
import type { SchemaParts } from './schema-parts.ts'

type Row = Record<string, unknown>

/** The object type of a resource: its fields, its references, its lists as connections, and its history. */
export function addObjectType(resource: Resource, parts: SchemaParts): void {
  parts.builder.prismaObject(resource.name, {
    description: resource.model.documentation ?? undefined,
    interfaces: ['Node'],
    fields: (t: LooseFields) => ({
      id: t.field({ type: 'ID', resolve: (row: Row) => globalId(resource.name, row['id'] as string) }),
      ...(resource.model.isRecord ? { version: t.field({ type: 'Int', description: 'Rises with every change; goes into `expectedVersion`.', resolve: (row: Row) => row['version'] }) } : {}),
      ...Object.fromEntries(resource.fields.map((field) => [field.name, outputField(t, field, resource, parts)])),
      ...Object.fromEntries(resource.relations.map((relation) => [relation.name, relationField(t, relation, parts)])),
      ...(resource.model.isRecord ? { history: historyField(t, resource, parts) } : {}),
      ...(resource.canUpdate || resource.canDelete ? { may: recordRightsField(t, resource, parts) } : {}),
      ...(parts.registry.lifecycles.has(resource.name) ? { transitions: transitionsField(t, parts.registry.lifecycles.get(resource.name)!, parts) } : {}),
      ...(parts.registry.actions.has(resource.name) ? { actions: actionsField(t, parts.registry.actions.get(resource.name)!, parts) } : {}),
    }),
  })
}

function outputField(t: LooseFields, field: ResourceField, resource: Resource, parts: SchemaParts): unknown {
  const nullable = !field.model.isRequired
  const description = field.model.documentation ?? undefined
  if (field.kind === 'reference') return t.relation(field.name, { nullable, ...(description ? { description } : {}) })
  if (field.kind === 'money') {
    return t.field({
      type: parts.refs.object('Money'),
      nullable,
      ...(description ? { description } : {}),
      select: { [field.column]: true, [field.currencyColumn!]: true },
      extensions: { tenonMoney: [field.column, field.currencyColumn] },
      resolve: (row: Row) => toMoney(row[field.column], row[field.currencyColumn!], parts.company.currency),
    })
  }
  const translations = `${field.column}Translations`
  if (resource.model.fields[translations]) {
    return t.field({
      type: 'String', nullable,
      select: { [field.column]: true, [translations]: true },
      resolve: (row: Row, _args: never, context: RequestContext) => (row[translations] as Record<string, string> | null)?.[context.locale] ?? row[field.column],
    })
  }
  return t.expose(field.column, { type: outputTypeOf(field, parts), nullable, ...(description ? { description } : {}) })
}

export function toMoney(minor: unknown, currency: unknown, fallback: string): Money | null {
  return minor === null || minor === undefined ? null : { minor: minor as bigint, currency: (currency as string | null) ?? fallback }
}

export function outputTypeOf(field: ResourceField, parts: SchemaParts): unknown {
  switch (field.kind) {
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

/** Where only cursors and page info are asked for, Pothos selects no column at all, which Prisma refuses. */
function wholeRows({ select, ...query }: { include?: Row; select?: Row }): { include?: Row; select?: Row } {
  return select !== undefined && Object.keys(select).length > 0 ? { ...query, select } : query
}

type Nested = (query: object, path: object) => { include?: Row; select?: Row }

/** A nested list: its rows and its count come in the statement of its parents, with a limit for each parent. */
function relationField(t: LooseFields, relation: ResourceRelation, parts: SchemaParts): unknown {
  const target = parts.registry.get(relation.target)
  const caller = ({ ability }: RequestContext): ListCaller => ({ ability, isNested: true })
  const select = (args: ConnectionArgs, context: RequestContext, nested: Nested, selection: () => ReadonlySet<string>) => {
    const plan = planPage(target, args, parts, caller(context))
    const wanted = selection()
    const query = { where: plan.pageWhere, orderBy: toOrderBy(plan.steps), take: plan.size + 1 }
    const rows = withSortValues(wholeRows(nested(query, { getType: () => target.name, paths: nodePaths })), plan.steps, target.model, parts.registry.models)
    const count = Object.keys(plan.where).length > 0 ? { where: plan.where } : true
    return {
      select: {
        ...([...wanted].some((name) => name !== 'totalCount' && name !== '__typename') ? { [relation.name]: rows } : {}),
        ...(wanted.has('totalCount') ? { _count: { select: { [relation.name]: count } } } : {}),
      },
    }
  }
  return t.field({
    type: parts.refs.connection(target),
    args: connectionArgs(t, target, parts.refs),
    // Pothos' own option for this hands on no `selection`, by which the count is left out where nobody asks for it.
    extensions: { pothosPrismaSelect: select },
    resolve: (row: Row, args: ConnectionArgs, context: RequestContext) => {
      const counts = row['_count'] as Record<string, number> | undefined
      return toPage((row[relation.name] as Row[] | undefined) ?? [], planPage(target, args, parts, caller(context)), () => counts?.[relation.name] ?? 0)
    },
  })
}

function historyField(t: LooseFields, resource: Resource, parts: SchemaParts): unknown {
  return t.field({
    type: parts.refs.object('HistoryConnection'),
    description: 'Who changed what, newest first.',
    args: { first: t.arg({ type: 'Int' }), after: t.arg({ type: 'String' }) },
    resolve: (row: Row, args: ConnectionArgs) => ({ model: resource.name, recordId: row['id'], args }),
  })
}

/** The types that every schema has: Node, Money and its input. */
export function addBaseTypes(parts: SchemaParts): void {
  const { builder, refs } = parts
  builder.interfaceType('Node', {
    description: 'Anything with an id of its own.',
    fields: (t: LooseFields) => ({ id: t.field({ type: 'ID' }) }),
    resolveType: (row: { __typename?: string }) => row.__typename,
  })
  refs.object('Money').implement({
    description: 'An exact amount of a currency.',
    fields: (t: LooseFields) => ({
      amount: t.field({ type: 'Decimal', description: 'In major units, with all decimals of the currency: "339000.00".', resolve: (money: Money) => decimalAmount(money) }),
      currency: t.field({ type: 'String', description: 'ISO 4217 code.', resolve: (money: Money) => money.currency }),
    }),
  })
  refs.input('MoneyInput').implement({
    description: 'An exact amount.',
    fields: (t: { field(options: object): unknown }) => ({
      amount: t.field({ type: 'Decimal', required: true }),
      currency: t.field({ type: 'String', description: 'ISO 4217 code; the company\'s where left out.' }),
    }),
  })
}
