import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { must } from './support/signed-contract.ts'
import { type } from './support/story/screen.ts'
import { test } from './support/test.ts'

interface Offered {
  readonly opportunities: { readonly nodes: readonly { readonly id: string }[] }
  readonly products: { readonly nodes: readonly { readonly id: string }[] }
}

describe('a use case on the page of a record', () => {
  beforeAll(openCompany)

  test('refuses bad input in its form, keeps what was typed, and shows the new record in the related list', async ({ visit }) => {
    const page = await visit('/', { as: 'director' })
    const { opportunities, products } = await ask<Offered>(page, '{ opportunities(first: 1, filter: { stage: { key: { eq: "DISCOVERY" } } }) { nodes { id } } products(first: 1) { nodes { id } } }')
    const { id } = opportunities.nodes[0]!
    await must(page, 'createOpportunityLine', { opportunityId: id, productId: products.nodes[0]!.id, quantity: '1', unitPrice: { amount: '1000.00', currency: 'CNY' } }, 'opportunityLine')
    await page.goto(`/pipeline/opportunities/${id.split(':')[1]}`)
    await page.getByRole('tab', { name: /^Quotes/ }).click()
    const panel = page.getByRole('tabpanel', { name: /^Quotes/ })
    await panel.getByRole('button', { name: 'Quote', exact: true }).first().click() // an empty list offers it once more
    const form = page.getByRole('dialog', { name: 'Quote' })
    await type(form, 'Valid until', '2020-01-01')
    await type(form, 'Discount', '8.87')
    const typed = await form.getByLabel(/^Valid until/).first().inputValue()
    await form.getByRole('button', { name: 'Quote', exact: true }).click()
    await form.getByText(/A quote is valid until today or later/).waitFor()
    expect(await form.getByLabel(/^Valid until/).first().inputValue()).toBe(typed)
    expect(await form.getByLabel(/^Discount/).first().inputValue()).toMatch(/^8\.87/)

    await type(form, 'Valid until', '2099-12-31')
    await form.getByRole('button', { name: 'Quote', exact: true }).click()
    await form.waitFor({ state: 'detached' })
    const row = panel.getByRole('row').filter({ hasText: '8.87' })
    await row.first().waitFor()
    expect(await row.count()).toBe(1)
  })
})

describe('the page of a record', () => {
  beforeAll(openCompany)

  test('asks before what is typed goes with its dialog or its page, and keeps the draft of a comment', async ({ visit }) => {
    const page = await visit('/customers/customers', { as: 'director' })
    await page.getByRole('table').getByRole('link').first().click()
    await page.getByRole('tab', { name: /^Tasks/ }).click()
    await page.getByRole('tabpanel').getByRole('button', { name: 'New task' }).click()
    const dialog = page.getByRole('dialog', { name: 'New task' })
    const title = dialog.getByRole('textbox', { name: 'What to do' })
    const question = page.getByRole('dialog', { name: 'Leave without saving?' })
    await title.fill('Call back')
    await page.keyboard.press('Escape')
    await question.getByRole('button', { name: 'Cancel' }).click()
    expect(await title.inputValue()).toBe('Call back')
    await page.evaluate(() => history.back())
    await question.getByRole('button', { name: 'Cancel' }).click()
    expect(await title.inputValue()).toBe('Call back')
    await title.press('Escape')
    await question.getByRole('button', { name: 'Leave' }).click()
    await dialog.waitFor({ state: 'detached' })

    await page.getByRole('tab', { name: /^Comments/ }).click()
    const comment = page.getByRole('textbox', { name: 'Comment', exact: true })
    await comment.fill('Wants a visit in May')
    await page.getByRole('tab', { name: /^Tasks/ }).click()
    await page.getByRole('tab', { name: /^Comments/ }).click()
    await comment.getByText('Wants a visit in May').waitFor()
  })

  test('goes to its next step at once after what the person saved herself', async ({ visit }) => {
    const page = await visit('/', { as: 'director' })
    const { opportunities } = await ask<{ readonly opportunities: { readonly nodes: readonly { readonly id: string; readonly version: number }[] } }>(page, '{ opportunities(first: 1, filter: { stage: { key: { eq: "SOLUTION" } } }) { nodes { id version } } }')
    const { id, version } = opportunities.nodes[0]!
    await page.goto(`/pipeline/opportunities/${id.split(':')[1]}`)
    const step = page.getByRole('button', { name: 'Discovery', exact: true })
    await step.waitFor()
    await must(page, 'updateOpportunity', { id, expectedVersion: version, nextStep: 'Send the offer' }, 'opportunity')
    await step.click()
    await page.getByText('Moved to Discovery').waitFor()
  })
})
