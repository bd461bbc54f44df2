import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { must } from './support/signed-contract.ts'
import { eventually, test } from './support/test.ts'

const CUSTOMERS = '/customers/customers'
const COUNT = 'query ($filter: CustomerFilter, $search: String) { customers(first: 1, filter: $filter, search: $search) { totalCount } }'

describe('a list', () => {
  beforeAll(openCompany)

  test('is searched, filtered and sorted by keys, keeps all of it in its address, and shows the same after a reload', async ({ visit }) => {
    const page = await visit(CUSTOMERS, { as: 'director' })
    await firstRow(page).waitFor()

    await page.keyboard.press('/')
    await page.keyboard.insertText('集团')
    const found = await countFor(page, { search: '集团' })
    expect(found).toBeGreaterThan(3)
    await records(page, found)

    await page.getByRole('button', { name: 'Filter' }).focus()
    await page.keyboard.press('Enter')
    await page.getByPlaceholder('Filter by…').pressSequentially('Status')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Status' }).pressSequentially('Active')
    await page.getByRole('option', { name: 'Active' }).waitFor()
    await page.keyboard.press('Enter')
    const active = await countFor(page, { search: '集团', filter: { lifecycle: { in: ['ACTIVE'] } } })
    expect(active).toBeLessThan(found)
    await records(page, active)
    await page.keyboard.press('Escape') // closes the choices
    await page.keyboard.press('Escape') // closes the condition

    await sortBy(page, 'Owner', 'ascending')
    await sortBy(page, 'Name', 'ascending')
    await sortBy(page, 'Name', 'descending')
    const { customers } = await ask<{ customers: { nodes: { name: string }[] } }>(page,
      'query { customers(first: 5, search: "集团", filter: { lifecycle: { in: [ACTIVE] } }, orderBy: [{ field: NAME, direction: DESC }]) { nodes { name } } }')
    await eventually(() => names(page, 5)).toEqual(customers.nodes.map(({ name }) => name))

    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ q: '集团', f: 'lifecycle.in:ACTIVE', sort: '-name' })
    await page.reload()
    await records(page, active)
    await eventually(() => names(page, 5)).toEqual(customers.nodes.map(({ name }) => name))
    await page.getByRole('button', { name: 'Status Active' }).waitFor()
    await eventually(() => page.getByRole('searchbox', { name: 'Search Customers' }).inputValue()).toBe('集团')
    await eventually(() => header(page, 'Name').getAttribute('aria-sort')).toBe('descending')

    await page.getByRole('button', { name: 'Clear', exact: true }).last().click()
    await records(page, found)
  })

  test('loads more as it is scrolled, past a hundred rows, and opens a row by Enter', async ({ visit }) => {
    const page = await visit(`${CUSTOMERS}?sort=name`, { as: 'director' })
    await firstRow(page).focus()
    await eventually(async () => {
      await page.keyboard.press('End')
      return rowInFocus(page)
    }).toBeGreaterThan(250)

    const last = await restingRow(page)
    await page.keyboard.press('PageUp')
    await eventually(() => rowInFocus(page)).toBeLessThan(last)
    const above = await restingRow(page)
    expect(above).toBeGreaterThan(200)
    await page.keyboard.press('ArrowUp')
    await eventually(() => rowInFocus(page)).toBe(above - 1)
    const name = await page.locator(':focus').innerText()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    await page.goBack()
    await firstRow(page).waitFor()
  })

  test('scrolls by the wheel through all its rows, each drawn once', async ({ visit }) => {
    const page = await visit('/pipeline/opportunities', { as: 'director' })
    await firstRow(page).hover()
    const seen = new Set<string>()
    await eventually(async () => {
      for (const href of await page.getByRole('table').getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) seen.add(href)
      await page.mouse.wheel(0, 500)
      return seen.size
    }).toBeGreaterThan(150)
    expect(await page.getByRole('row').count()).toBeLessThan(80) // only what is in sight is in the page
  })

  test('keeps the keyboard on its row while the wheel takes the row out of sight', async ({ visit }) => {
    const page = await visit('/pipeline/opportunities', { as: 'director' })
    await firstRow(page).focus()
    await page.keyboard.press('ArrowDown')
    await eventually(() => rowInFocus(page)).toBe(2)
    await firstRow(page).hover()
    const top = () => page.getByRole('table').evaluate((table) => table.parentElement?.scrollTop ?? 0)
    await eventually(async () => {
      await page.mouse.wheel(0, 500)
      return top()
    }).toBeGreaterThan(2_000)
    expect(await rowInFocus(page)).toBe(2)
    await page.keyboard.press('ArrowDown')
    await eventually(() => rowInFocus(page)).toBe(3)
    await eventually(top).toBeLessThan(200)
  })

  test('selects all that match, and not only what is loaded, hands them to a transfer, and its address names none of them', async ({ visit }) => {
    const page = await visit(CUSTOMERS, { as: 'director' })
    const { customers } = await ask<{ customers: { totalCount: number } }>(page, '{ customers(first: 1) { totalCount } }')
    expect(customers.totalCount).toBeGreaterThan(100)
    await page.locator('[data-row="0"]').waitFor()
    await page.keyboard.press('Control+a')
    const bar = page.getByRole('region', { name: 'Selection' })
    await bar.getByRole('button', { name: /^Select all [\d,]+ that match$/ }).click()
    const selected = `${Math.min(customers.totalCount, 5_000).toLocaleString('en')} selected`
    await bar.getByText(selected, { exact: true }).waitFor({ timeout: 60_000 })
    expect(await page.getByRole('checkbox', { name: 'Select all loaded rows' }).isChecked()).toBe(true)
    await bar.getByRole('link', { name: 'Transfer' }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(new URL(page.url()).search).toBe('?chosen=1')
  })

  test('hands the keyboard to the next row when the one that has it falls out of the list', async ({ visit }) => {
    const page = await visit('/', { as: 'rep' })
    const stamp = `Focus ${Date.now()}`
    const [first] = [await must(page, 'createCustomer', { name: `${stamp} One` }, 'customer'), await must(page, 'createCustomer', { name: `${stamp} Two` }, 'customer')]
    await page.goto(`/customers/customers?q=${encodeURIComponent(stamp)}&sort=name`)
    await page.getByRole('link', { name: `${stamp} One` }).focus()
    await must(page, 'updateCustomer', { id: first.id, expectedVersion: first.version, name: `Gone ${Date.now()}` }, 'customer')
    await eventually(() => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')).toBe(`${stamp} Two`)
  })

  test('shows the columns that a person chose, also after a reload, until they are reset', async ({ visit }) => {
    const page = await visit(CUSTOMERS, { as: 'director' })
    await header(page, 'Industry').waitFor()
    await page.getByRole('button', { name: 'Columns' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('checkbox', { name: 'Industry' }).press('Space')
    await page.getByRole('checkbox', { name: 'Employees' }).press('Space')
    await page.keyboard.press('Escape')
    await header(page, 'Employees').waitFor()
    await eventually(() => header(page, 'Industry').count()).toBe(0)

    await page.goto(CUSTOMERS)
    await header(page, 'Employees').waitFor()
    expect(await header(page, 'Industry').count()).toBe(0)
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('button', { name: 'Reset columns' }).click()
    await header(page, 'Industry').waitFor()
  })
})

function firstRow(page: Page) {
  return page.getByRole('table').getByRole('link').first()
}

function header(page: Page, name: string) {
  return page.getByRole('columnheader', { name })
}

/** Waits until the list says that it has so many. */
async function records(page: Page, count: number): Promise<void> {
  await page.getByText(`${count.toLocaleString('en')} records`, { exact: true }).waitFor()
}

async function sortBy(page: Page, name: string, order: 'ascending' | 'descending'): Promise<void> {
  await header(page, name).getByRole('button').press('Enter')
  await eventually(() => header(page, name).getAttribute('aria-sort')).toBe(order)
}

async function names(page: Page, count: number): Promise<string[]> {
  return (await page.getByRole('table').getByRole('link').allInnerTexts()).slice(0, count)
}

async function countFor(page: Page, variables: Readonly<Record<string, unknown>>): Promise<number> {
  return (await ask<{ customers: { totalCount: number } }>(page, COUNT, variables)).customers.totalCount
}

/** The number of the row that has the focus, counted from 1, as it is told to a screen reader. */
function rowInFocus(page: Page): Promise<number> {
  return page.evaluate(() => Number(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex') ?? 0) - 1)
}

/** The number of the row in focus once it has stayed there: the focus follows a key one frame later. */
async function restingRow(page: Page): Promise<number> {
  let seen = 0
  await eventually(async () => {
    const before = seen
    seen = await rowInFocus(page)
    return before
  }).toSatisfy((before) => before > 0 && before === seen)
  return seen
}
