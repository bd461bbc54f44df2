import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { violations } from './support/axe.ts'
import { eventually, test } from './support/test.ts'

describe('the home page', () => {
  beforeAll(openCompany)

  test('is arranged by keys, kept on the server for that person alone, and reset', async ({ visit }) => {
    const page = await visit('/', { as: 'rep' })
    const titles = () => page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()
    await page.getByRole('region').first().waitFor()
    const before = await titles()
    expect(before.length).toBeGreaterThan(2)

    await page.getByRole('button', { name: 'Arrange' }).press('Enter')
    const later = page.getByRole('button', { name: `Move ${before[0]} back` })
    await later.press('Enter')
    await page.getByText(`${before[0]} is now 2 of ${before.length}`).waitFor({ state: 'attached' })
    expect(await later.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.getByRole('button', { name: `Remove ${before[2]}` }).click()
    await page.getByRole('region', { name: 'Add a widget' }).getByRole('button', { name: before[2] ?? '' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Done' }).click()
    const after = [before[1], before[0], ...before.slice(3)]
    await eventually(titles).toEqual(after)
    await page.reload()
    await eventually(titles).toEqual(after)

    const other = await visit('/', { as: 'manager' })
    await other.getByRole('region').first().waitFor()
    expect((await other.getByRole('main').getByRole('heading', { level: 2 }).allTextContents())[0]).toBe(before[0])

    await page.getByRole('button', { name: 'Arrange' }).click()
    await page.getByRole('button', { name: 'Reset' }).click()
    await page.getByRole('button', { name: 'Done' }).click()
    await eventually(titles).toEqual(before)
  })
})
