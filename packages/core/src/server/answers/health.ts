import type { Step } from '../exchange.ts'
import type { App } from '../server-types.ts'

/** /healthz: the process lives. /readyz: it can answer now, and is not about to stop. */
export function healthAnswers(app: App, isDraining: () => boolean): Step {
  return async ({ url }, next) => {
    if (url.pathname === '/healthz') return answer(200, { status: 'ok' })
    if (url.pathname !== '/readyz') return next()
    if (isDraining()) return answer(503, { ready: false, checks: { accepting: false } })
    // A check that fails for whatever reason is an answer, not an error.
    const report = await app.isReady().catch(() => ({ ready: false, checks: { database: false } }))
    return answer(report.ready ? 200 : 503, report)
  }
}

function answer(status: number, body: object): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
}
