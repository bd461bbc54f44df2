import { buildBoot } from '../boot.ts'
import type { Step } from '../exchange.ts'
import type { App } from '../server-types.ts'

/** /boot.json: what the shell starts with. */
export function bootAnswer(app: App): Step {
  return async (exchange, next) => {
    if (exchange.url.pathname !== '/boot.json' || exchange.request.method !== 'GET') return next()
    const caller = await exchange.caller()
    const asked = caller && { caller, context: await exchange.context() }
    return Response.json(await buildBoot(app.boot, asked), { headers: { 'cache-control': 'no-store', vary: 'cookie, authorization' } })
  }
}
