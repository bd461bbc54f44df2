import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { inject, test as base } from 'vitest'
import { launch, type FoundBrowser } from './find-browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    browser: FoundBrowser
  }
}

interface Fixtures {
  /** One browser for all tests of a file, or why there is none. */
  shared: Browser | { readonly reason: string }
  /** Opens a page as a new person, with cookies of their own. */
  newPage: (options?: BrowserContextOptions) => Promise<Page>
  page: Page
}

/** `test` with a `page` of a fresh person per test. Skipped with the reason where no browser runs. */
export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern what a fixture needs
  shared: [async ({}, use) => {
    const found = inject('browser')
    if ('reason' in found) return use(found)
    const browser = await launch(found.candidate)
    await use(browser)
    await browser.close()
  }, { scope: 'file' }],
  newPage: async ({ shared, skip }, use) => {
    if ('reason' in shared) return skip(shared.reason)
    const contexts: BrowserContext[] = []
    await use(async (options) => {
      const context = await shared.newContext({ locale: 'en-GB', timezoneId: 'Asia/Shanghai', ...options })
      contexts.push(context)
      return context.newPage()
    })
    await Promise.all(contexts.map(closeQuietly))
  },
  page: async ({ newPage }, use) => use(await newPage()),
})

/** A request that an answer of the test's own is still being made for, or that goes with the page, is no fault of what was tested. */
async function closeQuietly(context: BrowserContext): Promise<void> {
  await Promise.all([context, ...context.pages()].map((place) => place.unrouteAll({ behavior: 'ignoreErrors' })))
  await context.close()
}
