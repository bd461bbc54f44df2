import type { TestApp } from '@tenon/core/testing'

/** Random rows fit the types and no rule of the business: the proofs are about who sees what, whatever the tables of a plugin insist on beyond that. */
export async function dropChecks({ app }: TestApp): Promise<void> {
  const schemas = [...new Set(Object.values(app.models.models).map(({ schema }) => schema))]
  const { rows } = await app.database.pool.query<{ sql: string }>(
    `select format('alter table %I.%I drop constraint %I', n.nspname, c.relname, k.conname) as sql
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where k.contype = 'c' and n.nspname = any($1)`,
    [schemas],
  )
  for (const { sql } of rows) await app.database.pool.query(sql)
}
