import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { eventually, test } from './support/test.ts'

const DEALS = '/pipeline/opportunities'
const FIND = 'query ($filter: OpportunityFilter) { opportunities(first: 1, filter: $filter, orderBy: [{ field: NAME, direction: ASC }]) { nodes { id name expectedCloseOn } } }'

interface Deal { readonly id: string; readonly name: string; readonly expectedCloseOn: string }

describe('a calendar', () => {
  beforeAll(openCompany)

  test('moves a deal to another day by keys and by drag, says so, takes it back, and keeps its state in the address', async ({ visit }) => {
    const page = await visit(DEALS, { as: 'director' })
    const deal = await openDeal(page)
    const day = `${deal.expectedCloseOn.slice(0, 7)}-10`
    await page.goto(`${DEALS}?view=calendar&q=${encodeURIComponent(deal.name)}&on=${day}`)
    const entry = page.getByRole('link', { name: deal.name }).first()
    await entry.waitFor()
    expect(await violations(page)).toEqual([])

    const start = await dayOf(page, deal.name)
    await entry.focus()
    await page.keyboard.press('Space')
    await page.getByText(/taken from/).waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    await page.getByText(`${deal.name} moved to`).first().waitFor()
    const next = plus(start, 1)
    await eventually(() => closes(page, deal)).toBe(next)
    expect(await dayOf(page, deal.name)).toBe(next)
    await page.getByRole('button', { name: 'Undo' }).click()
    await eventually(() => closes(page, deal)).toBe(start)

    const target = start.endsWith('-15') ? plus(start, 1) : `${start.slice(0, 7)}-15`
    await page.getByRole('link', { name: deal.name }).first().dragTo(page.locator(`td[data-day="${target}"]`))
    await eventually(() => closes(page, deal)).toBe(target)

    await page.getByRole('radio', { name: 'Week' }).check({ force: true })
    await eventually(async () => new URL(page.url()).searchParams.get('span')).toBe('week')
    await page.keyboard.press('j')
    await eventually(async () => new URL(page.url()).searchParams.get('on')).toBe(plus(day, 7))
  })

  test('says why a move is refused, and the deal is where it was', async ({ visit, complaints }) => {
    const page = await visit(DEALS, { as: 'director' })
    const deal = await openDeal(page)
    await page.goto(`${DEALS}?view=calendar&q=${encodeURIComponent(deal.name)}&on=${deal.expectedCloseOn}`)
    const entry = page.getByRole('link', { name: deal.name }).first()
    await entry.waitFor()
    complaints.expect(/ERR_FAILED|Failed to load/)
    await page.route('**/graphql', (route) => (route.request().postData()?.includes('mutation') ? route.abort() : route.continue()))
    await entry.focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    await page.getByText(`${deal.name} could not be moved`).waitFor()
    expect(await dayOf(page, deal.name)).toBe(deal.expectedCloseOn)
  })

  test('is an agenda on a phone, in Chinese', async ({ visit }) => {
    const phone = await visit(DEALS, { as: 'director' })
    const deal = await openDeal(phone)
    await phone.setViewportSize({ width: 390, height: 844 })
    await phone.goto(`${DEALS}?view=calendar&on=${deal.expectedCloseOn}`)
    await phone.getByRole('link', { name: deal.name }).first().waitFor()
    expect(await phone.locator('td[data-day]').count()).toBe(0)
    expect(await violations(phone)).toEqual([])
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})

describe('a gallery', () => {
  beforeAll(openCompany)

  test('shows people as cards that are searched as a list is, and loads more by itself', async ({ visit }) => {
    const page = await visit('/customers/contacts?view=gallery', { as: 'director' })
    const cards = page.locator('article')
    await cards.first().waitFor()
    expect(await violations(page)).toEqual([])
    const first = await cards.count()
    await cards.last().scrollIntoViewIfNeeded()
    await page.getByRole('button', { name: /more/i }).last().scrollIntoViewIfNeeded().catch(() => {})
    await eventually(() => cards.count()).toBeGreaterThan(first)
  })
})

async function openDeal(page: Page): Promise<Deal> {
  const { opportunities } = await ask<{ opportunities: { nodes: Deal[] } }>(page, FIND, { filter: { expectedCloseOn: { isNull: false }, closedOn: { isNull: true } } })
  const [deal] = opportunities.nodes
  if (!deal) throw new Error('The example company has no open deal.')
  return deal
}

async function closes(page: Page, { id }: Deal): Promise<string> {
  return (await ask<{ opportunity: Deal }>(page, 'query ($id: ID!) { opportunity(id: $id) { expectedCloseOn } }', { id })).opportunity.expectedCloseOn
}

async function dayOf(page: Page, name: string): Promise<string> {
  return (await page.locator('td', { has: page.getByRole('link', { name }) }).first().getAttribute('data-day')) ?? ''
}

function plus(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
