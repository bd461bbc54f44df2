import type { Page } from 'playwright-core'
import { percentile, type Session } from './session.ts'

/** Milliseconds from what a person does to the next paint, as the browser itself measures it. */
export async function interactions({ url, context }: Session): Promise<{ readonly count: number; readonly p75: number; readonly longest: number }> {
  const page = await context.newPage()
  await page.addInitScript(() => {
    const durations = new Map<number, number>()
    Object.assign(window, { durations })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
        if (entry.interactionId > 0) durations.set(entry.interactionId, Math.max(durations.get(entry.interactionId) ?? 0, entry.duration))
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  })
  const taken: number[] = []
  for (let round = 0; round < 3; round++) {
    await page.goto(`${url}/pipeline/opportunities?view=list&sort=name`)
    await page.locator('[data-row="3"]').waitFor()
    await work(page)
    taken.push(...(await page.evaluate(() => [...(window as unknown as { durations: Map<number, number> }).durations.values()])))
  }
  await page.close()
  return { count: taken.length, p75: percentile(taken, 0.75), longest: Math.max(...taken) }
}

async function work(page: Page): Promise<void> {
  for (const row of [1, 2, 3]) await page.locator(`[data-row="${row}"]`).getByRole('checkbox').click()
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox').last().pressSequentially('renewal', { delay: 60 })
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await page.locator('[data-row="4"]').getByRole('link').first().click()
  await page.getByRole('tab').first().waitFor()
  for (const tab of (await page.getByRole('tab').all()).slice(0, 3)) await tab.click()
  await page.goBack()
  await page.locator('[data-row="3"]').waitFor()
  await page.waitForTimeout(500)
}
