import { randomUUID } from 'node:crypto'
import { migrate } from '../../database/migrations.ts'
import type { Database } from '../../database/open-database.ts'
import { createApp } from '../../app/create-app.ts'
import { openClient } from '../../database/open-client.ts'
import { seed } from '../../app/seed.ts'
import type { Model, ModelField, Models } from '../../models/model-types.ts'
import type { Plugin } from '../../plugin/plugin-types.ts'
import { openTestDatabase } from '../test-database.ts'
import { assemble, without, type Assembled } from './assemble.ts'

/** What differs after the plugin was enabled, disabled and enabled again, or installed after the others instead of with them. */
export async function dataProblems(plugin: Plugin, plugins: readonly Plugin[]): Promise<string[]> {
  const [on, off] = [await assemble(plugins), await assemble(without(plugin, plugins))]
  const { database: later, drop: dropLater } = await openTestDatabase()
  const { database: together, drop: dropTogether } = await openTestDatabase()
  try {
    await migrate(later, off.composition.units, off.composition.keys)
    await migrate(later, on.composition.units, on.composition.keys)
    const base = await openClient(later, on.generated, { logQueries: false })
    const app = createApp({ composition: on.composition, assembled: on.schema, database: later, base, now: () => new Date() })
    await seed(app)
    const own = Object.values(on.schema.models.models).filter((model) => model.plugin === plugin.definition.id)
    const tables = own.map(({ schema: name, table }) => `"${name}"."${table}"`)
    await fill(later, on, own)
    const rows = await count(later, tables)
    await migrate(later, off.composition.units, off.composition.keys)
    await migrate(later, on.composition.units, on.composition.keys)
    await seed(app)
    await migrate(together, on.composition.units, on.composition.keys)
    const lost = Object.entries(await count(later, tables)).filter(([table, rest]) => rest !== rows[table]).map(([table, rest]) => `${table} had ${rows[table]} rows before "${plugin.definition.id}" was disabled and enabled again, and ${rest} after. Let "seed" and migrations leave what is there as it is.`)
    const same = (await columns(later)) === (await columns(together))
    const untried = tables.length > 0 && Object.values(rows).every((number) => number === 0)
    return [...lost, ...(untried ? [`No table of "${plugin.definition.id}" took a row of plain values, so that nothing shows whether it keeps them. Loosen the checks of one, or seed a row.`] : []), ...(same ? [] : [`The tables differ when "${plugin.definition.id}" is installed after the others instead of with them. Let its migrations touch its own tables only.`])]
  } finally {
    await later.close()
    await together.close()
    await dropLater()
    await dropTogether()
  }
}

/** A row in each of the plugin's tables, as far as their own checks take one of plain values; whom it refers to does not matter here. */
async function fill(database: Database, { schema: { models } }: Assembled, own: readonly Model[]): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query('set session_replication_role = replica')
    for (const model of own) {
      const fields = Object.values(model.fields).filter(({ kind, isRequired, isList }) => kind !== 'object' && isRequired && !isList)
      const names = fields.map(({ column }) => `"${column}"`).join(', ')
      const values = fields.map((field) => plain(field, models))
      await client.query(`insert into "${model.schema}"."${model.table}" (${names}) values (${values.map((_, index) => `$${index + 1}`).join(', ')})`, values).catch(() => {})
    }
  } finally {
    await client.query('set session_replication_role = default')
    client.release()
  }
}

function plain({ kind, type, nativeType }: ModelField, { enums }: Models): unknown {
  if (kind === 'enum') return enums[type]!.values[0]
  if (type === 'String') return nativeType === 'Uuid' ? randomUUID() : 'CNY'
  if (type === 'Boolean') return true
  if (type === 'DateTime') return new Date()
  if (type === 'Json') return '{}'
  return type === 'Bytes' ? Buffer.from('x') : 1
}

async function count(database: Database, tables: readonly string[]): Promise<Record<string, number>> {
  const entries: [string, number][] = []
  for (const table of tables) entries.push([table, Number((await database.pool.query<{ n: string }>(`select count(*) n from ${table}`)).rows[0]!.n)])
  return Object.fromEntries(entries)
}

async function columns(database: Database): Promise<string> {
  const { rows } = await database.pool.query(`select table_schema, table_name, column_name, data_type, is_nullable from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema', 'tenon') order by 1, 2, 3`)
  return JSON.stringify(rows)
}
