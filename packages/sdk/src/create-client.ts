import { SdkError } from './sdk-error.ts'

export interface ClientOptions {
  /** Address of the API: 'https://crm.example.com/graphql'. */
  readonly url: string
  /** An API token, or a function that gives one. */
  readonly token: string | (() => string | Promise<string>)
  /** Milliseconds that a request may take. @default 30000 */
  readonly timeout?: number
  /** How often a query is tried again after a network fault, 429, 502, 503 or 504. Mutations never are. @default 2 */
  readonly retries?: number
  readonly fetch?: typeof fetch
}

export interface RequestOptions {
  readonly signal?: AbortSignal
  readonly timeout?: number
  /** Makes a repeat of a mutation harmless. */
  readonly idempotencyKey?: string
}

/** A document that carries its types, as code generators make them: a parsed one with its source, or a text. */
export interface TypedDocument<Data, Variables> {
  readonly __apiType?: (variables: Variables) => Data
  toString(): string
}

export interface Client {
  /** Sends a query or mutation. Throws an SdkError; business refusals are data, members of the mutation's result union. */
  execute<Data = Record<string, unknown>, Variables extends Record<string, unknown> = Record<string, unknown>>(document: string | TypedDocument<Data, Variables>, variables?: Variables, options?: RequestOptions): Promise<Data>
}

interface Answer {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions?: { readonly code?: string; readonly requestId?: string } }[]
}

const retryable = new Set([429, 502, 503, 504])

/** A client for one company. */
export function createClient(options: ClientOptions): Client {
  return {
    execute: async (document, variables, request = {}) => {
      const query = String(document)
      const attempts = /^\s*(?:#[^\n]*\n|\s)*(?:query\b|\{|fragment\b)/.test(query) ? (options.retries ?? 2) + 1 : 1
      for (let attempt = 1; ; attempt++) {
        const result = await send(options, query, variables ?? {}, request).catch((error: SdkError) => error)
        if (!(result instanceof SdkError)) return result as never
        if (attempt >= attempts || !mayTryAgain(result)) throw result
        await pause(200 * 2 ** attempt * (0.5 + Math.random()), request.signal)
      }
    },
  }
}

function mayTryAgain(error: SdkError): boolean {
  return error.kind === 'network' || (error.kind === 'http' && retryable.has(error.status ?? 0))
}

async function send(options: ClientOptions, query: string, variables: object, request: RequestOptions): Promise<unknown> {
  const timeout = AbortSignal.timeout(request.timeout ?? options.timeout ?? 30_000)
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout
  const token = typeof options.token === 'function' ? await options.token() : options.token
  const headers = { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}`, ...(request.idempotencyKey === undefined ? {} : { 'idempotency-key': request.idempotencyKey }) }
  let response: Response
  try {
    response = await (options.fetch ?? fetch)(options.url, { method: 'POST', headers, body: JSON.stringify({ query, variables }), signal })
  } catch (cause) {
    if (request.signal?.aborted) throw new SdkError('aborted', 'The request was aborted.', { cause })
    if (timeout.aborted) throw new SdkError('timeout', 'The server did not answer in time.', { cause })
    throw new SdkError('network', 'The server cannot be reached.', { cause })
  }
  return read(response)
}

async function read(response: Response): Promise<unknown> {
  const answer = (await response.json().catch(() => null)) as Answer | null
  const [error] = answer?.errors ?? []
  if (error) throw new SdkError(retryable.has(response.status) ? 'http' : 'graphql', error.message, { code: error.extensions?.code ?? null, status: response.status, path: error.path ?? [], requestId: error.extensions?.requestId ?? null })
  if (!response.ok || answer === null) throw new SdkError('http', `The server answered ${response.status}.`, { status: response.status })
  return answer.data
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(new SdkError('aborted', 'The request was aborted.'))
    }, { once: true })
  })
}
