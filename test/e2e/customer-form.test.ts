import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { creditCode } from './support/credit-code.ts'
import { eventually, test } from './support/test.ts'

const NEW = '/customers/customers/new'

describe("a customer's form", () => {
  beforeAll(openCompany)

  test('says at its field what the server refused, and leads to the record once it is right', async ({ visit }) => {
    const page = await visit('/customers/customers', { as: 'rep' })
    const name = `Aurora Instruments ${Date.now()}`
    await page.getByRole('link', { name: 'New Customer' }).press('Enter')
    await eventually(() => field(page, 'Name').evaluate((input) => input === document.activeElement)).toBe(true)
    await page.keyboard.insertText(name)
    await field(page, 'Unified social credit code').fill('91350100M000100Y44')
    await page.keyboard.press('Control+Enter')
    await page.getByText('This is no valid credit code').waitFor()
    const code = field(page, 'Unified social credit code')
    await eventually(() => code.getAttribute('aria-invalid')).toBe('true')
    await eventually(() => code.evaluate((input) => input === document.activeElement)).toBe(true)

    await code.fill(creditCode())
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    await page.getByText(`${name} created`).waitFor()
  })

  test('is changed in place on its page, and the history says who changed what', async ({ visit }) => {
    const { page } = await customer(visit)
    await edit(page, 'Phone', '+86 21 5555 0101')
    await edit(page, 'Phone', '+86 21 5555 0202')
    await page.getByRole('button', { name: 'Edit Size' }).press('Enter')
    await page.getByRole('combobox', { name: 'Size' }).press('Enter')
    await page.getByRole('option', { name: '20–99 people', exact: true }).click()
    await page.getByText('Size saved').waitFor()

    await page.getByRole('tab', { name: 'History' }).click()
    const entries = page.getByRole('tabpanel', { name: 'History' }).getByRole('listitem')
    await eventually(async () => (await entries.allInnerTexts()).map(oneLine).filter((text) => /^李娜|娜/.test(text))).toEqual([
      expect.stringMatching(/李娜 changed this .*Size – 20–99 people/),
      expect.stringMatching(/李娜 changed this .*Phone \+86 21 5555 0101 \+86 21 5555 0202/),
      expect.stringMatching(/李娜 changed this .*Phone – \+86 21 5555 0101/),
      expect.stringMatching(/李娜 created this/),
    ])
  })

  test('shows both sides where two people changed the same field, and keeps what only one of them changed', async ({ visit }) => {
    const { page: rep, path } = await customer(visit)
    const manager = await visit(`${path}/edit`, { as: 'manager' })
    await rep.goto(`${path}/edit`)
    await fill(rep, { 'Industry': 'Optics', 'Website': 'https://aurora.example' })
    await fill(manager, { 'Industry': 'Lasers', 'Phone': '+86 10 5555 0303' })
    await rep.keyboard.press('Control+Enter')
    await rep.getByRole('tablist').waitFor()

    await manager.keyboard.press('Control+Enter')
    const dialog = manager.getByRole('dialog', { name: 'Changed by someone else meanwhile' })
    await dialog.waitFor()
    expect(oneLine(await dialog.getByRole('group', { name: 'Industry' }).innerText())).toMatch(/Before: – Yours Lasers Theirs Optics/)
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    await dialog.getByRole('radio', { name: /Theirs/ }).press('Space')
    await dialog.getByRole('button', { name: 'Save' }).press('Enter')

    await manager.getByRole('tablist').waitFor()
    for (const text of ['Optics', 'aurora.example', '+86 10 5555 0303']) await manager.getByRole('tabpanel').getByText(text).first().waitFor()
  })

  test('keeps what was typed when the page is loaded again', async ({ visit }) => {
    const page = await visit(NEW, { as: 'rep' })
    page.on('dialog', (dialog) => void dialog.accept()) // the browser asks whether to leave
    const name = `Aurora Optics ${Date.now()}`
    await fill(page, { Name: name, Phone: '+86 755 5555 0404' })
    await page.getByText('Not saved yet').waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Restore' }).press('Enter')
    await eventually(() => field(page, 'Name').inputValue()).toBe(name)
    await eventually(() => field(page, 'Phone').inputValue()).toBe('+86 755 5555 0404')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: 'Create' }).press('Enter')
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    await page.goto(NEW)
    await field(page, 'Name').waitFor()
    expect(await page.getByRole('button', { name: 'Restore' }).count()).toBe(0)
  })
})

/** A new customer of the representative, and its page. */
async function customer(visit: (path: string, options: { as: 'rep' }) => Promise<Page>): Promise<{ page: Page; path: string }> {
  const page = await visit(NEW, { as: 'rep' })
  await fill(page, { Name: `Aurora ${Date.now()}` })
  await page.keyboard.press('Control+Enter')
  await page.getByRole('tablist').waitFor()
  return { page, path: new URL(page.url()).pathname }
}

function field(page: Page, name: string) {
  return page.getByRole('textbox', { name, exact: true })
}

async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await field(page, label).fill(value)
}

/** Changes a field on the record's page, by keys. */
async function edit(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('button', { name: `Edit ${label}` }).press('Enter')
  await field(page, label).fill(value)
  await page.keyboard.press('Enter')
  await page.getByRole('tabpanel').getByText(value).waitFor()
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
