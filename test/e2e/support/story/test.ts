import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { test as browserTest } from '../../../harness/browser.ts'
import { runningCompany, type Who } from '../../../harness/company.ts'
import { Complaints } from '../complaints.ts'
import { watchRequests } from '../quiet.ts'

/** Pictures of everybody's page when a step fails. */
const RESULTS = fileURLToPath(new URL('../../../../test-results/', import.meta.url))

/** Opens a browser for one person, who keeps it for the whole story. */
export type Arrival = (path: string, as?: Who) => Promise<Page>

interface Fixtures {
  complaints: Complaints
  contexts: BrowserContext[]
  arrive: Arrival
  /** Skips the step where no browser runs, and fails it where a page complained in its console. */
  attentive: void
}

/** `test` whose people and browsers outlive a step, since the next one goes on where it ended. */
export const test = browserTest.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern what a fixture needs
  complaints: [async ({}, use) => use(new Complaints()), { scope: 'file' }],
  contexts: [async ({ shared: _ }, use) => {
    const contexts: BrowserContext[] = []
    await use(contexts)
    await Promise.all(contexts.map((context) => context.close()))
  }, { scope: 'file' }],
  arrive: [async ({ shared, complaints, contexts }, use) => {
    await use(async (path, as) => {
      if ('reason' in shared) throw new Error(shared.reason)
      const { url, cookies } = await runningCompany()
      const context = await shared.newContext({ locale: 'en-GB', timezoneId: 'Asia/Shanghai', baseURL: url, viewport: { width: 1440, height: 900 } })
      contexts.push(context)
      if (as) await context.addCookies([{ ...toCookie(cookies[as]), url, httpOnly: true }])
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      complaints.listenTo(page)
      watchRequests(page)
      await page.goto(path)
      return page
    })
  }, { scope: 'file' }],
  attentive: [async ({ shared, complaints, contexts, skip, task }, use) => {
    if ('reason' in shared) return skip(shared.reason)
    await use()
    if (task.result?.state === 'fail') await Promise.all(contexts.flatMap((context) => context.pages()).map((page, index) => page.screenshot({ path: join(RESULTS, `story ${index + 1}.png`) }).catch(() => {})))
    expect(complaints.unexpected()).toEqual([])
  }, { auto: true }],
})

function toCookie(pair: string): { name: string; value: string } {
  const at = pair.indexOf('=')
  return { name: pair.slice(0, at), value: pair.slice(at + 1) }
}
