import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { docsRoutes } from '../../src/docs-page/index.ts'
import { renderPage } from '../../src/docs-page/render-page.ts'
import { toRefusal } from '../../src/schema/results.ts'
import { rightsErrors } from '../../src/rights/errors.ts'
import { address, openApp, type AppFixture } from '../server/open-app.ts'

describe('the page of the refusals', () => {
  let fixture: AppFixture
  beforeAll(async () => {
    fixture = await openApp((app) => ({ ...app, routes: docsRoutes() }))
  })
  afterAll(() => fixture.close())

  const open = (path: string, headers: Record<string, string> = {}): Promise<Response> => fixture.handler.fetch(new Request(address + path, { headers }))

  test('is open to somebody who cannot sign in', async () => {
    const response = await open('/docs/errors')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).toMatch(/<h1 id="errors">.*Errors/)
  })

  test('has the place that the help of a refusal names', async () => {
    const { help } = toRefusal(rightsErrors.VERSION_CONFLICT({ what: 'Customer', currentVersion: 2 }))
    const [path, anchor] = help.split('#')
    expect(help).toBe('/docs/errors#version-conflict')
    expect(await (await open(path!)).text()).toContain(`<h3 id="${anchor}">`)
  })

  test('keeps to the policy of the server: no script, and no style but its own file', async () => {
    const response = await open('/docs/errors')
    expect(response.headers.get('content-security-policy')).toContain("style-src 'self'")
    const html = await response.text()
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i)
    const style = await open(/<link rel="stylesheet" href="([^"]+)">/.exec(html)![1]!)
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
    expect(await style.text()).toContain('color-scheme: light dark')
  })

  test('has each place once, and every link in it leads to one', async () => {
    const html = await (await open('/docs/errors')).text()
    const places = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(places.length).toBeGreaterThan(100)
    expect(places.filter((id, index) => places.indexOf(id) !== index)).toEqual([])
    expect([...html.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href!).filter((href) => !(href.startsWith('#') && places.includes(href.slice(1))))).toEqual([])
  })

  test('is sent again only when it changed', async () => {
    const etag = (await open('/docs/errors')).headers.get('etag')!
    const again = await open('/docs/errors', { 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })
})

describe('a page made from Markdown', () => {
  const page = renderPage('# Errors\n\n## All & more\n\n### SOME_CODE\n\nSee `SOME_CODE` and `a < b`.\n')

  test('gives every heading a place, codes with dashes', () => {
    expect(page).toContain('<h2 id="all-more">')
    expect(page).toContain('<h3 id="some-code">')
  })

  test('links a code that is named to its section, and leaves other code as it is', () => {
    expect(page).toContain('See <a href="#some-code"><code>SOME_CODE</code></a> and <code>a &#60; b</code>.')
  })
})
