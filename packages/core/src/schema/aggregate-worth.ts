import type { RequestContext } from '../context.ts'
import type { Money } from '../money/index.ts'
import { foldKey } from './aggregate-fold.ts'
import { keyColumn, type Group, type GroupedBy, type GroupWorth } from './aggregate-group.ts'
import type { LooseFields } from './loose-builder.ts'
import { lowerFirst } from './naming.ts'
import type { Resource } from './resource-definition.ts'
import type { SchemaParts } from './schema-parts.ts'

type Row = Record<string, unknown>

/** {Name}Worth, of a resource that says what its records are worth. */
export function addWorthType(resource: Resource, { refs, company }: SchemaParts): unknown {
  const ref = refs.object(`${resource.name}Worth`)
  const money = (minor: bigint): Money => ({ minor, currency: company.currency })
  ref.implement({
    description: `What a group of ${resource.many} is worth in the currency of the company.`,
    fields: (t: LooseFields) => ({
      sum: t.field({ type: refs.object('Money'), resolve: ({ sum }: GroupWorth) => money(sum) }),
      weighted: t.field({ type: refs.object('Money'), description: 'Each as much as is to be expected of it.', resolve: ({ weighted }: GroupWorth) => money(weighted) }),
      withoutRate: t.field({ type: 'Int', description: 'How many are in neither, as nobody said what their currency is worth.', resolve: ({ withoutRate }: GroupWorth) => withoutRate }),
    }),
  })
  return ref
}

/** Reads the records of the groups and adds up what the plugin says that each is worth: it is rounded record by record. Groups are told apart as the figures are. */
export async function addWorth(resource: Resource, groups: readonly Group[], { where, grouped }: { readonly where: Row; readonly grouped: readonly GroupedBy[] }, context: RequestContext): Promise<void> {
  const { columns, of } = resource.options.worth!
  const names = ['id', ...columns, ...grouped.map(({ definition }) => keyColumn(definition))]
  const rows = await context.db[lowerFirst(resource.name)]!.findMany({ where, select: Object.fromEntries(names.map((name) => [name, true])) })
  const worths = await of(rows, context as never)
  const byKey = new Map(groups.map((group) => [JSON.stringify(Object.values(group.key)), group]))
  for (const group of groups) group.worth = { sum: 0n, weighted: 0n, withoutRate: 0 }
  for (const [index, row] of rows.entries()) {
    const worth = byKey.get(JSON.stringify(grouped.map(({ definition, period }) => foldKey(row[keyColumn(definition)], definition.kind, period ?? null))))?.worth
    const { minor, weighted } = worths[index]!
    if (!worth) continue
    if (minor === null) worth.withoutRate++
    worth.sum += minor ?? 0n
    worth.weighted += weighted ?? 0n
  }
}
