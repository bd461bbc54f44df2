import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { test as browserTest } from '../../harness/browser.ts'
import { runningCompany, type Who } from '../../harness/company.ts'
import { Complaints } from './complaints.ts'
import { watchRequests } from './quiet.ts'

/** Pictures of the pages of failed tests. */
const RESULTS = fileURLToPath(new URL('../../../test-results/', import.meta.url))

export interface Visit extends BrowserContextOptions {
  /** Whose session the page has; nobody's where it is left out. */
  readonly as?: Who
}

/** Opens the example company at a path, in a browser of its own. */
export type Visitor = (path: string, options?: Visit) => Promise<Page>

interface Fixtures {
  /** What pages complained about in the console. Whatever was not expected fails the test at its end. */
  complaints: Complaints
  visit: Visitor
}

/** `test` in the running example company. The file awaits it first: `beforeAll(openCompany)`. */
export const test = browserTest.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern what a fixture needs
  complaints: async ({}, use) => {
    const complaints = new Complaints()
    await use(complaints)
    expect(complaints.unexpected()).toEqual([])
  },
  visit: async ({ newPage, complaints, task }, use) => {
    const pages: Page[] = []
    await use(async (path, { as, ...options } = {}) => {
      const { url, cookies } = await runningCompany()
      const page = await newPage({ baseURL: url, viewport: { width: 1440, height: 900 }, ...options })
      pages.push(page)
      if (as) await page.context().addCookies([toCookie(cookies[as], url)])
      page.setDefaultTimeout(20_000)
      complaints.listenTo(page)
      watchRequests(page)
      await page.goto(path)
      return page
    })
    if (task.result?.state === 'fail') await Promise.all(pages.map((page, index) => page.screenshot({ path: join(RESULTS, `${task.name} ${index + 1}.png`) }).catch(() => {})))
  },
})

/** Asks until the answer is the expected one; the shell answers when its server did. */
export function eventually<Answer>(read: () => Promise<Answer>) {
  return expect.poll(read, { timeout: 20_000, interval: 100 })
}

function toCookie(pair: string, url: string): { name: string; value: string; url: string; httpOnly: boolean } {
  const at = pair.indexOf('=')
  return { name: pair.slice(0, at), value: pair.slice(at + 1), url, httpOnly: true }
}
