import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { must } from './support/signed-contract.ts'
import { eventually, test } from './support/test.ts'

describe('without a mouse', () => {
  beforeAll(openCompany)

  test('a customer is made, found again, changed in its place and left, and the focus is never lost', async ({ visit }) => {
    const page = await visit('/', { as: 'rep' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await goTo(page, 'Customers')
    await page.locator('[data-row="0"]').waitFor()
    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor()
    await eventually(() => focus(page)).toBe('INPUT')
    const name = `Keyboard Works ${Date.now()}`
    await page.keyboard.insertText(name)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    await eventually(() => focus(page)).not.toBe('BODY')

    await page.keyboard.press('e')
    await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor()
    await eventually(() => focus(page)).not.toBe('BODY')
    await page.getByRole('textbox', { name: 'Phone', exact: true }).focus()
    await page.keyboard.insertText('+86 10 5555 1212')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('tabpanel').getByText('+86 10 5555 1212').first().waitFor()
    await eventually(() => focus(page)).not.toBe('BODY')

    await goTo(page, 'Customers')
    await page.locator('[data-row="0"]').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.insertText(name)
    await page.getByText('1 record', { exact: true }).waitFor()
    await page.keyboard.press('Tab')
    await page.locator('[data-row="0"]').getByRole('link', { name }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name, level: 1 }).waitFor()
  })

  test('a cell of a list is edited in its place, Tab goes on to the next one, Undo puts it back, and n c makes a customer', async ({ visit }) => {
    const page = await visit('/', { as: 'rep' })
    const name = `Cell Works ${Date.now()}`
    await must(page, 'createCustomer', { name, phone: '+86 10 5555 0001' }, 'customer')
    await page.goto(`/customers/customers?q=${encodeURIComponent(name)}&cols=name,phone,website`)
    const row = page.locator('[data-row="0"]')
    await row.getByRole('link', { name }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    const phone = row.getByRole('textbox', { name: 'Phone' })
    await phone.fill('+86 10 5555 0002')
    await page.keyboard.press('Tab')
    const site = row.getByRole('textbox', { name: 'Website' })
    await site.waitFor()
    await eventually(() => site.evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
    await row.getByText('+86 10 5555 0002').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await row.getByText('+86 10 5555 0001').waitFor()

    await row.getByRole('link', { name }).focus()
    await page.keyboard.press('n')
    await page.keyboard.press('c')
    await page.getByRole('heading', { name: 'New Customer', level: 1 }).waitFor()
  })

  test('the focus comes back to where a dialog, a menu or the palette was opened from', async ({ visit }) => {
    const page = await visit('/pipeline/opportunities', { as: 'manager' })
    await page.locator('[data-row="0"]').waitFor()
    for (const name of ['Columns', 'Filter']) {
      const button = page.getByRole('button', { name, exact: true })
      await button.focus()
      await page.keyboard.press('Enter')
      await eventually(() => button.getAttribute('aria-expanded')).toBe('true')
      await page.keyboard.press('Escape')
      await eventually(() => button.getAttribute('aria-expanded')).not.toBe('true')
      await eventually(() => button.evaluate((one) => one === document.activeElement)).toBe(true)
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').getByRole('combobox').waitFor()
      await page.keyboard.press('Escape')
      await eventually(() => button.evaluate((one) => one === document.activeElement)).toBe(true)
    }
  })

  test('what is typed before the palette is there is in it, and no letter of it is a command', async ({ visit }) => {
    const page = await visit('/pipeline/opportunities', { as: 'manager' })
    await page.locator('[data-row="0"]').waitFor()
    await page.route(/\/assets\/palette-[^/]*\.js$/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      await route.continue()
    })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('gh')
    await eventually(() => page.getByRole('dialog').getByRole('combobox').inputValue()).toBe('gh')
    await page.keyboard.type('x')
    await eventually(() => page.getByRole('dialog').getByRole('combobox').inputValue()).toBe('ghx')
    expect(new URL(page.url()).pathname).toBe('/pipeline/opportunities')
  })

  test('a deal is taken from one list to another page and back, and the person stands where she was', async ({ visit }) => {
    const page = await visit('/pipeline/opportunities', { as: 'manager' })
    const link = page.locator('[data-row="3"]').getByRole('link').first()
    await link.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('tablist').waitFor()
    await eventually(() => focus(page)).not.toBe('BODY')
    await page.goBack()
    await link.waitFor()
    await eventually(() => focus(page)).not.toBe('BODY')
    const { opportunities } = await ask<{ opportunities: { totalCount: number } }>(page, '{ opportunities(first: 1) { totalCount } }')
    expect(opportunities.totalCount).toBeGreaterThan(3)
  })
})

describe('for whom movement is too much', () => {
  beforeAll(openCompany)

  test('nothing moves: dialogs, menus and messages are simply there', async ({ visit }) => {
    const page = await visit('/pipeline/opportunities', { as: 'manager', reducedMotion: 'reduce' })
    await page.locator('[data-row="0"]').waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').waitFor()
    expect(await longest(page)).toBeLessThan(20)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Columns' }).press('Enter')
    await page.getByRole('button', { name: 'Reset columns' }).waitFor()
    expect(await longest(page)).toBeLessThan(20)
  })
})

/** Goes to a page by the palette. */
async function goTo(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await page.keyboard.insertText(title)
  await page.getByRole('option', { name: title }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
}

function focus(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.tagName ?? '')
}

/** The longest movement that runs now, in milliseconds; what turns for ever while something loads is no movement of a page. */
function longest(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, ...document.getAnimations().map(({ effect }) => Number(effect?.getComputedTiming().endTime ?? 0)).filter(Number.isFinite)))
}
