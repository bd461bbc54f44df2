import { beforeAll, describe, expect } from 'vitest'
import { killCompany, openCompany, stopCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'

const LOST = 'No connection to the server.'
/** A company takes its time to start again, on a machine that does much at once. */
const PATIENT = { timeout: 300_000 }

describe('when the server goes away', () => {
  beforeAll(openCompany)

  test('by a power cut, the shell says so, keeps what was typed, and what was saved meanwhile is sent by itself, once, when the server is back', PATIENT, async ({ visit, complaints }) => {
    complaints.expect(/net::ERR_/) // the browser notes every request that finds no server
    const page = await visit('/customers/customers/new', { as: 'rep' })
    const name = `Fornax Castings ${Date.now()}`
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
    await killCompany()
    await page.getByRole('textbox', { name: 'Phone', exact: true }).fill('+86 10 5555 4444')
    await page.keyboard.press('Control+Enter')
    await page.getByText(LOST).waitFor()
    await page.getByText('1 change waits.').waitFor()
    await page.getByRole('button', { name: 'Do not send' }).press('Enter')
    await page.getByText('The server could not be reached.').waitFor()
    await eventually(() => page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe(name)
    await page.getByRole('textbox', { name: 'Phone', exact: true }).press('Control+Enter')
    await page.getByText('1 change waits.').waitFor()
    await picture(page, 'connection-waits')

    await openCompany()
    await page.getByText(LOST).waitFor({ state: 'hidden' })
    await page.getByText('Connected again').waitFor()
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    expect(await count(page, name)).toBe(1)
  })

  test('because it was told to, it ends with 0, and nothing is lost for those who come back', PATIENT, async ({ visit, complaints }) => {
    complaints.expect(/net::ERR_/)
    const page = await visit('/customers/customers', { as: 'rep' })
    await page.getByRole('table').getByRole('link').first().waitFor()
    const before = await count(page)
    expect(before).toBeGreaterThan(0)
    expect(await stopCompany()).toBe(0)
    await page.getByRole('link', { name: 'Contacts' }).press('Enter')
    await page.getByText(LOST).waitFor()
    await openCompany()
    await page.getByText(LOST).waitFor({ state: 'hidden' })
    await eventually(() => count(page)).toBe(before)
    await page.getByRole('link', { name: 'Interactions' }).press('Enter')
    await page.getByRole('table').getByRole('link').first().waitFor()
  })

  test('before the code of a page is there, the page waits for it, names no fault and comes with its looks when the server is back', PATIENT, async ({ visit, complaints }) => {
    complaints.expect(/net::ERR_/)
    const page = await visit('/account', { as: 'rep' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.route(/\/assets\/(?!index-).*\.(js|css)$/, (route) => route.abort('connectionrefused'))
    await page.route('**/healthz', (route) => route.abort('connectionrefused'))
    await page.getByRole('link', { name: 'Contacts' }).press('Enter')
    await page.getByText(LOST).waitFor()
    expect(await page.getByRole('alert').filter({ hasText: 'could not' }).count()).toBe(0)
    await page.unroute(/\/assets\/(?!index-).*\.(js|css)$/)
    await page.unroute('**/healthz')
    await page.getByRole('table').getByRole('link').first().waitFor()
    await eventually(() => page.locator('link[rel="stylesheet"]').evaluateAll((links) => links.filter((link) => (link as HTMLLinkElement).sheet === null).length)).toBe(0)
    expect(await page.getByText('A new version of Tenon is ready').count()).toBe(0)
  })
})

async function count(page: Parameters<typeof ask>[0], search?: string): Promise<number> {
  return (await ask<{ customers: { totalCount: number } }>(page, 'query ($search: String) { customers(first: 1, search: $search) { totalCount } }', { search })).customers.totalCount
}
