import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { test } from '../harness/browser.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { serveKit, type KitServer } from './support/kit-server.ts'

/** Parts of screens that have an entry of their own. */
const SCREENS = ['View menu', 'Calendar, hours', 'Calendar, month', 'Calendar, agenda', 'Transitions', 'Gallery', 'Home editor']

let kit: KitServer
beforeAll(async () => {
  kit = await serveKit()
})
afterAll(() => kit.close())

// The first page waits until the development server knows all libraries, which takes its time on a busy machine.
describe('every component of the kit', { timeout: 120_000 }, () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`can be read and used by everybody, ${colorScheme}`, async ({ newPage }) => {
      const page = await open(newPage({ colorScheme, viewport: { width: 1280, height: 900 } }))
      expect(await violations(page)).toEqual([])
      for (const name of SCREENS) {
        const part = page.getByRole('region', { name, exact: true }).or(page.locator('section', { has: page.getByRole('heading', { name, exact: true }) })).first()
        await part.scrollIntoViewIfNeeded()
        await picture(page, `kit-${name.toLowerCase().replaceAll(/\W+/g, '-')}-${colorScheme}`)
      }
    })
  }

  for (const locale of ['en', 'zh-CN']) {
    test(`fits on a small phone, ${locale}`, async ({ newPage }) => {
      const page = await open(newPage({ locale, viewport: { width: 360, height: 780 } }))
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
      // Names of messages, whose words were not loaded.
      await page.getByRole('heading', { name: 'Home editor' }).waitFor()
      expect((await page.getByRole('main').innerText()).match(/\b(?:shell|screens|kit)\.[a-z]\w*\.\w+/g)).toBeNull()
      for (const [index, part] of (await page.getByRole('main').locator('section').all()).entries()) {
        if (!process.env['TENON_PICTURES']) break
        await part.scrollIntoViewIfNeeded()
        await picture(page, `kit-phone-${locale}-${String(index).padStart(2, '0')}`)
      }
    })
  }

  test('moves the end of an entry of a calendar by its edge, and by keys', async ({ newPage }) => {
    const page = await open(newPage({ viewport: { width: 1280, height: 900 } }))
    const entry = page.locator('[data-hours] li', { has: page.getByRole('link', { name: 'Kick-off with Northwind' }) })
    await entry.scrollIntoViewIfNeeded()
    const height = async () => (await entry.boundingBox())!.height
    const before = (await entry.boundingBox())!
    const hour = (await page.locator('[data-hours]').first().boundingBox())!.height / 24
    await page.mouse.move(before.x + 20, before.y + before.height - 3)
    await page.mouse.down()
    await page.mouse.move(before.x + 20, before.y + before.height + hour / 2, { steps: 3 })
    await page.mouse.move(before.x + 20, before.y + before.height - 3 + hour, { steps: 3 })
    await page.mouse.up()
    await expect.poll(height).toBeCloseTo(before.height + hour, 0)
    await entry.getByRole('link').focus()
    for (const key of ['Space', 'Shift+ArrowUp', 'Shift+ArrowUp', 'Space']) await page.keyboard.press(key)
    await expect.poll(height).toBeCloseTo(before.height + hour / 2, 0)
  })

  test('leaves the lower right corner free of messages, which let clicks through and are reached and left by keys', async ({ newPage }) => {
    const page = await open(newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' }))
    await page.getByRole('button', { name: 'Neutral', exact: true }).click()
    const messages = page.getByRole('region', { name: 'Notifications (F8)' })
    const said = messages.getByText('Link copied')
    const box = (await said.boundingBox())!
    expect(await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest('.toast') ?? null, { x: box.x + 5, y: box.y + 5 })).toBeNull()
    const fault = page.getByRole('button', { name: 'Fault', exact: true })
    await fault.press('Enter')
    await messages.getByText('Not saved', { exact: true }).waitFor()
    await picture(page, 'toasts')
    for (const toast of await page.locator('.toast').all()) expect((await toast.boundingBox())!.x + (await toast.boundingBox())!.width).toBeLessThan(700)
    await page.keyboard.press('F8')
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim())
    expect(await focused()).toBe('Retry')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await messages.getByText('Not saved', { exact: true }).waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await expect.poll(focused).toBe('Fault')
  })

  test('lists views that somebody keeps, by keys', async ({ newPage }) => {
    const page = await open(newPage())
    await page.getByRole('button', { name: 'Views' }).press('Enter')
    await page.getByRole('menuitemradio', { name: '华东区的演示' }).waitFor()
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
  page.setDefaultTimeout(100_000)
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
