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
    const { made } = await ask<{ made: { customer: { id: string } } }>(page, 'mutation ($input: CreateCustomerInput!) { made: createCustomer(input: $input) { ... on CreateCustomerPayload { customer { id } } } }', { input: { name: `${company} Co., Ltd.` } })
    await ask(page, 'mutation ($input: CreateContactInput!) { createContact(input: $input) { __typename } }', { input: { name: `Min Xu ${stamp}`, title: 'Buyer', email: `xu@inbox${stamp}.example`, customerId: made.customer.id } })
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
    await eventually(() => dialog.getByRole('radio', { name: new RegExp(`${company} Co.*same name.*same contact`) }).isChecked()).toBe(true)
    expect(await dialog.getByRole('radio', { name: /Min Xu.*Buyer.*same person/ }).isChecked()).toBe(true)
    const title = dialog.getByLabel('Name of the opportunity')
    expect(await title.inputValue()).toBe(company)
    await dialog.getByLabel('Worth').fill('-5')
    await title.fill('')
    await title.press('Enter')
    await dialog.getByText('Fill this in.').waitFor()
    await title.fill(`${company} deal`)
    await title.press('Enter')
    await dialog.getByText('A deal is worth zero or more.').waitFor()
    expect(await title.inputValue()).toBe(`${company} deal`)
    await dialog.getByLabel('Worth').fill('5000')
    await picture(page, 'inbox-convert')
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Convert' }).click()
    await page.getByText('Converted to an opportunity').waitFor()
    await eventually(() => row.count()).toBe(0)
    const { customers } = await ask<{ customers: { nodes: { opportunities: { nodes: unknown[] } }[] } }>(page, 'query ($name: String!) { customers(filter: { name: { contains: $name } }) { nodes { opportunities { nodes { name amount { amount } contact { name } } } } } }', { name: company })
    expect(customers.nodes).toEqual([{ opportunities: { nodes: [{ name: `${company} deal`, amount: { amount: '5000.00' }, contact: { name: `Min Xu ${stamp}` } }] } }])
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

    // The same dialog on the page of the lead.
    const { made } = await ask<{ made: { lead: { id: string; version: number } } }>(phone, 'mutation ($input: CreateLeadInput!) { made: createLead(input: $input) { ... on CreateLeadPayload { lead { id version } } } }', { input: { name: `何敏 ${Date.now()}`, company: '远山软件' } })
    const step = (name: string, input: object) => ask(phone, `mutation ($input: ${name}LeadInput!) { ${name.toLowerCase()}Lead(input: $input) { __typename } }`, { input: { id: made.lead.id, ...input } })
    await step('Contact', { expectedVersion: made.lead.version, contactNote: '电话沟通' })
    await step('Qualify', { expectedVersion: made.lead.version + 1, qualifyReason: '有预算' })
    await phone.goto(`/pipeline/leads/${made.lead.id.slice('Lead:'.length)}`)
    await phone.getByRole('button', { name: '转为商机' }).click()
    const dialog = phone.getByRole('dialog', { name: '转为商机' })
    await dialog.getByRole('radio', { name: '新建客户：远山软件' }).waitFor()
    await dialog.getByLabel('商机名称').fill('远山 ERP')
    await phone.keyboard.press('Escape')
    await phone.getByRole('dialog', { name: '不保存就离开？' }).getByRole('button', { name: '取消' }).click()
    expect(await dialog.getByLabel('商机名称').inputValue()).toBe('远山 ERP')
    await picture(phone, 'convert-phone-dark')
    await dialog.getByRole('button', { name: '转为商机' }).click()
    await phone.getByText('已转商机').first().waitFor()
  })
})
