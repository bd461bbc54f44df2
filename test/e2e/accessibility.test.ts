import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { violations } from './support/axe.ts'
import { quiet } from './support/quiet.ts'
import { eventually, test, type Visitor } from './support/test.ts'

/** Every kind of page, and how it is known to be there. */
const pages: Readonly<Record<string, (visit: Visitor) => Promise<Page>>> = {
  'the sign-in page': (visit) => arrive(visit('/'), 'button', 'Sign in'),
  'the home page': (visit) => arrive(visit('/', { as: 'director' }), 'region', 'Open pipeline by stage'),
  'a list': (visit) => arrive(visit('/pipeline/opportunities', { as: 'director' }), 'checkbox', /^Select .*MES/),
  'a board': (visit) => arrive(visit('/pipeline/opportunities?view=board', { as: 'director' }), 'region', 'Lost'),
  'a record': openRecord,
  'a form': (visit) => arrive(visit('/customers/customers/new', { as: 'director' }), 'button', 'Create'),
  'the import': (visit) => arrive(visit('/import', { as: 'director' }), 'button', /^Drop files here/),
  'the organisation': (visit) => arrive(visit('/org', { as: 'director' }), 'treeitem', /^销售部/),
  'the account page': (visit) => arrive(visit('/account', { as: 'director' }), 'region', 'Password'),
}

describe('everybody can use', () => {
  beforeAll(openCompany)

  for (const [name, open] of Object.entries(pages)) {
    test(`${name}, in light and in dark, and it comes to rest`, async ({ visit }) => {
      const page = await open(visit)
      await quiet(page)
      expect(await violations(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      await eventually(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toContain('dark')
      await settled(page)
      expect(await violations(page)).toEqual([])
    })
  }

  test('every page of the navigation, in light and in dark', { timeout: 600_000 }, async ({ visit }) => {
    const page = await visit('/', { as: 'director' })
    await page.getByRole('navigation').first().getByRole('link').nth(3).waitFor()
    const hrefs = await page.getByRole('navigation').first().getByRole('link').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))])
    expect(hrefs.length).toBeGreaterThan(12)
    const left = [...hrefs, '/pipeline/opportunities?view=chart', '/customers/interactions?view=calendar']
    const [found, seen]: [string[], string[]] = [[], []]
    // Two at a time: there is one wait after another on each.
    const walk = async (shown: Page): Promise<void> => {
      for (let href = left.shift(); href !== undefined; href = left.shift()) {
        await shown.emulateMedia({ colorScheme: 'light' })
        await shown.goto(href)
        await shown.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
        await quiet(shown)
        await settled(shown)
        found.push(...(await violations(shown)).map((one) => `${href}, light: ${one}`))
        await shown.emulateMedia({ colorScheme: 'dark' })
        await settled(shown)
        found.push(...(await violations(shown, { only: 'colours' })).map((one) => `${href}, dark: ${one}`))
        seen.push(href)
      }
    }
    await Promise.all([walk(page), walk(await visit('/', { as: 'director' }))])
    expect(found).toEqual([])
    expect(seen).toHaveLength(hrefs.length + 2)
  })

  test('the palette, menus, popovers and dialogs', async ({ visit }) => {
    const page = await visit('/pipeline/opportunities', { as: 'director' })
    await page.getByRole('checkbox', { name: /^Select .*MES/ }).first().waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill('MES')
    await page.getByRole('option').first().waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '周岚' }).press('Enter')
    await page.getByRole('menu').waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Columns' }).press('Enter')
    await page.getByRole('button', { name: 'Reset columns' }).waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
  })
})

async function arrive(opening: Promise<Page>, role: 'button' | 'region' | 'checkbox' | 'treeitem', name: string | RegExp): Promise<Page> {
  const page = await opening
  await page.getByRole(role, { name }).first().waitFor()
  return page
}

async function openRecord(visit: Visitor): Promise<Page> {
  const page = await arrive(visit('/pipeline/opportunities', { as: 'director' }), 'checkbox', /^Select .*MES/)
  await page.getByRole('table').getByRole('link').first().press('Enter')
  await page.getByRole('tab', { name: 'History' }).waitFor()
  return page
}

/** Waits until nothing fades any more: half-faded text has no contrast. */
function settled(page: Page): Promise<unknown> {
  return page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))))
}
