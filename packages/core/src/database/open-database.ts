import { join } from 'node:path'
import pg from 'pg'
import { makeCancellable, type Cancellable } from './cancellable.ts'
import { lockDataFolder } from './data-lock.ts'
import { databaseErrors } from './errors.ts'

/** An open PostgreSQL: the embedded one or a server. The rest of the code cannot tell which, but for `kind`. */
export interface Database {
  readonly kind: 'embedded' | 'server'
  readonly pool: pg.Pool
  /** Renews what the planner knows of the tables. Nobody else does it in the embedded database, and a server does it a minute late. */
  analyze(): Promise<void>
  /** The embedded database works in this process, where nothing can interrupt it: there the work just runs. */
  readonly cancellable: Cancellable
  /** All that is in it, as others are opened from (`copyOf`). A server has its own means. */
  dump?(): Promise<Blob>
  close(): Promise<void>
}

/** `copyOf` is what the dump of an embedded database gave: a new one begins with it, which is quicker than making a cluster. */
export type DatabaseTarget = { readonly folder: string; readonly copyOf?: Blob } | { readonly url: string } | { readonly memory: true; readonly copyOf?: Blob }

/** The oldest PostgreSQL that Tenon runs on. */
export const minimumVersion = 15

/** Opens a database, or throws one clear sentence: busy or unwritable folder, unreachable or too old server. */
export async function openDatabase(target: DatabaseTarget): Promise<Database> {
  return 'url' in target ? openServer(target.url) : openEmbedded('folder' in target ? target.folder : undefined, target.copyOf)
}

/** Milliseconds that a statement waits for a row that somebody else holds, and a request for a connection. */
function patience(): number {
  return Number(process.env['TENON_PATIENCE'] ?? 4_000)
}

async function openServer(url: string): Promise<Database> {
  const wait = patience()
  const pool = new pg.Pool({ connectionString: url, max: Number(process.env['TENON_POOL_SIZE'] ?? 10), connectionTimeoutMillis: wait, statement_timeout: 30_000, lock_timeout: wait, idle_in_transaction_session_timeout: 60_000 })
  const cancelling = makeCancellable(pool, { connectionString: url, connectionTimeoutMillis: 5_000 })
  const close = async (): Promise<void> => {
    await Promise.all([pool.end(), cancelling.close()])
  }
  // An idle connection that breaks is replaced; without a listener it would end the process.
  pool.on('error', () => {})
  try {
    const { rows } = await pool.query<{ server_version: string }>('show server_version')
    const version = rows[0]!.server_version
    if (Number.parseInt(version, 10) < minimumVersion) throw databaseErrors.DATABASE_TOO_OLD({ version, minimum: minimumVersion })
  } catch (error) {
    await close()
    if (error instanceof Error && 'fields' in error) throw error
    throw databaseErrors.DATABASE_UNREACHABLE({ cause: (error as NodeJS.ErrnoException).code ?? (error as Error).message }, { cause: error })
  }
  return { kind: 'server', pool, analyze: () => analyze(pool), cancellable: cancelling.cancellable, close }
}

async function openEmbedded(folder: string | undefined, copyOf: Blob | undefined): Promise<Database> {
  const unlock = folder === undefined ? () => {} : lockDataFolder(folder)
  try {
    const { PGlite } = await import('@electric-sql/pglite')
    const { createPgConfig } = await import('@electric-sql/pglite/node-postgres')
    // What is in memory needs no log to recover from: small segments make a copy of it half the size. And it is read fast without many buffers.
    const kept = folder === undefined ? { initDbStartParams: ['--wal-segsize=1'], startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'] } : { dataDir: join(folder, 'pg') }
    const pglite = await PGlite.create({ ...kept, ...(copyOf ? { loadDataDir: copyOf } : {}) })
    const config = createPgConfig(pglite)
    fixTypes(config)
    const pool = new pg.Pool({ ...(config as pg.PoolConfig), max: 1, connectionTimeoutMillis: 30_000 })
    pool.on('error', () => {})
    keepConnection(pool)
    const dump = async (): Promise<Blob> => {
      await pool.query('checkpoint')
      return pglite.dumpDataDir('none')
    }
    const close = async (): Promise<void> => {
      await pool.end()
      if (!pglite.closed) await pglite.close()
      unlock()
    }
    await pool.query("set statement_timeout = '60s'")
    return { kind: 'embedded', pool, analyze: () => analyze(pool), cancellable: (work) => work(), dump, close }
  } catch (error) {
    unlock()
    throw error
  }
}

async function analyze(pool: pg.Pool): Promise<void> {
  await pool.query('analyze')
}

/** After an error pg ends the connection that had it; all connections of the embedded database are one, which must stay. */
function keepConnection(pool: pg.Pool): void {
  const query = async (...args: [pg.QueryConfig]): Promise<pg.QueryResult> => {
    const client = await pool.connect()
    try {
      return await client.query(...args)
    } finally {
      client.release()
    }
  }
  pool.query = query as typeof pool.query
}

/** PGlite 0.5.16 takes the parser object that pg passes as `types` for a list of type ids. */
function fixTypes(config: object): void {
  const connection = (config as { connection?: { parse(query: { types?: unknown }): unknown } }).connection
  if (!connection) return
  const parse = connection.parse.bind(connection)
  connection.parse = (query) => parse({ ...query, types: Array.isArray(query.types) ? query.types : undefined })
}
