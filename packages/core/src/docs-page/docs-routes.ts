import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { serverErrors } from '../server/errors.ts'
import type { Route } from '../server/server-types.ts'
import { renderPage } from './render-page.ts'

/** The text: in the published package beside the sources, in the repository with all other documentation. */
const places = ['../../docs/errors.md', '../../../../docs/errors.md'].map((path) => new URL(path, import.meta.url))

/** GET /docs/errors: the page that every refusal's `help` points at, for whoever it is refused to, signed in or not. */
export function docsRoutes(): Route[] {
  let page: Promise<string> | undefined
  let style: Promise<string> | undefined
  return [
    route('/docs/errors', 'text/html; charset=utf-8', () => (page ??= readText().then(renderPage))),
    route('/docs/style.css', 'text/css; charset=utf-8', () => (style ??= readFile(new URL('style.css', import.meta.url), 'utf8'))),
  ]
}

function route(path: string, type: string, load: () => Promise<string>): Route {
  return {
    method: 'GET',
    path,
    access: 'public',
    handler: async (request) => {
      const body = await load()
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`
      const headers = { 'content-type': type, 'cache-control': 'no-cache', etag }
      return request.headers.get('if-none-match') === etag ? new Response(null, { status: 304, headers }) : new Response(body, { headers })
    },
  }
}

async function readText(): Promise<string> {
  const place = places.find((candidate) => existsSync(candidate))
  if (!place) throw serverErrors.PATH_UNKNOWN({ path: '/docs/errors' })
  return readFile(place, 'utf8')
}
