import { lexicographicSortSchema, printSchema } from 'graphql'
import { compare } from '../../cli/sdk/compare.ts'
import type { Plugin } from '../../plugin/plugin-types.ts'
import { assemble, without } from './assemble.ts'

/** What programs written against the other plugins cannot do any more once this one is enabled. */
export async function breaksOf(plugin: Plugin, plugins: readonly Plugin[]): Promise<string[]> {
  const before = await assemble(without(plugin, plugins))
  const after = await assemble(plugins)
  return compare(before.schema.schema, after.schema.schema).breaking.map((change) => `Enabling "${plugin.definition.id}" breaks programs written without it: ${change} Add beside what others have; take nothing away.`)
}

/** Compositions of the same plugins in other orders that come out otherwise. */
export async function orderProblems(plugin: Plugin, plugins: readonly Plugin[]): Promise<string[]> {
  const orders = [[...plugins], [...plugins].reverse(), [...plugins.slice(1), ...plugins.slice(0, 1)]]
  const printed = new Set<string>()
  for (const order of orders) printed.add(printSchema(lexicographicSortSchema((await assemble(order)).schema.schema)))
  return printed.size === 1 ? [] : [`The API of "${plugin.definition.id}" depends on the order in which plugins are listed. Let "schema" decide by what is enabled, never by what ran before it.`]
}
