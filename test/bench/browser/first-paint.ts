import type { Browser } from 'playwright-core'
import { median, type Session } from './session.ts'

const SLOW_4G = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 }

/** Milliseconds until something of the shell is seen, and until the home page is there, for somebody who is signed in and whose browser has nothing of it yet. */
export interface FirstPaint {
  readonly paint: number
  readonly heading: number
}

export async function firstPaint(browser: Browser, session: Session, rounds = 5): Promise<FirstPaint> {
  const times: FirstPaint[] = []
  for (let round = 0; round < rounds; round++) times.push(await once(browser, session))
  return { paint: median(times.map(({ paint }) => paint)), heading: median(times.map(({ heading }) => heading)) }
}

async function once(browser: Browser, { url, context: signedIn }: Session): Promise<FirstPaint> {
  const context = await browser.newContext({ storageState: await signedIn.storageState(), viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto(url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const times = await page.evaluate(() => ({ paint: performance.getEntriesByName('first-contentful-paint')[0]!.startTime, heading: performance.now() }))
  await context.close()
  return times
}
