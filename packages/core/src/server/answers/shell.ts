import { TenonError } from '../../errors/tenon-error.ts'
import { serverErrors } from '../errors.ts'
import type { Exchange, Step } from '../exchange.ts'
import type { App } from '../server-types.ts'
import { renderShell } from '../static/shell-page.ts'
import { createStaticFiles, type StaticFile } from '../static/static-files.ts'
import { bootFor } from './boot-for.ts'

/** The built shell: its files, and its one page at every other address that a person may open. */
export function shellAnswers(app: App): Step {
  const { webRoot } = app
  if (webRoot === null) return (_exchange, next) => next()
  const files = createStaticFiles(webRoot)
  return async (exchange, next) => {
    const { request, url } = exchange
    if (isApi(url.pathname)) return next()
    if (request.method !== 'GET' && request.method !== 'HEAD') throw serverErrors.METHOD_REFUSED({ path: url.pathname, method: request.method, allowed: 'GET, HEAD' })
    const isPage = url.pathname === '/' || url.pathname === '/index.html'
    const file = isPage ? null : await files.find(url.pathname, request.headers.get('accept-encoding') ?? '')
    if (file) return fileResponse(file, url.pathname, request)
    // A missing file is missing; only addresses that a person opens are pages.
    const wantsPage = request.headers.get('accept')?.includes('text/html') ?? false
    if (!wantsPage || url.pathname.startsWith('/assets/')) return next()
    return (await pageResponse(app, webRoot, exchange)) ?? next()
  }
}

function fileResponse(file: StaticFile, pathname: string, { method, headers }: Request): Response {
  const common = {
    etag: file.etag,
    vary: 'accept-encoding',
    // The names of built files hold a hash of what is in them.
    'cache-control': pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
  const known = (headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (known.includes(file.etag)) return new Response(null, { status: 304, headers: common })
  const body = method === 'HEAD' ? null : file.body
  const about: Record<string, string> = { ...common, 'content-type': file.type, 'content-length': String(file.body.length) }
  if (file.encoding) about['content-encoding'] = file.encoding
  return new Response(body, { headers: about })
}

async function pageResponse(app: App, webRoot: string, exchange: Exchange): Promise<Response | null> {
  const page = await renderShell(webRoot, await bootOf(app, exchange))
  if (page === null) return null
  return new Response(exchange.request.method === 'HEAD' ? null : page, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } })
}

/** A page is for people: a token that is no longer good shows the sign-in page, not an error. */
async function bootOf(app: App, exchange: Exchange) {
  const caller = await exchange.caller().catch((error: unknown) => {
    if (error instanceof TenonError && error.status === 401) return null
    throw error
  })
  return bootFor(app, exchange, caller)
}

function isApi(pathname: string): boolean {
  return pathname.startsWith('/api/')
}
