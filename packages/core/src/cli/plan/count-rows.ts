import type pg from 'pg'

export interface Rows {
  readonly table: string
  readonly rows: number
}

/** Rows in the tables of some PostgreSQL schemas. */
export async function countRows(pool: pg.Pool, schemas: readonly string[]): Promise<Rows[]> {
  const { rows: tables } = await pool.query<{ schema: string; name: string }>('select schemaname as schema, tablename as name from pg_tables where schemaname = any($1) order by 1, 2', [schemas])
  const counted: Rows[] = []
  for (const { schema, name } of tables) {
    const { rows } = await pool.query<{ n: string }>(`select count(*) n from ${quote(schema)}.${quote(name)}`)
    counted.push({ table: `${schema}.${name}`, rows: Number(rows[0]!.n) })
  }
  return counted
}

/** Sentences about rows of these schemas that refer to records of others, which cannot be deleted while they do. */
export async function holdsOf(pool: pg.Pool, schemas: readonly { readonly id: string; readonly schema: string }[]): Promise<string[]> {
  const { rows } = await pool.query<{ schema: string; name: string; column: string; target: string }>(`
    select n.nspname as schema, c.relname as name, a.attname as column, tn.nspname || '.' || t.relname as target
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confdeltype in ('r', 'a') and n.nspname = any($1) and tn.nspname <> all($1) order by 1, 2, 3`, [schemas.map(({ schema }) => schema)])
  const sentences: string[] = []
  for (const { schema, name, column, target } of rows) {
    const { rows: [found] } = await pool.query<{ n: string }>(`select count(*) n from ${quote(schema)}.${quote(name)} where ${quote(column)} is not null`)
    if (Number(found!.n) > 0) sentences.push(`${found!.n} rows of the disabled plugin "${schemas.find((one) => one.schema === schema)!.id}" (${schema}.${name}) refer to ${target}: what they refer to cannot be deleted.`)
  }
  return sentences
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
