import type { ClientOptions, Partly, RequestOptions } from './client-types.ts'
import { SdkError } from './sdk-error.ts'
import { send } from './send.ts'

interface Answer {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions?: { readonly code?: string; readonly requestId?: string } }[]
}

/** Sends a document and gives what came of it, data and errors. Throws only where there is no GraphQL answer at all. */
export async function ask(options: ClientOptions, text: string, variables: object = {}, request: RequestOptions = {}): Promise<Partly<unknown>> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const body = JSON.stringify({ query: text, variables }, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  const response = await send(options, { url: options.url, text, variables: variables as Record<string, unknown>, body, headers, mayRepeat: isQuery(text) }, request)
  return read(response, request)
}

/** A query, by its first word. */
function isQuery(text: string): boolean {
  return /^(#.*\n|\s)*((query|fragment)\b|\{)/.test(text)
}

async function read(response: Response, request: RequestOptions): Promise<Partly<unknown>> {
  const { status } = response
  const answer = (await response.json().catch((cause: unknown) => {
    if (request.signal?.aborted) throw new SdkError('aborted', 'The request was aborted.', { cause })
    return null
  })) as Answer | null
  const errors = (answer?.errors ?? []).map(({ message, path, extensions = {} }) => new SdkError(status === 429 || status >= 500 ? 'http' : 'graphql', message, { code: extensions.code ?? null, status, path: path ?? [], requestId: extensions.requestId ?? null }))
  if (errors.length === 0 && (!response.ok || !answer)) throw new SdkError('http', `The server answered ${status}.`, { status })
  return { data: answer?.data ?? null, errors }
}
