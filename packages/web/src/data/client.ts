import { cacheExchange, createClient, fetchExchange, type AnyVariables, type Client, type OperationContext, type OperationResult } from '@urql/core'
import { DataError, readProblem } from './data-error.ts'
import { heldWrites, type Line } from './held-writes.ts'
import { createOwnWrites } from './own-writes.ts'
import { retryingFetch } from './retrying-fetch.ts'

interface Listener {
  readonly types: ReadonlySet<string>
  readonly run: () => void
}

export type Variables = Readonly<Record<string, unknown>>

export interface DataClientOptions {
  readonly url: string
  readonly fetch: typeof fetch
  /** Called whenever the server says that nobody is signed in. */
  readonly onUnauthenticated: () => void
  /** Where the connection is looked after: a write that finds it lost waits until it is back. */
  readonly line?: Line
}

export interface ReadOptions {
  readonly signal?: AbortSignal
  /** GraphQL types whose change makes the answer stale, beyond those found in it: an empty list names none. */
  readonly types?: readonly string[]
  /** Ask the server even if the answer is known. */
  readonly fresh?: boolean
}

export interface WriteOptions {
  /** Names this attempt; the same key on a retry makes the server answer instead of writing twice. */
  readonly key?: string
  /** GraphQL types that the write changes. */
  readonly types?: readonly string[]
  /** Let the request outlive the page. */
  readonly keepalive?: boolean
}

export interface Watch {
  readonly document: string
  readonly variables: Variables
  readonly types?: readonly string[]
}

export type Answer<Data> = { readonly data: Data; readonly error: null; readonly stale: boolean } | { readonly data: null; readonly error: DataError; readonly stale: false }

/** GraphQL for one signed-in person. Reads are cached per document and refetched when a write touches one of their types. */
export interface DataClient {
  /** One answer. Throws DataError; reads are repeated when the server was not reached. */
  query<Data>(document: string, variables?: Variables, options?: ReadOptions): Promise<Data>
  /** One write. Where the server cannot be reached it waits, and is sent again with the same key; otherwise it is never repeated by itself. Throws DataError. */
  mutate<Data>(document: string, variables: Variables, options?: WriteOptions): Promise<Data>
  /** The answer now and again after every write that touches it. Returns how to stop. */
  watch<Data>(watch: Watch, onAnswer: (answer: Answer<Data>) => void, options?: { fresh?: boolean }): () => void
  /** Tells when a write of this client touched one of the types. Returns how to stop. */
  onWrite(types: readonly string[], run: () => void): () => void
  /** Says that records of these types were written by another way than `mutate`: an import, or somebody else. Null says that any may have been. */
  touched(types: readonly string[] | null): void
  /** Whether this request was a write of this client whose answer makes records of the type asked for again. */
  wrote(requestId: string, type: string): boolean
}

export function createDataClient(options: DataClientOptions): DataClient {
  const client = createUrqlClient(options)
  const reads = retryingFetch(options.fetch)
  const writes = options.line ? heldWrites(options.fetch, options.line) : options.fetch
  const listeners = new Set<Listener>()
  const own = createOwnWrites()
  /** What is watched learns of the client's own writes from its cache, of others' from here. */
  const watchers = new Set<Listener>()

  const fail = (result: OperationResult<unknown, AnyVariables>): DataError | null => {
    const error = problemOf(result)
    if (error?.kind === 'unauthenticated') options.onUnauthenticated()
    return error
  }

  const tell = (types: readonly string[] | null, to: ReadonlySet<Listener> = listeners): void => {
    for (const listener of [...to]) if (types === null || types.some((type) => listener.types.has(type))) listener.run()
  }

  const listen = (to: Set<Listener>, types: readonly string[], run: () => void): (() => void) => {
    const listener = { types: new Set(types), run }
    to.add(listener)
    return () => void to.delete(listener)
  }

  const touched = (types: readonly string[] | null): void => {
    tell(types)
    tell(types, watchers)
  }

  const readContext = (read: ReadOptions): Partial<OperationContext> => ({
    fetch: reads,
    requestPolicy: read.fresh ? 'network-only' : 'cache-first',
    additionalTypenames: [...(read.types ?? [])],
  })

  return {
    query<Data>(document: string, variables: Variables = {}, read: ReadOptions = {}) {
      return new Promise<Data>((resolve, reject) => {
        // An answer may come before `subscribe` has returned.
        const asked: { stop?: () => void; settled?: boolean } = {}
        const giveUp = () => {
          asked.stop?.()
          reject(new DataError('aborted', 'The request was given up.'))
        }
        if (read.signal?.aborted) return giveUp()
        const settle = (result: OperationResult<Data, AnyVariables>) => {
          if (asked.settled || result.stale) return
          asked.settled = true
          read.signal?.removeEventListener('abort', giveUp)
          queueMicrotask(() => asked.stop?.())
          const error = fail(result)
          if (error) reject(error)
          else resolve(result.data as Data)
        }
        read.signal?.addEventListener('abort', giveUp, { once: true })
        asked.stop = client.query<Data>(document, variables, readContext(read)).subscribe(settle).unsubscribe
      })
    },

    async mutate<Data>(document: string, variables: Variables, write: WriteOptions = {}) {
      const types = write.types ?? []
      const requestId = own.begin(types)
      const result = await client
        .mutation<Data>(document, variables, {
          fetch: writes,
          fetchOptions: { headers: { 'idempotency-key': write.key ?? crypto.randomUUID(), 'x-request-id': requestId }, credentials: 'same-origin', keepalive: write.keepalive ?? false },
          additionalTypenames: [...types],
        })
        .toPromise()
      const error = fail(result)
      if (error) {
        if (own.failed(requestId)) touched(types)
        throw error
      }
      tell(types)
      return result.data as Data
    },

    watch<Data>(watch: Watch, onAnswer: (answer: Answer<Data>) => void, { fresh = false } = {}) {
      const ask = (anew: boolean) => {
        // What is known is shown at once, and asked again all the same: others change records too.
        const context = { ...readContext({ types: watch.types ?? [], fresh: anew }), ...(anew ? {} : { requestPolicy: 'cache-and-network' as const }) }
        return client.query<Data>(watch.document, watch.variables, context).subscribe((result) => {
          const error = fail(result)
          if (error) onAnswer({ data: null, error, stale: false })
          else onAnswer({ data: result.data as Data, error: null, stale: result.stale })
        }).unsubscribe
      }
      let stop = ask(fresh)
      const deaf = listen(watchers, watch.types ?? [], () => {
        stop()
        stop = ask(true)
      })
      return () => {
        deaf()
        stop()
      }
    },

    touched,
    wrote: own.covers,

    onWrite: (types, run) => listen(listeners, types, run),
  }
}

function createUrqlClient(options: DataClientOptions): Client {
  return createClient({
    url: options.url,
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetchOptions: { credentials: 'same-origin' },
  })
}

function problemOf(result: OperationResult<unknown, AnyVariables>): DataError | null {
  const { error } = result
  if (!error) return null
  const response = error.response as Response | undefined
  return readProblem({
    status: response?.status ?? null,
    retryAfter: response?.headers?.get('retry-after') ?? null,
    problems: error.graphQLErrors,
    networkError: error.networkError ?? null,
  })
}
