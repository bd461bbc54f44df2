import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { devMiddleware } from '@tenon/web/build'

const me = { id: 'Person:0', name: 'Li Wei', email: 'li@example.com', title: null, locale: 'en', team: null, roles: [] }
const company = { name: 'Kit', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'en' }
const boot = { version: '0', company, locales: ['en', 'zh-CN'], signIn: { password: true, mail: false }, me, acting: null, deputyFor: [], plugins: [], permissions: {}, resources: [] }

export interface KitServer {
  readonly url: string
  close(): Promise<void>
}

/** The shell as its developers see it, with no plugin and no database: enough for the page of the kit. */
export async function serveKit(): Promise<KitServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenon-kit-'))
  mkdirSync(path.join(folder, '.tenon'))
  const lockFile = path.join(folder, '.tenon/lock.json')
  writeFileSync(lockFile, JSON.stringify({ plugins: [] }))
  const web = await devMiddleware({ lockFile, outDir: path.join(folder, 'web') })
  const server = createServer((request, response) => {
    if (request.url === '/boot.json') {
      const locale = request.headers['accept-language']?.startsWith('zh') ? 'zh-CN' : 'en'
      return void response.setHeader('content-type', 'application/json').end(JSON.stringify({ ...boot, me: { ...me, locale } }))
    }
    web.handle(request, response, () => void web.page(request.url ?? '/').then((page) => response.setHeader('content-type', 'text/html').end(page)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: async () => {
      await web.close()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
