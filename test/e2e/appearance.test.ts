import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { speak as keepLanguage } from './support/speak.ts'
import { eventually, test } from './support/test.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const
const DEALS = '/pipeline/opportunities'

describe('the look of the shell', () => {
  beforeAll(openCompany)

  test('changes its language at once, every word of it, and keeps it after a reload', async ({ visit }) => {
    const page = await visit(`${DEALS}?view=board`, { as: 'director' }) // the language is kept for the person, so it is set back at the end
    await page.getByRole('heading', { name: 'Opportunities', level: 1 }).waitFor()
    await speak(page, '简体中文')
    await page.getByRole('heading', { name: '商机', level: 1 }).waitFor()
    await eventually(() => page.locator('html').getAttribute('lang')).toBe('zh-CN')
    await page.reload()
    await page.getByRole('heading', { name: '商机', level: 1 }).waitFor()
    await eventually(() => page.title()).toContain('商机')
    await page.getByRole('region', { name: '赢单' }).waitFor() // names that the company gave its stages
    const elsewhere = await visit('/', { as: 'director' }) // another browser, which is English itself
    await elsewhere.getByRole('link', { name: '商机' }).first().waitFor()
    for (const text of await page.getByRole('navigation').first().getByRole('listitem').allInnerTexts()) expect(text).toMatch(/^[\u4e00-\u9fff]+$/)
    await speak(page, 'English')
    await page.getByRole('heading', { name: 'Opportunities', level: 1 }).waitFor()
    await keepLanguage(page, null) // others visit the director in the language of their browser
  })

  test('asks for at most 60 kB of code at first, whatever is installed, and calls everything by its name', async ({ visit }) => {
    const page = await visit('/', { as: 'director' })
    await page.getByRole('navigation').first().waitFor()
    const html = await (await page.request.get('/', { headers: { accept: 'text/html' } })).text()
    const files = [...html.matchAll(/<(?:script|link)[^>]*(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, file]) => file!)
    const bodies = await Promise.all(files.map(async (file) => (await page.request.get(file)).body()))
    expect(files.filter((file) => file.includes('/first-')).length).toBeGreaterThan(4)
    expect(bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0)).toBeLessThan(60_000)
    const boot = /id="tenon-boot">(.*?)<\/script>/s.exec(html)![1]!
    expect(gzipSync(boot, { level: 9 }).length).toBeLessThan(10_000)
    const names = await page.getByRole('navigation').allTextContents()
    expect(names.join(' ')).not.toMatch(/\b[a-z][\w-]*\.[\w.]+/)
  })

  test('follows the system into the dark until a person decides, and keeps the decision after a reload', async ({ visit }) => {
    const page = await visit(DEALS, { as: 'rep', colorScheme: 'dark' })
    await page.getByRole('heading', { name: 'Opportunities', level: 1 }).waitFor()
    expect(await brightness(page)).toBeLessThan(60)
    await pick(page, 'Light')
    await eventually(() => brightness(page)).toBeGreaterThan(240)
    await page.reload()
    await page.getByRole('heading', { name: 'Opportunities', level: 1 }).waitFor()
    expect(await brightness(page)).toBeGreaterThan(240)
    await pick(page, 'Dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.reload()
    await page.getByRole('heading', { name: 'Opportunities', level: 1 }).waitFor()
    expect(await brightness(page)).toBeLessThan(60)
  })

  test('fits a phone: the navigation is a drawer, lists are cards, the board shows one column, and nothing is wider than the screen', async ({ visit }) => {
    const page = await visit(DEALS, { as: 'rep', ...PHONE })
    const cards = page.getByRole('list', { name: 'Opportunities' }).getByRole('link')
    await cards.first().waitFor()
    expect(await page.getByRole('table').count()).toBe(0)
    await fits(page)

    await page.getByRole('radio', { name: 'Board' }).locator('..').tap()
    await page.getByRole('region', { name: 'Discovery' }).waitFor()
    await eventually(() => page.getByRole('main').getByRole('region').count()).toBe(1)
    await fits(page)
    await page.getByRole('combobox', { name: 'Stage' }).tap()
    await page.getByRole('option', { name: /^Won/ }).tap()
    await page.getByRole('region', { name: 'Won' }).waitFor()
    const { won } = await ask<{ won: { totalCount: number } }>(page, '{ won: opportunities(first: 1, filter: { stage: { outcome: { eq: WON } } }) { totalCount } }')
    await page.getByRole('region', { name: 'Won' }).getByText(String(won.totalCount), { exact: true }).waitFor()

    await page.getByRole('region', { name: 'Won' }).getByRole('link').first().tap()
    await page.getByRole('tablist').waitFor()
    await fits(page)

    await page.getByRole('button', { name: 'Open navigation' }).tap()
    const drawer = page.getByRole('dialog', { name: 'Navigation' })
    await drawer.getByRole('link', { name: 'Customers' }).tap()
    await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor()
    await drawer.waitFor({ state: 'hidden' })
    await fits(page)
    for (const path of ['/', '/customers/customers/new', '/import', '/org', '/account']) {
      await page.goto(path)
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
      await fits(page)
    }
  })
})

/** Switches the language, and waits until the server knows. */
async function speak(page: Page, language: string): Promise<void> {
  await Promise.all([page.waitForResponse((response) => response.request().postData()?.includes('SaveLocale') ?? false), pick(page, language)])
}

/** Chooses from the person's menu by the keyboard. */
async function pick(page: Page, item: string): Promise<void> {
  await page.getByRole('banner').getByRole('button').last().press('Enter')
  await page.getByRole('menuitemradio', { name: item, exact: true }).press('Enter')
  await page.getByRole('menu').waitFor({ state: 'hidden' })
}

/** How bright the page is behind its main part, from 0 to 255. */
function brightness(page: Page): Promise<number> {
  return page.getByRole('main').evaluate((main) => {
    const pixel = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')!
    for (let element: Element | null = main; element; element = element.parentElement) {
      pixel.fillStyle = getComputedStyle(element).backgroundColor
      pixel.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, opacity] = pixel.getImageData(0, 0, 1, 1).data
      if (opacity === 255) return (red + green + blue) / 3
    }
    throw new Error('Nothing is painted behind the main part.')
  })
}

async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
}
