import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'
import { violations } from './support/axe.ts'

const INBOX = '/pipeline/inbox?view=mine'

describe('the lead inbox', () => {
  beforeAll(openCompany)

  test('leads a rep from the first contact to the customer, who exists already', async ({ visit }) => {
    const page = await visit('/customers/customers', { as: 'rep' })
    const stamp = Date.now()
    const company = `Inbox Works ${stamp}`
    await ask(page, 'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename } }', { input: { name: `${company} Co., Ltd.` } })
    await ask(page, 'mutation ($input: CreateLeadInput!) { createLead(input: $input) { __typename } }', { input: { name: `Xu Min ${stamp}`, company, email: `xu@inbox${stamp}.example` } })
    await page.goto(INBOX)
    const row = page.getByRole('row').filter({ hasText: `Xu Min ${stamp}` })
    await row.getByText(/left/).waitFor()
    await picture(page, 'inbox-desktop')
    expect(await violations(page)).toEqual([])

    await row.getByRole('button', { name: 'Log contact' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('What came of it').fill('She wants a demo next week')
    await dialog.getByRole('button', { name: 'Log contact' }).click()
    await page.getByText('Contact noted').waitFor()
    await row.getByText('Contacted', { exact: true }).waitFor()

    await row.getByRole('button', { name: 'Qualify' }).click()
    await dialog.getByRole('button', { name: 'Qualify' }).click()
    await dialog.getByText(/Say why this lead is worth it/).waitFor()
    await dialog.getByLabel('Why it is worth it').fill('A budget and a date')
    await dialog.getByRole('button', { name: 'Qualify' }).click()
    await page.getByText('Qualified', { exact: true }).first().waitFor()

    await row.getByRole('button', { name: 'Convert' }).click()
    await dialog.getByText('This customer exists already').waitFor()
    await picture(page, 'inbox-convert')
    await eventually(() => dialog.getByRole('radio', { name: new RegExp(`${company} Co`) }).isChecked()).toBe(true)
    await dialog.getByRole('button', { name: 'Convert' }).click()
    await page.getByText('Converted to an opportunity').waitFor()
    await eventually(() => row.count()).toBe(0)
    const { customers } = await ask<{ customers: { nodes: { opportunities: { totalCount: number } }[] } }>(page, 'query ($name: String!) { customers(filter: { name: { contains: $name } }) { nodes { opportunities { totalCount } } } }', { name: company })
    expect(customers.nodes).toEqual([{ opportunities: { totalCount: 1 } }])
  })

  test('says where a score comes from', async ({ visit }) => {
    const page = await visit('/pipeline/leads', { as: 'rep' })
    const name = `Score ${Date.now()}`
    await ask(page, 'mutation ($input: CreateLeadInput!) { createLead(input: $input) { __typename } }', { input: { name } })
    await page.goto(INBOX)
    await page.getByRole('row').filter({ hasText: name }).getByRole('button', { name: /Where the score comes from/ }).click()
    await page.getByText('No rule gives this lead any points', { exact: false }).waitFor()
    await picture(page, 'inbox-score')
  })

  test('reads well on a phone, in the dark and in Chinese', async ({ visit }) => {
    const phone = await visit(INBOX, { as: 'rep', viewport: { width: 390, height: 844 }, locale: 'zh-CN', colorScheme: 'dark' })
    await phone.getByRole('heading', { level: 1 }).waitFor()
    expect(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await picture(phone, 'inbox-phone-dark')
  })
})
