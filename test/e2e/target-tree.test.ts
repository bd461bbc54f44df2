import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'

describe('the target tree', () => {
  beforeAll(openCompany)

  test('is drafted, split into quarters and among those below, edited in place with its gap, and proposed', async ({ visit }) => {
    const page = await visit('/pipeline/target-tree', { as: 'director' })
    await page.getByRole('table', { name: 'Target tree' }).waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'target-tree')
    const { orgUnits } = await ask<{ orgUnits: { nodes: { id: string; name: string; children: { nodes: { id: string; name: string }[] } }[] } }>(page, '{ orgUnits(first: 50) { nodes { id name children(first: 20) { nodes { id name } } } } }')
    const unit = orgUnits.nodes.find(({ children }) => children.nodes.length > 1)!

    await page.getByRole('button', { name: /Year after/ }).click()
    await page.getByRole('button', { name: /Year after/ }).click()
    await page.getByRole('button', { name: 'Draft the year' }).click()
    const start = page.getByRole('dialog', { name: 'Draft the year' })
    await start.getByRole('combobox', { name: 'Unit' }).fill(unit.name)
    await page.getByRole('option', { name: unit.name, exact: true }).first().click()
    await start.getByLabel('Value').fill('10000000')
    await start.getByRole('button', { name: 'Draft', exact: true }).press('Enter')
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(unit.name) }) }).first()
    await row.waitFor()

    await row.getByRole('button', { name: /^Split .*\d{4}$/ }).press('Enter')
    const split = page.getByRole('dialog', { name: /^Split/ })
    await split.getByRole('radio', { name: 'Quarters' }).check({ force: true })
    await split.getByRole('button', { name: 'Split', exact: true }).press('Enter')
    await split.waitFor({ state: 'hidden' })
    const first = row.getByRole('textbox', { name: /Q1/ })
    await eventually(() => first.inputValue()).toBe('2,500,000.00')

    await first.fill('2499999.99')
    await first.press('Tab')
    await row.getByText(/Periods: gap .*0\.01/).waitFor()
    await page.getByRole('row').first().waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: /^Propose \d+ drafts$/ }).press('Enter')
    await page.getByRole('button', { name: /^Approve \d+ targets$/ }).waitFor()
  })

  test('is read on a phone, and the forecast too', async ({ visit }) => {
    const page = await visit('/pipeline/target-tree', { as: 'manager', viewport: { width: 390, height: 844 } })
    await page.getByRole('table', { name: 'Target tree' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await picture(page, 'target-tree-phone')
    await page.goto('/pipeline/forecast')
    await page.getByRole('heading', { name: 'Forecast', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Submit forecast' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Submit forecast' }).click()
    await page.getByText('Forecast submitted').waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'forecast-phone')
  })
})
