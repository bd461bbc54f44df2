import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { must } from './support/signed-contract.ts'
import { eventually, test } from './support/test.ts'

describe('Chinese names', () => {
  beforeAll(openCompany)

  test('are sorted by pinyin among the others, and found by their initials in a list, a reference and the palette', async ({ visit }) => {
    const page = await visit('/', { as: 'rep' })
    const stamp = Date.now()
    const inOrder = [`阿里${stamp}`, `北京天元${stamp}`, `Boreal ${stamp}`, `重庆${stamp}`]
    for (const name of inOrder.toReversed()) await must(page, 'createCustomer', { name }, 'customer')

    await page.goto(`/customers/customers?q=${stamp}&sort=name`)
    await page.locator('[data-row="3"]').waitFor()
    expect(await Promise.all(inOrder.map((_, row) => page.locator(`[data-row="${row}"]`).getByRole('link').first().innerText()))).toEqual(inOrder)

    await page.goto(`/customers/customers?q=bjty${stamp}`)
    await page.getByText('1 record', { exact: true }).waitFor()
    await page.locator('[data-row="0"]').getByRole('link', { name: `北京天元${stamp}` }).waitFor()

    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').waitFor()
    await page.keyboard.insertText(`bjty${stamp}`)
    await page.getByRole('option', { name: `北京天元${stamp}` }).first().waitFor()
    await page.keyboard.press('Escape')

    await page.goto('/customers/contacts/new')
    const customer = page.getByRole('combobox', { name: 'Customer' })
    await customer.fill(`bjty${stamp}`)
    await page.getByRole('option', { name: `北京天元${stamp}` }).click()
    await eventually(() => customer.inputValue()).toBe(`北京天元${stamp}`)
  })
})
