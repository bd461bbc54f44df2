import type { Step } from '../exchange.ts'

/** Pages, scripts and probes are free; whatever asks the application for something takes a point from its caller. */
const counted = /^\/(api\/|boot\.json$|sign-in\/link$)/

/** Everything but GraphQL, which counts by itself and refuses in its own form. */
export function withRateLimit(): Step {
  return async (exchange, next) => {
    if (counted.test(exchange.url.pathname)) await exchange.charge(1)
    return next()
  }
}
