import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'

const DEALS = '/pipeline/opportunities'

describe('the chart of a list', () => {
  beforeAll(openCompany)

  test('sums deals by stage in the order of the stages, by month, and leads from a group to its records', async ({ visit }) => {
    const page = await visit(DEALS, { as: 'manager' })
    await page.getByRole('radio', { name: 'Chart' }).check({ force: true })
    await page.getByRole('figure', { name: 'Sum of Amount by Stage' }).waitFor()
    const rows = page.getByRole('row').filter({ has: page.getByRole('link') })
    await eventually(() => rows.count()).toBeGreaterThan(4)
    await eventually(() => rows.first().getByRole('link').textContent()).toBe('Discovery')
    expect(await violations(page)).toEqual([])
    await picture(page, 'chart-stage')

    await page.getByRole('combobox', { name: 'Group by' }).click()
    await page.getByRole('option', { name: 'Expected close', exact: true }).click()
    await eventually(async () => new URL(page.url()).searchParams.get('by')).toBe('expectedCloseOn')
    await page.getByRole('figure', { name: 'Sum of Amount by Expected close' }).waitFor()
    await page.getByRole('radio', { name: 'Quarters' }).check({ force: true })
    await rows.filter({ hasText: /^20\d\d-Q\d/ }).first().waitFor()
    await picture(page, 'chart-quarters')

    const first = rows.filter({ hasText: /^20\d\d-Q\d/ }).first()
    const count = (await first.getByRole('cell').first().textContent())!.trim()
    await first.getByRole('link').click()
    await page.locator('[data-row="0"]').waitFor()
    expect(new URL(page.url()).searchParams.get('f')).toMatch(/^expectedCloseOn\.between:20\d\d-\d\d-01,20\d\d-\d\d-\d\d$/)
    await page.getByRole('status').getByText(count, { exact: true }).waitFor()
  })

  test('divides groups by owner, and a saved one goes to the home page and comes back', async ({ visit }) => {
    const page = await visit(`${DEALS}?view=chart&by=stage&of=amount`, { as: 'manager' })
    await page.getByRole('figure', { name: 'Sum of Amount by Stage' }).waitFor()
    await page.getByRole('combobox', { name: 'Divide by' }).click()
    await page.getByRole('option', { name: 'Owner' }).click()
    const figure = page.getByRole('figure', { name: 'Sum of Amount by Stage and Owner' })
    await figure.waitFor()
    await eventually(async () => new URL(page.url()).searchParams.get('and')).toBe('owner')
    await eventually(() => figure.getByRole('columnheader').count()).toBeGreaterThan(2)
    await picture(page, 'chart-stacked')

    await page.getByRole('button', { name: 'Save view…' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Stages by owner')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Stages by owner' }).click()
    await page.getByRole('menuitem', { name: 'Put on the home page' }).click()
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    const card = page.getByRole('region', { name: 'Stages by owner' })
    await card.getByRole('figure', { name: 'Sum of Amount by Stage and Owner' }).waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'home-with-chart')
    await card.getByRole('link', { name: 'Open' }).click()
    await page.getByRole('button', { name: 'Stages by owner' }).click()
    await page.getByRole('menuitem', { name: 'Take off the home page' }).click()
    await page.getByText('no longer on your home page').waitFor()
    await page.goto('/')
    await page.getByRole('region').first().waitFor()
    expect(await page.getByRole('region', { name: 'Stages by owner' }).count()).toBe(0)
  })

  test('is the same on a phone, in the dark and in Chinese', async ({ visit }) => {
    const page = await visit(`${DEALS}?view=chart&as=donut&of=amount&by=owner`, { as: 'director', locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 390, height: 844 } })
    await page.getByRole('figure').waitFor()
    await picture(page, 'chart-phone')
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
})
