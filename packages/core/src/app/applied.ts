import type pg from 'pg'
import type { Described } from '../cli/plan/describe-installation.ts'

/** What was applied last, as the database remembers it; null where nothing was. */
export async function readApplied(pool: pg.Pool): Promise<Described | null> {
  if (!(await isThere(pool, 'tenon.applied'))) return null
  const { rows } = await pool.query<{ described: Described }>('select described from tenon.applied')
  return rows[0]?.described ?? null
}

/** Remembers what is applied now. Unchanged, it writes nothing. */
export async function writeApplied(pool: pg.Pool, described: Described): Promise<void> {
  await pool.query('create table if not exists tenon.applied (one boolean primary key default true check (one), described jsonb not null, at timestamptz not null default now())')
  await pool.query('insert into tenon.applied (described) values ($1) on conflict (one) do update set described = excluded.described, at = now() where applied.described is distinct from excluded.described', [JSON.stringify(described)])
}

export async function isThere(pool: pg.Pool, table: string): Promise<boolean> {
  const { rows } = await pool.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table])
  return rows[0]!.there
}
