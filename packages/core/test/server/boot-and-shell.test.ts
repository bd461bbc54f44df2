import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BootResource } from '../../src/schema/metadata-types.ts'
import { address, openApp, type AppFixture } from './open-app.ts'

let fixture: AppFixture
let folder: string
const script = `export const text = '${'tenon '.repeat(500)}'\n`

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tenon-web-'))
  buildShell(join(folder, 'web'))
  writeFileSync(join(folder, 'secret'), 'outside')
  fixture = await openApp((app) => ({
    ...app,
    webRoot: join(folder, 'web'),
    boot: {
      ...app.boot,
      company: { ...app.boot.company, name: '启明 <软件> $&' },
      plugins: [{ id: 'pipeline', version: '0.1.0' }],
      permissions: ['deals:read', 'deals:write'],
      loadPerson: async (context) => ({ ...(await app.boot.loadPerson(context))!, name: '</script><script>alert(1)</script> $& $`', locale: 'en' }),
      resources: () => Array.from({ length: 20 }, (_row, index) => resource(index)),
    },
  }))
})
afterAll(async () => {
  await fixture.close()
  rmSync(folder, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') => fixture.handler.fetch(new Request(address + path, { method, headers }))
const page = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

describe('/boot.json', () => {
  it('tells nobody only what the sign-in page needs', async () => {
    expect(await (await get('/boot.json')).json()).toEqual({
      version: '0.1.0',
      company: { name: '启明 <软件> $&', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'zh-CN' },
      locales: ['en', 'zh-CN'],
      signIn: { password: true, mail: true, providers: [] },
      me: null,
      acting: null,
      deputyFor: [],
      plugins: [],
      permissions: {},
      resources: [],
    })
  })

  it('tells a caller who he is, what he holds and where to go, in at most 10 kB for 20 resources', async () => {
    const response = await fixture.ask('/boot.json')
    const text = await response.text()
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(10_000)
    expect(JSON.parse(text)).toMatchObject({ me: { id: fixture.personId, roles: ['REP'] }, permissions: { 'deals:read': 'TEAM' }, plugins: [{ id: 'pipeline' }] })
    expect(text).not.toContain('deals:write')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })
})

describe('a page', () => {
  it('is the shell at any address that a person opens, born with the boot answer', async () => {
    const cookie = await fixture.signIn()
    for (const path of ['/', '/index.html', '/pipeline/opportunities?view=board', '/pipeline/opportunities/01a20898-7c73-7759-8869-eda745dd1614', '/a.b/c']) {
      const response = await get(path, { ...page, cookie })
      expect([path, response.status, response.headers.get('cache-control'), response.headers.get('content-type')]).toEqual([path, 200, 'no-store', 'text/html; charset=utf-8'])
      expect(readBoot(await response.text())).toEqual(await (await get('/boot.json', { cookie })).json())
    }
  })

  it('preloads the enabled plugins’ files and first words for a caller, and none for nobody', async () => {
    const mine = await (await get('/', { ...page, cookie: await fixture.signIn() })).text()
    expect(mine).toContain('<link rel="modulepreload" crossorigin href="/assets/pipeline-1a.js">')
    expect(mine).toContain('<link rel="preload" as="style" crossorigin href="/assets/pipeline-1a.css">')
    expect(mine).toContain('<link rel="modulepreload" crossorigin href="/assets/first-en-1a.js">')
    expect(mine).not.toMatch(/disabled|first-zh/)
    expect(mine).toContain('<html lang="en"')
    const nobodys = await (await get('/', page)).text()
    expect(nobodys).not.toContain('modulepreload')
    expect(nobodys).toContain('<html lang="zh-CN"')
  })

  it('holds no text that could end the script element, whatever somebody is called', async () => {
    const text = await (await get('/', { ...page, cookie: await fixture.signIn() })).text()
    expect(text.match(/<script/g)).toHaveLength(2)
    expect(text).not.toContain('<script>alert')
    expect((readBoot(text) as { me: { name: string } }).me.name).toBe('</script><script>alert(1)</script> $& $`')
  })

  it('shows the frame of the shell while its code is on its way, to whoever will be in it', async () => {
    const mine = await (await get('/', { ...page, cookie: await fixture.signIn() })).text()
    expect(mine).toContain('<div id="app"><p>启明 &#60;软件&#62; $&#38;</p></div>')
    expect(await (await get('/', page)).text()).toContain('<div id="app"></div>')
  })

  it('is shown to somebody whose session ended, so that he can sign in again', async () => {
    const response = await get('/', { ...page, cookie: 'tenon.session_token=gone.x', authorization: 'Bearer nonsense' })
    expect([response.status, (readBoot(await response.text()) as { me: unknown }).me]).toEqual([200, null])
  })

  it('has no body for HEAD and is not for other methods', async () => {
    const head = await get('/', page, 'HEAD')
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect((await get('/', page, 'DELETE')).status).toBe(405)
  })

  it('is not the answer to what no person opens: missing files, unknown API addresses, programs', async () => {
    for (const path of ['/assets/old-1a.js', '/api/unknown']) expect((await get(path, page)).status).toBe(404)
    expect((await get('/pipeline/opportunities', { accept: 'application/json' })).status).toBe(404)
  })
})

describe('a file', () => {
  it('of the build is kept by browsers for good, others are asked for again', async () => {
    const asset = await get('/assets/app-1a.js')
    expect([asset.status, asset.headers.get('content-type'), asset.headers.get('cache-control')]).toEqual([200, 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'])
    expect(await asset.text()).toBe(script)
    expect((await get('/favicon.svg')).headers.get('cache-control')).toBe('no-cache')
  })

  it('goes out compressed as the client likes it: ready-made brotli, else gzip', async () => {
    const brotli = await get('/assets/app-1a.js', { 'accept-encoding': 'gzip, deflate, br' })
    expect([brotli.headers.get('content-encoding'), brotli.headers.get('vary')]).toEqual(['br', 'accept-encoding'])
    expect(brotliDecompressSync(Buffer.from(await brotli.arrayBuffer())).toString()).toBe(script)
    for (let round = 0; round < 2; round++) {
      const gzip = await get('/assets/app-1a.js', { 'accept-encoding': 'gzip, br;q=0' })
      expect(gzip.headers.get('content-encoding')).toBe('gzip')
      expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toBe(script)
    }
    expect((await get('/assets/app-1a.js', { 'accept-encoding': 'identity' })).headers.has('content-encoding')).toBe(false)
    expect((await get('/favicon.svg', { 'accept-encoding': 'gzip' })).headers.has('content-encoding')).toBe(false)
  })

  it('that the browser has already is not sent again', async () => {
    const etag = (await get('/favicon.svg')).headers.get('etag')!
    const again = await get('/favicon.svg', { 'if-none-match': `"other", W/${etag}` })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await get('/favicon.svg', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('outside the folder, hidden, or a folder is not there, however it is spelt', async () => {
    const paths = ['/../secret', '/..%2fsecret', '/%2e%2e/secret', '/%2e%2e%2fsecret', '/assets/..%2f..%2fsecret', '/..%5csecret', '/.env', '/assets/.hidden', '/assets', '/assets/', '/%00', '/assets/app-1a.js%00.png', '/%E0%A4%A', '/' + 'x'.repeat(5_000), '//etc/passwd', '/C:%5Cwindows']
    for (const path of paths) {
      const response = await get(path)
      expect([path, response.status]).toEqual([path, 404])
      expect(await response.text()).not.toContain('outside')
    }
  })
})

function buildShell(root: string): void {
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<!doctype html><html lang="en"><head><title>Tenon</title><!--tenon:head--></head><body><div id="app"><!--tenon:frame--><p><!--tenon:company--></p><!--/tenon:frame--></div><!--tenon:boot--><script type="module" src="/assets/app-1a.js"></script></body></html>')
  writeFileSync(join(root, 'tenon-plugins.json'), JSON.stringify({ pipeline: { version: '0.1.0', js: ['assets/pipeline-1a.js'], css: ['assets/pipeline-1a.css'], words: { en: ['assets/first-en-1a.js'], 'zh-CN': ['assets/first-zh-1a.js'] } }, disabled: { js: ['assets/disabled-1a.js'] } }))
  writeFileSync(join(root, 'assets', 'app-1a.js'), script)
  writeFileSync(join(root, 'assets', 'app-1a.js.br'), brotliCompressSync(script))
  writeFileSync(join(root, 'assets', '.hidden'), 'hidden')
  writeFileSync(join(root, '.env'), 'hidden')
  writeFileSync(join(root, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  symlinkSync('app-1a.js', join(root, 'assets', 'link.js'))
}

function readBoot(html: string): unknown {
  return JSON.parse(/<script type="application\/json" id="tenon-boot">(.*?)<\/script>/s.exec(html)![1]!)
}

function resource(index: number): BootResource {
  const name = `SomeResource${index}`
  return {
    name, plugin: 'pipeline', path: `/pipeline/some-resources-${index}`, icon: 'briefcase', label: { key: `pipeline.${name}`, fallback: 'Some resource' }, pluralLabel: { key: `pipeline.${name}.plural`, fallback: 'Some resources' },
    nav: index, board: false, calendar: false, gallery: false, may: { create: true, import: false }, list: `someResources${index}`, titleField: 'name', searchable: true,
  }
}
