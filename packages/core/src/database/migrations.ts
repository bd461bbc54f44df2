import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { dropKeysInTheWay, missingKeys, type NameKey } from '../name-keys/index.ts'
import { databaseErrors } from './errors.ts'
import type { Database } from './open-database.ts'

/** Whose migrations: the core, a plugin, or a bridge ('contracts+pipeline'). */
export interface MigrationSource {
  readonly id: string
  readonly migrations: string
}

export interface Migration {
  readonly unit: string
  readonly name: string
  readonly sql: string
  readonly checksum: string
  /** What it makes or makes anew follows from what is there: nothing is lost with it, and the ledger does not know it. */
  readonly isDerived?: boolean
}

/** Any constant: processes that migrate the same database wait for each other on it. */
const advisoryLock = 7_305_620_441

/**
 * Brings the database to the migrations of these sources, in their order; each in one transaction with its ledger row. Many
 * processes may start at once: one migrates, the others wait and find nothing to do.
 * Then names get the keys that they are sorted and found by.
 * Throws MIGRATION_CHANGED, DATABASE_NEWER or MIGRATION_FAILED.
 */
export async function migrate(database: Database, sources: readonly MigrationSource[], keys: readonly NameKey[] = []): Promise<Migration[]> {
  const client = await database.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    await client.query('create schema if not exists tenon')
    await client.query(`create table if not exists tenon.migration (
      unit text not null, name text not null, checksum text not null, applied_at timestamptz not null default now(), primary key (unit, name))`)
    const pending = await findPending(client, sources)
    for (const migration of pending) await apply(client, migration)
    for (const made of await missingKeys(client, keys)) await applyKeys(client, made)
    return pending
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryLock]).catch(() => {})
    client.release()
  }
}

/** Migrations that are to come, without running any. */
export async function pendingMigrations(database: Database, sources: readonly MigrationSource[], keys: readonly NameKey[] = []): Promise<Migration[]> {
  const client = await database.pool.connect()
  try {
    const { rows } = await client.query<{ exists: boolean }>("select to_regclass('tenon.migration') is not null as exists")
    return [...(rows[0]!.exists ? await findPending(client, sources) : sources.flatMap(readMigrations)), ...(await missingKeys(client, keys))]
  } finally {
    client.release()
  }
}

/** How many migrations have run and how many are to come, without running any. */
export async function migrationState(database: Database, sources: readonly MigrationSource[]): Promise<{ applied: number; pending: number }> {
  const pending = (await pendingMigrations(database, sources)).length
  return { applied: sources.flatMap(readMigrations).length - pending, pending }
}

/** Migrations not yet in the ledger. A changed file or a database newer than the code stops with a sentence. */
async function findPending(client: pg.PoolClient, sources: readonly MigrationSource[]): Promise<Migration[]> {
  const { rows } = await client.query<{ unit: string; name: string; checksum: string }>('select unit, name, checksum from tenon.migration order by applied_at')
  const pending: Migration[] = []
  for (const source of sources) {
    const files = readMigrations(source)
    const applied = rows.filter((row) => row.unit === source.id)
    for (const row of applied) {
      const file = files.find((candidate) => candidate.name === row.name)
      if (!file) throw databaseErrors.DATABASE_NEWER({ unit: source.id, migration: row.name })
      if (file.checksum !== row.checksum) throw databaseErrors.MIGRATION_CHANGED({ unit: source.id, migration: row.name })
    }
    pending.push(...files.filter((file) => !applied.some((row) => row.name === file.name)))
  }
  return pending
}

/** The numbered SQL files of a source, in order. */
export function readMigrations(source: MigrationSource): Migration[] {
  if (!existsSync(source.migrations)) return []
  const files = readdirSync(source.migrations).filter((name) => /^\d{4}_[\w-]+\.sql$/.test(name)).sort()
  return files.map((name) => {
    const sql = readFileSync(join(source.migrations, name), 'utf8')
    return { unit: source.id, name, sql, checksum: createHash('sha256').update(sql.replace(/\r\n/g, '\n')).digest('hex') }
  })
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    // The ledger row comes first: a twin that runs the same migration fails here, before any change.
    await client.query('insert into tenon.migration (unit, name, checksum) values ($1, $2, $3)', [migration.unit, migration.name, migration.checksum])
    await dropKeysInTheWay(client, migration)
    await client.query(migration.sql)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw databaseErrors.MIGRATION_FAILED({ unit: migration.unit, migration: migration.name, cause: (error as Error).message }, { cause: error })
  }
}

/** Not in the ledger: the columns themselves say how they are made. */
async function applyKeys(client: pg.PoolClient, made: Migration): Promise<void> {
  await client.query('begin')
  try {
    // Every row of a table is written, which may take as long as it takes.
    await client.query('set local statement_timeout = 0')
    await client.query(made.sql)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw databaseErrors.MIGRATION_FAILED({ unit: made.unit, migration: made.name, cause: (error as Error).message }, { cause: error })
  }
}
