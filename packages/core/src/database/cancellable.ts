import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

/** Runs work; when the signal says so, the SQL statements that it has running are cancelled on the server, and it can start no more. */
export type Cancellable = <Result>(work: () => Result, signal: AbortSignal) => Result

interface Scope {
  readonly signal: AbortSignal
  readonly busy: Set<pg.PoolClient>
}

type Query = (...args: unknown[]) => unknown

/**
 * Makes the statements of a pool cancellable. Which statements belong to which work is told by the asynchronous context, as
 * Prisma gives no handle on them; the server is told on a connection of its own, as the pool may have none left.
 */
export function makeCancellable(pool: pg.Pool, connection: pg.PoolConfig): { readonly cancellable: Cancellable; close(): Promise<void> } {
  const scopes = new AsyncLocalStorage<Scope>()
  const cancelling = new WeakMap<pg.PoolClient, Promise<unknown>>()
  const messenger = new pg.Pool({ ...connection, max: 1, idleTimeoutMillis: 5_000, allowExitOnIdle: true })
  messenger.on('error', () => {})

  pool.on('connect', (client) => watch(client, scopes, cancelling))
  keepContext(pool)

  return {
    cancellable(work, signal) {
      const scope: Scope = { signal, busy: new Set() }
      signal.addEventListener('abort', () => {
        for (const client of scope.busy) cancelling.set(client, cancel(messenger, client))
      }, { once: true })
      return scopes.run(scope, work)
    },
    close: () => messenger.end(),
  }
}

/** A statement of the client that ends by itself meanwhile is no harm: what the client sends next waits for this. */
function cancel(messenger: pg.Pool, client: pg.PoolClient): Promise<unknown> {
  const { processID } = client as unknown as { processID: number }
  return messenger.query('select pg_cancel_backend($1)', [processID]).catch(() => {})
}

function watch(client: pg.PoolClient, scopes: AsyncLocalStorage<Scope>, cancelling: WeakMap<pg.PoolClient, Promise<unknown>>): void {
  const send = client.query.bind(client) as Query
  const query: Query = (...args) => {
    const scope = scopes.getStore()
    // Callbacks and streams are not Prisma's; they go through as they are.
    if (typeof args.at(-1) === 'function' || typeof (args[0] as { submit?: unknown }).submit === 'function') return send(...args)
    const pending = cancelling.get(client)
    if (!scope && !pending) return send(...args)
    return sendWithin({ client, scope, pending, send }, args)
  }
  client.query = query as typeof client.query
}

interface Sending {
  readonly client: pg.PoolClient
  readonly scope: Scope | undefined
  readonly pending: Promise<unknown> | undefined
  readonly send: Query
}

async function sendWithin({ client, scope, pending, send }: Sending, args: unknown[]): Promise<unknown> {
  await pending
  const text = textOf(args[0])
  if (scope?.signal.aborted && !/^\s*rollback/i.test(text)) {
    // What was refused must not be done after all.
    if (/^\s*commit/i.test(text)) await send('rollback')
    throw scope.signal.reason
  }
  scope?.busy.add(client)
  try {
    return await send(...args)
  } finally {
    scope?.busy.delete(client)
  }
}

function textOf(query: unknown): string {
  return typeof query === 'string' ? query : String((query as { text?: unknown }).text ?? '')
}

/** The pool itself would send a statement in the context of whoever gave the connection back. */
function keepContext(pool: pg.Pool): void {
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
