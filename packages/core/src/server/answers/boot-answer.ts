import type { Step } from '../exchange.ts'
import type { App } from '../server-types.ts'
import { bootFor } from './boot-for.ts'

/** /boot.json: what the shell starts with. */
export function bootAnswer(app: App): Step {
  return async (exchange, next) => {
    if (exchange.url.pathname !== '/boot.json' || exchange.request.method !== 'GET') return next()
    return Response.json(await bootFor(app, exchange, await exchange.caller()), { headers: { 'cache-control': 'no-store', vary: 'cookie, authorization' } })
  }
}
