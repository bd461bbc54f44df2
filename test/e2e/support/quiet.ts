import type { Page, Request } from 'playwright-core'

const open = new WeakMap<Page, Set<Request>>()

/** Counts what a page asks for, from now on. */
export function watchRequests(page: Page): void {
  const asked = new Set<Request>()
  open.set(page, asked)
  page.on('request', (request) => {
    // The live stream stays open as long as the page does.
    if (!request.url().endsWith('/api/live')) asked.add(request)
  })
  for (const event of ['requestfinished', 'requestfailed'] as const) page.on(event as 'requestfinished', (request) => asked.delete(request))
}

/** Waits until the page has asked for nothing for half a second, beside its live stream: with that one a network is never idle. */
export async function quiet(page: Page): Promise<void> {
  const asked = open.get(page)
  if (!asked) return page.waitForLoadState('networkidle')
  const until = Date.now() + 20_000
  for (let calm = 0; calm < 5 && Date.now() < until; calm = asked.size === 0 ? calm + 1 : 0) await page.waitForTimeout(100)
}
