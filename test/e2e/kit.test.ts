import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { test } from '../harness/browser.ts'
import { violations } from './support/axe.ts'
import { serveKit, type KitServer } from './support/kit-server.ts'

let kit: KitServer
beforeAll(async () => {
  kit = await serveKit()
})
afterAll(() => kit.close())

describe('every component of the kit', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`can be read and used by everybody, ${colorScheme}`, async ({ newPage }) => {
      const page = await open(newPage({ colorScheme, viewport: { width: 1280, height: 900 } }))
      expect(await violations(page)).toEqual([])
    })
  }

  test('fits on a small phone', async ({ newPage }) => {
    const page = await open(newPage({ viewport: { width: 360, height: 780 } }))
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })

  test('has a table for a chart, by keys', async ({ newPage }) => {
    const page = await open(newPage())
    const chart = page.getByRole('figure', { name: 'Deals by stage' })
    expect(await chart.getByRole('row').allTextContents()).toContain('Proposal92')
    await chart.getByRole('button', { name: 'Show as a table' }).press('Enter')
    await chart.getByRole('cell', { name: '92' }).waitFor({ state: 'visible' })
    await chart.getByRole('button', { name: 'Show as a chart' }).waitFor()
  })
})

/** The development server reloads a page once it knows all of its libraries: the page is there when it has stayed for a while. */
async function open(opening: Promise<Page>): Promise<Page> {
  const page = await opening
  page.setDefaultTimeout(40_000)
  let loaded = 0
  page.on('framenavigated', () => loaded++)
  await page.goto(`${kit.url}/kit`)
  for (let seen = 0; seen !== loaded; ) {
    seen = loaded
    await page.getByRole('figure').first().locator('svg').first().waitFor()
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(1_000)
  }
  return page
}
