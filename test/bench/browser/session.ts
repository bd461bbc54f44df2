import type { Browser, BrowserContext } from 'playwright-core'
import type { CompanyProcess } from '../../harness/company-process.ts'

export interface Session {
  readonly url: string
  readonly context: BrowserContext
}

/** The sales director's session. */
export async function signIn(browser: Browser, { url, links }: CompanyProcess): Promise<Session> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(links.director)
  await page.getByRole('main').waitFor()
  await page.close()
  return { url, context }
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
