import { identityErrors } from '../../identity/index.ts'
import { serverErrors } from '../errors.ts'
import type { Exchange, Step } from '../exchange.ts'
import { jsonLimit, limitBody } from '../read-body.ts'
import type { Route } from '../server-types.ts'

interface CompiledRoute extends Route {
  readonly pattern: RegExp
}

/** The addresses that other parts of the core add. */
export function extraRoutes(routes: readonly Route[]): Step {
  const compiled = routes.map((route) => ({ ...route, handler: route.handler.bind(route), pattern: compile(route.path) }))
  return async (exchange, next) => {
    const { pathname } = exchange.url
    const fitting = compiled.filter(({ pattern }) => pattern.test(pathname))
    if (fitting.length === 0) return next()
    const { method } = exchange.request
    const route = fitting.find((candidate) => candidate.method === method)
    if (!route) throw serverErrors.METHOD_REFUSED({ path: pathname, method, allowed: fitting.map((candidate) => candidate.method).join(', ') })
    return answer(route, exchange)
  }
}

async function answer(route: CompiledRoute, exchange: Exchange): Promise<Response> {
  const caller = await exchange.caller()
  if (!caller && route.access !== 'public') throw identityErrors.UNAUTHENTICATED()
  const params = route.pattern.exec(exchange.url.pathname)?.groups ?? {}
  const request = limitBody(exchange.request, route.bodyLimit ?? jsonLimit)
  return route.handler(request, { params: decode(params), caller, meta: exchange.meta(), request: exchange.context })
}

/** '/api/export/:resource.csv' fits '/api/export/opportunities.csv' with resource = 'opportunities'. */
function compile(path: string): RegExp {
  const escaped = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/:(\w+)/g, (_whole, name: string) => `(?<${name}>[^/]+?)`)}$`)
}

function decode(params: Readonly<Record<string, string>>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]))
  } catch {
    throw serverErrors.BAD_USER_INPUT({ reason: 'The address is not percent-encoded correctly.' })
  }
}
