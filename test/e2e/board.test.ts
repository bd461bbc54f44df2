import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'

const BOARD = '/pipeline/opportunities?view=board'

describe('the board', () => {
  beforeAll(openCompany)

  test('moves a card to another stage by keys alone, and counts and sums of both columns follow', async ({ visit }) => {
    const page = await visit(BOARD, { as: 'manager' })
    await columnsAgree(page)
    const card = await takeFirst(page, 'Discovery')
    await page.keyboard.press('ArrowRight')
    await heard(page, 'Over Solution.')
    await page.keyboard.press('Space')
    await page.getByText(`${card.name} moved to Solution`).waitFor()
    expect(await stageOf(page, card.id)).toBe('Solution')
    await columnsAgree(page)
    expect(await focused(page)).toBe(card.name)

    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await eventually(() => stageOf(page, card.id)).toBe('Discovery')
    await columnsAgree(page)
  })

  test('puts a card back where it was when it is let go by Escape', async ({ visit }) => {
    const page = await visit(BOARD, { as: 'manager' })
    const card = await takeFirst(page, 'Solution')
    await page.keyboard.press('ArrowRight')
    await column(page, 'Proposed').getByRole('link', { name: card.name }).waitFor()
    await page.keyboard.press('Escape')
    await heard(page, `${card.name} is back where it was.`)
    await column(page, 'Solution').getByRole('link', { name: card.name }).waitFor()
    expect(await stageOf(page, card.id)).toBe('Solution')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: card.name, level: 1 }).waitFor()
  })

  test('says on its cards what is late, what stands still and what the next stage asks for', async ({ visit }) => {
    const page = await visit(BOARD, { as: 'director' })
    const marks = page.locator('[data-card] ul.marks li')
    await marks.filter({ hasText: 'Close overdue' }).first().waitFor()
    await marks.filter({ hasText: /days? here/ }).first().waitFor()
    const missing = column(page, 'Solution').locator('ul.marks li').filter({ hasText: /checks? open/ }).first()
    await missing.getByText('Let the product and technical departments approve the solution.').waitFor({ state: 'attached' })
    await picture(page, 'board-marks')
    expect(await violations(page)).toEqual([])
  })

  test('asks for the reason of a loss, and without one the card returns', async ({ visit }) => {
    const page = await visit(BOARD, { as: 'manager' })
    const card = await takeFirst(page, 'Proposed')
    await carryTo(page, 'Lost')
    const dialog = page.getByRole('dialog', { name: 'Before it moves to Lost' })
    await dialog.getByLabel('Reason for the loss').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await column(page, 'Proposed').getByRole('link', { name: card.name }).waitFor()
    expect(await stageOf(page, card.id)).toBe('Proposed')
    await columnsAgree(page)

    await column(page, 'Proposed').getByRole('link', { name: card.name }).focus()
    await page.keyboard.press('Space')
    await carryTo(page, 'Lost')
    await dialog.getByLabel('Reason for the loss').waitFor()
    await dialog.getByRole('button', { name: 'Move to Lost' }).press('Enter')
    await dialog.getByText('This field is required.').waitFor()
    await dialog.getByLabel('Reason for the loss').fill('They build it themselves.')
    await dialog.getByRole('button', { name: 'Move to Lost' }).press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await eventually(() => stageOf(page, card.id)).toBe('Lost')
    await columnsAgree(page)
    await page.goto(`/pipeline/opportunities/${card.id.split(':')[1]}`)
    await page.getByRole('tabpanel').getByText('They build it themselves.').waitFor()
  })
})

function column(page: Page, name: string) {
  return page.getByRole('region', { name, exact: true })
}

/** Picks up the first card of a column by the keyboard. */
async function takeFirst(page: Page, from: string): Promise<{ id: string; name: string }> {
  const link = column(page, from).getByRole('link').first()
  await link.waitFor()
  const card = { id: `Opportunity:${(await link.getAttribute('href'))?.split('/').at(-1)}`, name: await link.innerText() }
  await link.focus()
  await page.keyboard.press('Space')
  await heard(page, `${card.name} is picked up in ${from}.`)
  return card
}

/** Carries the card that is held to the right until it is over that column, and drops it there. */
async function carryTo(page: Page, name: string): Promise<void> {
  await eventually(async () => {
    await page.keyboard.press('ArrowRight')
    return page.getByText(`Over ${name}.`, { exact: true }).count()
  }).toBe(1)
  await page.keyboard.press('Space')
}

/** Waits until a screen reader is told so. */
async function heard(page: Page, sentence: string): Promise<void> {
  await page.getByText(sentence).waitFor({ state: 'attached' })
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '')
}

async function stageOf(page: Page, id: string): Promise<string | undefined> {
  return (await ask<{ opportunity: { stage: { name: string } } | null }>(page, 'query ($id: ID!) { opportunity(id: $id) { stage { name } } }', { id })).opportunity?.stage.name
}

interface Total {
  readonly key: { readonly stage: { readonly name: string } }
  readonly count: number
  readonly sum: { readonly amount: readonly { readonly amount: string; readonly currency: string }[] }
}

/** Every column shows the count and the sums that the API has. */
async function columnsAgree(page: Page): Promise<void> {
  const { totals } = await ask<{ totals: readonly Total[] }>(page, '{ totals: opportunityAggregate(groupBy: [{ field: STAGE }]) { key { stage { name } } count sum { amount { amount currency } } } }')
  expect(totals.length).toBeGreaterThan(5)
  for (const { key, count, sum } of totals) {
    await column(page, key.stage.name).getByText(count.toLocaleString('en'), { exact: true }).waitFor()
    await column(page, key.stage.name).getByTitle(sum.amount.map(inFull).join(' + '), { exact: true }).waitFor()
  }
}

function inFull({ amount, currency }: { amount: string; currency: string }): string {
  return Number(amount).toLocaleString('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
}
