import type { RequestContext } from '../../context.ts'
import { snakeCase } from '../../composition/model-source.ts'
import type { Plugin } from '../../plugin/plugin-types.ts'
import { internalsOf } from '../../writes/context-internals.ts'
import { maxAttempts } from '../../writes/outbox.ts'

/** A plugin as the administrator's page shows it. */
export interface Module {
  readonly id: string
  /** npm package; null for one that is disabled, of which only the data is here. */
  readonly package: string | null
  readonly version: string | null
  /** In the reader's language, where the plugin has it. */
  readonly description: string | null
  readonly enabled: boolean
  readonly requires: readonly string[]
  readonly bridges: readonly { readonly to: string; readonly active: boolean }[]
  /** Rows that a disabled one keeps. */
  readonly rows: number | null
}

export interface ModuleBook {
  readonly core: string
  readonly node: string
  /** Events that a handler could not take and that were given up. */
  readonly givenUp: number
  readonly modules: readonly Module[]
}

/** What is enabled, in which version, and of what the database keeps data. Null without core:modules. */
export async function readModules(context: RequestContext, core: string, plugins: readonly Plugin[]): Promise<ModuleBook | null> {
  if (!context.principal.has('core:modules')) return null
  const ids = plugins.map(({ definition }) => definition.id)
  const { base } = internalsOf(context)
  const units = await base.$queryRawUnsafe<{ unit: string }[]>('select distinct unit from tenon.migration order by unit')
  const disabled = units.map(({ unit }) => unit).filter((unit) => unit !== 'core' && !unit.includes('+') && !ids.includes(unit))
  const givenUp = (await base['outboxEvent']!['count']!({ where: { deliveredAt: null, attempts: { gte: maxAttempts } } })) as unknown as number
  return { core, node: process.versions.node, givenUp, modules: [...plugins.map((plugin) => enabledModule(plugin, ids, context.locale)), ...(await Promise.all(disabled.map(async (id) => disabledModule(id, await rowsOf(context, id)))))] }
}

function enabledModule({ definition: { id, description, messages, requires = {}, enhances = {} }, name, version }: Plugin, ids: readonly string[], locale: string): Module {
  const bridges = Object.keys(enhances).map((to) => ({ to, active: ids.includes(to) }))
  return { id, package: name, version, description: messages?.[locale]?.['plugin.description'] ?? description, enabled: true, requires: Object.keys(requires).filter((other) => other !== 'core'), bridges, rows: null }
}

function disabledModule(id: string, rows: number): Module {
  return { id, package: null, version: null, description: null, enabled: false, requires: [], bridges: [], rows }
}

async function rowsOf(context: RequestContext, id: string): Promise<number> {
  const { base } = internalsOf(context)
  const tables = await base.$queryRawUnsafe<{ name: string }[]>("select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1", snakeCase(id))
  let rows = 0
  for (const { name } of tables) rows += Number((await base.$queryRawUnsafe<{ n: bigint }[]>(`select count(*) n from ${name}`))[0]!.n)
  return rows
}
