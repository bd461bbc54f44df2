import { beforeAll, describe, expect } from 'vitest'
import { hire, openCompany, runningCompany } from '../harness/company.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { must, signedContract } from './support/signed-contract.ts'
import { eventually, test } from './support/test.ts'

describe('money that customers owe', () => {
  beforeAll(openCompany)

  test('is recorded by one, confirmed by another, and leaves the receivables', async ({ visit }) => {
    const stamp = Date.now()
    const name = `Receivable Works ${stamp}`
    const company = await runningCompany()
    const rep = await visit('/', { as: 'rep' })
    const director = await visit('/', { as: 'director' })
    const customer = await must(rep, 'createCustomer', { name }, 'customer')
    await signedContract(rep, director, customer.id, `Contract ${stamp}`)

    const cashier = await visit(await hire(company, { name: `Cashier ${stamp}`, email: `cashier-${stamp}@example.com`, role: 'FINANCE' }))
    await cashier.goto('/contracts/money-in')
    await cashier.getByRole('combobox', { name: 'Customer' }).fill(name)
    await cashier.getByRole('option', { name }).click()
    await cashier.getByRole('textbox', { name: /^Amount/ }).first().fill('700')
    await cashier.getByLabel('Reference of the bank').fill(`REF-${stamp}`)
    await cashier.getByRole('button', { name: 'Oldest first' }).click()
    await cashier.getByText('Left: ¥0.00').waitFor()
    const rest = cashier.getByLabel('Amount for After acceptance').first()
    await rest.fill('100')
    await rest.blur()
    await cashier.getByText('Left: ¥100.00').waitFor()
    await picture(cashier, 'money-in')
    expect(await violations(cashier)).toEqual([])
    await cashier.getByRole('button', { name: 'Record receipt' }).click()
    const waits = cashier.getByRole('listitem', { name: `REF-${stamp}` })
    await waits.getByText('You recorded this: a colleague confirms it').waitFor()
    expect(await waits.getByRole('button', { name: 'Confirm' }).count()).toBe(0)

    const finance = await visit(await hire(company, { name: `Finance ${stamp}`, email: `finance-${stamp}@example.com`, role: 'FINANCE' }))
    await finance.goto('/contracts/receivables')
    const row = finance.getByRole('row').filter({ hasText: name })
    await row.getByRole('button', { name: /500\.00, Not past due, 1 installment/ }).click()
    const drawer = finance.getByRole('dialog', { name })
    await drawer.getByText('On signing').waitFor()
    await picture(finance, 'receivables-drawer')
    await finance.keyboard.press('Escape')
    await picture(finance, 'receivables')
    expect(await violations(finance)).toEqual([])

    await finance.goto('/contracts/money-in')
    await finance.getByRole('listitem', { name: `REF-${stamp}` }).getByRole('button', { name: 'Confirm' }).click()
    await finance.getByText('Receipt confirmed').waitFor()
    await finance.goto('/contracts/receivables')
    await finance.getByText('Collection rate').waitFor()
    await eventually(() => row.count()).toBe(0)

    for (const path of ['receivables', 'money-in']) {
      await finance.setViewportSize({ width: 390, height: 844 })
      await finance.emulateMedia({ colorScheme: 'dark' })
      await finance.goto(`/contracts/${path}`)
      await finance.getByRole('heading', { level: 1 }).waitFor()
      expect(await finance.evaluate(() => document.documentElement.scrollWidth <= globalThis.innerWidth)).toBe(true)
      await picture(finance, `${path}-phone-dark`)
    }
  })

  test('reads well in Chinese', async ({ visit }) => {
    const page = await visit('/contracts/receivables', { as: 'director', locale: 'zh-CN' })
    await page.getByRole('heading', { level: 1, name: '应收账款' }).waitFor()
    await picture(page, 'receivables-zh')
  })
})
