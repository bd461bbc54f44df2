import type { Step } from '../exchange.ts'
import type { App } from '../server-types.ts'

/** What sets a second step up, ends the session, or needs none. */
const open = /^\/api\/(auth\/|account\/(second-step|password|sessions)(\/|$))/

/** Whoever must have a second step and has none gets no further than that. GraphQL refuses by itself, in its own form. */
export function withRequiredSecondStep({ secondStep }: App): Step {
  return async (exchange, next) => {
    const { pathname } = exchange.url
    if (!pathname.startsWith('/api/') || open.test(pathname)) return next()
    const caller = await exchange.caller()
    if (caller) await secondStep.demand(caller)
    return next()
  }
}
