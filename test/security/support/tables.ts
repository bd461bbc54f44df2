import type { App } from '@tenon/core/testing'

export type Tables = Readonly<Record<string, string>>

/** Every table of the composed schema, as JSON text. */
export async function readTables({ database, models }: App): Promise<Tables> {
  const schemas = [...new Set(Object.values(models.models).map((model) => model.schema))]
  const { rows } = await database.pool.query<{ name: string }>(`select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema = any($1) and table_type = 'BASE TABLE' order by 1`, [schemas])
  const tables: Record<string, string> = {}
  for (const { name } of rows) tables[name] = (await database.pool.query<{ rows: string }>(`select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as rows from ${name} t`)).rows[0]!.rows
  return tables
}

/** Makes the tables what they were. */
export function writeTables(app: App, tables: Tables): Promise<void> {
  return pastTriggers(app, async (query) => {
    for (const [name, rows] of Object.entries(tables)) {
      await query(`delete from ${name}`)
      if (rows !== '[]') await query(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1::jsonb)`, [rows])
    }
  })
}

/** Runs statements in one transaction in which neither foreign keys nor triggers act: the history could not be changed otherwise. */
export async function pastTriggers({ database }: App, work: (query: (sql: string, values?: unknown[]) => Promise<unknown>) => Promise<void>): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await work((sql, values) => client.query(sql, values))
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
