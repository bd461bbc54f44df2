import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany, runningCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { quiet } from './support/quiet.ts'
import { eventually, test } from './support/test.ts'

const CUSTOMERS = '/customers/customers?cols=name,phone,owner&sort=name'

describe('while others work', () => {
  beforeAll(openCompany)

  test('a list shows what they changed, and neither focus nor scroll moves', async ({ visit }) => {
    const page = await visit(CUSTOMERS, { as: 'director' })
    await page.locator('[data-row="8"]').hover()
    await page.mouse.wheel(0, 700)
    await eventually(async () => (await standing(page)).length).toBeGreaterThan(1)
    await settled(page)
    const row = page.locator('[data-row="25"]')
    const id = await idOf(row.getByRole('link').first())
    await row.getByRole('link').first().focus()
    const before = await settled(page)
    const phone = `+86 10 ${Date.now()}`
    await rename(await visit('/', { as: 'director' }), id, { phone })
    await row.getByText(phone).waitFor()
    expect(await standing(page)).toEqual(before)
  })

  test('a record shows it too, but what is being typed there stays, and whoever saves is told', async ({ visit }) => {
    const director = await visit(CUSTOMERS, { as: 'director' })
    const id = await idOf(director.locator('[data-row="2"]').getByRole('link').first())
    const path = `/customers/customers/${id.slice(id.indexOf(':') + 1)}`
    await director.goto(path)
    const page = await visit(path, { as: 'director' })
    await page.getByRole('button', { name: 'Edit Phone' }).press('Enter')
    await page.getByRole('textbox', { name: 'Phone' }).fill('+86 10 1111 1111')
    const site = `w${Date.now()}.example`
    await rename(director, id, { website: `https://${site}`, phone: '+86 10 2222 2222' })
    await page.getByRole('tabpanel').getByRole('link', { name: site }).waitFor()
    expect(await page.getByRole('textbox', { name: 'Phone' }).inputValue()).toBe('+86 10 1111 1111')
    await page.getByRole('textbox', { name: 'Phone' }).press('Enter')
    await page.getByRole('tabpanel').getByText('+86 10 2222 2222').first().waitFor()
  })

  test('what a person writes herself is asked for once, though the stream tells of it too', async ({ visit }) => {
    const page = await visit(CUSTOMERS, { as: 'director' })
    const id = await idOf(page.locator('[data-row="3"]').getByRole('link').first())
    await page.goto(`/customers/customers/${id.slice(id.indexOf(':') + 1)}`)
    const other = await visit(CUSTOMERS, { as: 'director' })
    await page.getByRole('button', { name: 'Edit Phone' }).press('Enter')
    const phone = `+86 21 ${Date.now()}`
    await page.getByRole('textbox', { name: 'Phone' }).fill(phone)
    await quiet(page) // what the page asked when it was opened
    const asked: string[] = []
    page.on('request', (request) => request.url().endsWith('/graphql') && asked.push(request.postData() ?? ''))
    await page.getByRole('textbox', { name: 'Phone' }).press('Enter')
    await page.getByRole('tabpanel').getByText(phone).first().waitFor()
    await other.locator('[data-row="3"]').getByText(phone).waitFor() // the stream has told of it
    await page.waitForTimeout(1_500)
    const again = asked.filter((body) => body.includes(id))
    expect(again.filter((body) => body.includes('mutation'))).toHaveLength(1)
    expect(again.filter((body, index) => again.indexOf(body) !== index)).toEqual([])
  })

  test('two tabs of one person agree: on records, and on the look', async ({ visit }) => {
    const one = await visit(CUSTOMERS, { as: 'director' })
    const row = one.locator('[data-row="4"]')
    const id = await idOf(row.getByRole('link').first())
    const two = await one.context().newPage()
    await two.goto((await runningCompany()).url)
    await two.getByRole('heading', { level: 1 }).waitFor()
    const phone = `+86 20 ${Date.now()}`
    await rename(two, id, { phone })
    await one.bringToFront()
    await row.getByText(phone).waitFor()
    await two.evaluate(() => localStorage.setItem('tenon.theme', 'dark'))
    await eventually(() => one.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    await two.evaluate(() => localStorage.removeItem('tenon.theme'))
    await eventually(() => one.evaluate(() => document.documentElement.dataset['theme'] ?? null)).toBeNull()
  })

  test('the home page follows: a task that somebody gives me is there without a reload', async ({ visit }) => {
    const page = await visit('/', { as: 'rep' })
    const mine = page.getByRole('region', { name: 'My tasks' })
    await mine.waitFor()
    const title = `Call Huarui back ${Date.now()}`
    const { me } = await ask<{ me: { id: string } }>(page, '{ me { id } }')
    await ask(page, 'mutation ($input: CreateTaskInput!) { createTask(input: $input) { __typename } }', { input: { title, assigneeId: me.id, dueOn: '2020-01-01' } })
    await mine.getByText(title).waitFor()
  })
})

async function idOf(link: ReturnType<Page['locator']>): Promise<string> {
  const href = (await link.getAttribute('href')) ?? ''
  return `Customer:${/[0-9a-f-]{36}/.exec(href)?.[0]}`
}

async function rename(page: Page, id: string, change: object): Promise<void> {
  const { node } = await ask<{ node: { version: number } }>(page, 'query ($id: ID!) { node(id: $id) { ... on Customer { version } } }', { id })
  const { done } = await ask<{ done: { __typename: string } }>(page, 'mutation ($input: UpdateCustomerInput!) { done: updateCustomer(input: $input) { __typename } }', { input: { id, expectedVersion: node.version, ...change } })
  expect(done.__typename).toBe('UpdateCustomerPayload')
}

/** Where a page stands once it moves no more: a wheel rolls on after it was turned. */
async function settled(page: Page): Promise<readonly unknown[]> {
  for (let last = await standing(page); ; ) {
    await page.waitForTimeout(500)
    const next = await standing(page)
    if (JSON.stringify(next) === JSON.stringify(last)) return next
    last = next
  }
}

/** What has the focus, and how far the list is scrolled. */
function standing(page: Page): Promise<readonly unknown[]> {
  return page.evaluate(() => [document.activeElement?.getAttribute('href'), [...document.querySelectorAll('*')].map((one) => one.scrollTop).filter((top) => top > 0)].flat())
}
