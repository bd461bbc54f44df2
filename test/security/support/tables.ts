import type { App } from '@tenon/core/testing'

export type Tables = Readonly<Record<string, string>>

/** Every table of the composed schema, as JSON text. */
export async function readTables(app: App): Promise<Tables> {
  const tables: Record<string, string> = {}
  for (const name of await tableNames(app)) tables[name] = await readTable(app, name)
  return tables
}

async function tableNames({ database, models }: App): Promise<string[]> {
  const schemas = [...new Set(Object.values(models.models).map((model) => model.schema))]
  const { rows } = await database.pool.query<{ name: string }>(`select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema = any($1) and table_type = 'BASE TABLE' order by 1`, [schemas])
  return rows.map(({ name }) => name)
}

async function readTable({ database }: App, name: string): Promise<string> {
  return (await database.pool.query<{ rows: string }>(`select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as rows from ${name} t`)).rows[0]!.rows
}

/** Reads and writes the tables of a database again and again, each time only those that were written meanwhile. */
export class TableKeeper {
  private readonly held = new Map<string, string>()
  private readonly app: App

  private constructor(app: App) {
    this.app = app
  }

  /** Every table of the database notes from then on that it was written, also by cascades and past the triggers of the schema. */
  static async of(app: App): Promise<TableKeeper> {
    const names = await tableNames(app)
    const note = (name: string): string => `create or replace trigger noted after insert or update or delete on ${name} execute function noted.note(); alter table ${name} enable always trigger noted;`
    await app.database.pool.query(`
      create schema if not exists noted;
      create table if not exists noted.written (name text primary key);
      create or replace function noted.note() returns trigger language plpgsql as $$
        begin insert into noted.written values (format('%I.%I', tg_table_schema, tg_table_name)) on conflict do nothing; return null; end $$;
      ${names.map(note).join('')}
      insert into noted.written values ${names.map((name) => `('${name}')`).join()} on conflict do nothing`)
    return new TableKeeper(app)
  }

  async read(): Promise<Tables> {
    for (const name of await this.written()) this.held.set(name, await readTable(this.app, name))
    return Object.fromEntries(this.held)
  }

  async write(tables: Tables): Promise<void> {
    const written = await this.written()
    const changed = Object.entries(tables).filter(([name, rows]) => written.has(name) || this.held.get(name) !== rows)
    await writeTables(this.app, Object.fromEntries(changed))
    await this.written()
    for (const [name, rows] of changed) this.held.set(name, rows)
  }

  private async written(): Promise<ReadonlySet<string>> {
    const { rows } = await this.app.database.pool.query<{ name: string }>('delete from noted.written returning name')
    return new Set(rows.map(({ name }) => name))
  }
}

/** Makes the tables what they were. */
export function writeTables(app: App, tables: Tables): Promise<void> {
  return pastTriggers(app, async (query) => {
    const written = await writtenColumns(app, query)
    for (const [name, rows] of Object.entries(tables)) {
      await query(`delete from ${name}`)
      if (rows !== '[]') await query(`insert into ${name} (${written[name]}) select ${written[name]} from jsonb_populate_recordset(null::${name}, $1::jsonb)`, [rows])
    }
  })
}

/** The columns of each table but those that the database makes of others. */
async function writtenColumns({ models }: App, query: (sql: string, values?: unknown[]) => Promise<unknown>): Promise<Readonly<Record<string, string>>> {
  const schemas = [...new Set(Object.values(models.models).map((model) => model.schema))]
  const { rows } = (await query(`select format('%I.%I', table_schema, table_name) as name, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns from information_schema.columns where table_schema = any($1) and is_generated = 'NEVER' group by 1`, [schemas])) as { rows: { name: string; columns: string }[] }
  return Object.fromEntries(rows.map(({ name, columns }) => [name, columns]))
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
