import type { Step } from '../exchange.ts'
import type { Logger } from '../server-types.ts'

/** One line a request. The path is logged without its query, which may hold a sign-in token or a search for a person. */
export function withAccessLog(logger: Logger): Step {
  return async (exchange, next) => {
    const start = performance.now()
    const response = await next()
    response.headers.set('x-request-id', exchange.requestId)
    const { pathname: path } = exchange.url
    const fields = {
      requestId: exchange.requestId,
      method: exchange.request.method,
      path,
      status: response.status,
      ms: Math.round((performance.now() - start) * 10) / 10,
      ip: exchange.ip,
      personId: exchange.knownCaller()?.personId ?? null,
      ...(exchange.notes.readPath ? { readPath: exchange.notes.readPath } : {}),
    }
    const isProbe = path === '/healthz' || path === '/readyz'
    if (isProbe && response.ok) logger.debug(fields, 'request')
    else logger.info(fields, 'request')
    return response
  }
}
