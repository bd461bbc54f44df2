import { identityErrors } from '../../identity/index.ts'
import type { TenonError } from '../../errors/tenon-error.ts'
import { headersOf, toTenonError } from '../error-response.ts'
import { serverErrors } from '../errors.ts'
import type { Exchange, Step } from '../exchange.ts'
import { createGraphql } from '../graphql/create-graphql.ts'
import { readJson } from '../read-body.ts'
import type { App } from '../server-types.ts'

/** POST and GET /graphql. What is refused before a query runs is answered in GraphQL's form too. */
export function graphqlAnswer(app: App): Step {
  const graphql = createGraphql(app)
  return async (exchange, next) => {
    if (exchange.url.pathname !== '/graphql') return next()
    if (app.settings.development && isEditor(exchange.request)) return graphql.editor(exchange.request)
    try {
      const request = await admit(exchange)
      return withReadPath(await graphql.answer(request, exchange), exchange, app)
    } catch (error) {
      const refusal = toTenonError(error, exchange.requestId)
      if (refusal.status >= 500) app.logger.error({ requestId: exchange.requestId, path: '/graphql', err: error }, 'request failed')
      return refusalResponse(refusal, exchange)
    }
  }
}

/** Says which way a read came, where that is anybody's business. */
function withReadPath(response: Response, { notes }: Exchange, { settings }: App): Response {
  if (!(settings.showReadPath ?? settings.development) || !notes.readPath) return response
  response.headers.set('tenon-read-path', notes.readBecause === undefined ? notes.readPath : `${notes.readPath}; ${printable(notes.readBecause)}`)
  return response
}

function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 200)
}

/** Lets a request through to the engine: a known caller, within the rate, with a body that is what it says. */
async function admit(exchange: Exchange): Promise<Request> {
  const { request, url } = exchange
  if (request.method !== 'GET' && request.method !== 'POST') throw serverErrors.METHOD_REFUSED({ path: url.pathname, method: request.method, allowed: 'GET, POST' })
  await exchange.charge(1)
  if (!(await exchange.caller())) throw identityErrors.UNAUTHENTICATED()
  // Here, so that a refusal of the caller has a status of its own, and not that of an answer with errors in it.
  await exchange.context()
  if (request.method === 'GET') return readQueryString(request, url)
  const { text } = await readJson(request)
  const headers = new Headers(request.headers)
  headers.delete('content-length')
  return new Request(request.url, { method: 'POST', headers, body: text, signal: request.signal })
}

/** The engine parses the query string; here only what would make it stumble over a text that is not JSON. */
function readQueryString(request: Request, url: URL): Request {
  for (const name of ['variables', 'extensions']) {
    const text = url.searchParams.get(name)
    if (text !== null && text !== '' && !isJson(text)) throw serverErrors.BAD_USER_INPUT({ reason: `The parameter "${name}" is not JSON.` })
  }
  return request
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function isEditor(request: Request): boolean {
  return request.method === 'GET' && (request.headers.get('accept')?.includes('text/html') ?? false)
}

function refusalResponse(error: TenonError, { requestId, say }: Exchange): Response {
  const { code, status } = error
  const body = { errors: [{ message: say(error), extensions: { code, requestId } }] }
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headersOf(error) } })
}
