import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { snakeCase } from '../../composition/model-source.ts'
import type { Database } from '../../database/open-database.ts'
import { keysOfRow } from '../../name-keys/index.ts'
import { countRows, quote, type Rows } from './count-rows.ts'
import { planErrors } from './errors.ts'

/** What uninstalling a disabled plugin destroys. */
export interface UninstallPlan {
  readonly hash: string
  readonly id: string
  readonly schema: string
  readonly rows: readonly Rows[]
}

const PAGE = 1_000

/** Throws PLUGIN_STILL_ENABLED, PLUGIN_NOT_INSTALLED or PLUGIN_STILL_NEEDED. */
export async function planUninstall(database: Database, id: string, enabled: readonly string[]): Promise<UninstallPlan> {
  if (enabled.includes(id) || id === 'core') throw planErrors.PLUGIN_STILL_ENABLED({ id })
  const units = (await database.pool.query<{ unit: string }>('select distinct unit from tenon.migration order by unit')).rows.map(({ unit }) => unit)
  const known = units.filter((unit) => !unit.includes('+') && unit !== 'core' && !enabled.includes(unit))
  if (!known.includes(id)) throw planErrors.PLUGIN_NOT_INSTALLED({ id, known: known.join(', ') || 'none that is disabled' })
  const schema = snakeCase(id)
  const bridges = [...units.filter((unit) => unit.endsWith(`+${id}`)), ...(await referrers(database.pool, schema))]
  if (bridges.length > 0) throw planErrors.PLUGIN_STILL_NEEDED({ id, bridges: [...new Set(bridges)].join(', ') })
  const rows = await countRows(database.pool, [schema])
  const hash = createHash('sha256').update(JSON.stringify([id, rows])).digest('hex').slice(0, 12)
  return { hash, id, schema, rows }
}

/**
 * Writes every table as NDJSON, then drops all of them, and what else was the plugin's, in one transaction. What the audit trail says of its records
 * stays. Ended in the middle, the same call does it again: nothing is dropped before everything is written.
 */
export async function uninstall({ pool }: Database, { id, schema, rows }: UninstallPlan, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read')
    for (const { table } of rows) await exportTable(client, table, join(folder, `${table}.ndjson`))
    await client.query(`drop schema ${quote(schema)} cascade`)
    await client.query("delete from tenon.migration where unit = $1 or unit like $1 || '+%'", [id])
    await client.query("delete from tenon.seed where key = 'plugin:' || $1 or key like 'permission:' || $1 || ':%'", [id])
    await client.query("delete from core.role_permission where permission like $1 || ':%'", [id])
    await client.query('create table if not exists tenon.uninstalled (plugin text not null, at timestamptz not null default now(), exported_to text not null)')
    await client.query('insert into tenon.uninstalled (plugin, exported_to) values ($1, $2)', [id, folder])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function exportTable(client: pg.PoolClient, table: string, file: string): Promise<void> {
  writeFileSync(file, '')
  const source = table.split('.').map(quote).join('.')
  for (let after = '(0,0)'; ;) {
    const { rows } = await client.query<{ place: string; line: string }>(`select ctid::text as place, (to_jsonb(t) - ${keysOfRow('t')})::text as line from ${source} t where ctid > $1::tid order by ctid limit ${PAGE}`, [after])
    if (rows.length > 0) appendFileSync(file, rows.map(({ line }) => `${line}\n`).join(''))
    if (rows.length < PAGE) return
    after = rows.at(-1)!.place
  }
}

/** Schemas of others whose tables refer to this one's. */
async function referrers(pool: pg.Pool, schema: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(`
    select distinct n.nspname as name from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
    where k.contype = 'f' and tn.nspname = $1 and n.nspname <> $1 order by 1`, [schema])
  return rows.map(({ name }) => name)
}
