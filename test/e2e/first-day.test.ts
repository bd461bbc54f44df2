import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { picture } from './support/picture.ts'
import { draftContract, must, submittedContract } from './support/signed-contract.ts'
import { eventually, test } from './support/test.ts'

const DEALS = '/pipeline/opportunities'
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const

describe('a person who has never seen it', () => {
  beforeAll(openCompany)

  test('finds the deals that close this month over 100,000, from home, by what is written on the page, and keeps them for the team', async ({ visit }) => {
    const page = await visit('/', { as: 'manager' })
    await page.getByRole('navigation').first().getByRole('link', { name: 'Opportunities' }).click()
    await page.locator('[data-row="0"]').waitFor()
    await condition(page, 'Expected close')
    const when = page.getByRole('group', { name: /Expected close/ })
    await when.getByRole('combobox', { name: /Expected close/ }).click()
    await page.getByRole('option', { name: 'this month', exact: true }).click()
    await page.keyboard.press('Escape')
    await condition(page, 'Amount')
    await page.getByRole('group', { name: 'Amount' }).getByRole('textbox').first().fill('100000')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    const { found } = await ask<{ found: { totalCount: number } }>(page, 'query ($filter: OpportunityFilter) { found: opportunities(first: 1, filter: $filter) { totalCount } }', { filter: { amount: { gte: '100000' }, expectedCloseOn: thisMonth() } })
    await page.getByText(`${found.totalCount.toLocaleString('en')} record${found.totalCount === 1 ? '' : 's'}`, { exact: true }).waitFor()
    await picture(page, 'first-day-found')
    const filter = new URL(page.url()).searchParams.get('f') ?? ''
    expect(filter).toMatch(/expectedCloseOn\.during:this-month/)
    expect(filter).toMatch(/amount\.gte:100000/)

    const name = `This month, large ${Date.now()}`
    await page.getByRole('button', { name: 'Save view…' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill(name)
    await page.getByRole('checkbox', { name: /^Share with/ }).check()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('button', { name }).waitFor()
    const colleague = await visit(DEALS, { as: 'rep' })
    await colleague.getByRole('button', { name: 'Views' }).click()
    await colleague.getByRole('menuitemradio', { name }).click()
    await eventually(async () => new URL(colleague.url()).searchParams.get('f')).toBe(filter)
  })

  test('moves a deal on by the keyboard alone', async ({ visit }) => {
    const page = await visit('/', { as: 'manager' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').waitFor()
    await page.keyboard.insertText('Opportunities')
    await page.getByRole('option', { name: /Opportunities/ }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Opportunities', level: 1 }).waitFor()
    await page.goto(`${DEALS}?view=board`)
    const first = page.getByRole('region', { name: 'Discovery' }).getByRole('link').first()
    await first.waitFor()
    const id = /[0-9a-f-]{36}/.exec((await first.getAttribute('href')) ?? '')?.[0] ?? ''
    await first.focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await page.getByText(/^Over /).waitFor({ state: 'attached' })
    await page.keyboard.press('Space')
    await eventually(async () => (await ask<{ node: { stage: { name: string } } }>(page, 'query ($id: ID!) { node(id: $id) { ... on Opportunity { stage { name } } } }', { id: `Opportunity:${id}` })).node.stage.name).not.toBe('Discovery')
  })

  test('logs what was said with a customer: the form begins with this moment and who began it, and goes without a question while nothing was typed', async ({ visit }) => {
    const page = await visit('/', { as: 'rep' })
    const summary = `Call ${Date.now()}`
    const customer = await must(page, 'createCustomer', { name: `${summary} Works` }, 'customer')
    await page.goto(`/customers/interactions/new?customerId=${customer.id.split(':')[1]}`)
    const form = page.locator('form').filter({ hasText: 'Summary' })
    await form.getByRole('combobox', { name: 'Started by' }).filter({ hasText: 'Us' }).waitFor()
    expect(await form.getByLabel('Time').inputValue()).toMatch(/^\d\d:\d\d$/)
    await picture(page, 'first-day-log')
    await page.getByRole('link', { name: 'Cancel' }).click()
    await page.getByRole('heading', { name: 'Interactions', level: 1 }).waitFor()

    await page.goBack()
    await form.getByRole('combobox', { name: 'Kind' }).click()
    await page.getByRole('option', { name: 'Call', exact: true }).click()
    await form.getByRole('textbox', { name: 'Summary' }).fill(summary)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: summary, level: 1 }).waitFor()
    const { interactions: { nodes: [logged] } } = await ask<{ interactions: { nodes: { at: string; direction: string }[] } }>(page, 'query ($filter: InteractionFilter) { interactions(first: 1, filter: $filter) { nodes { at direction } } }', { filter: { summary: { eq: summary } } })
    expect(logged?.direction).toBe('OUTBOUND')
    expect(Date.now() - Date.parse(logged!.at)).toBeLessThan(300_000)
  })

  test('approves a contract on a phone', async ({ visit }) => {
    const rep = await visit('/', { as: 'rep' })
    const page = await visit('/', { as: 'director', ...PHONE })
    const title = `Renewal ${Date.now()}`
    const customer = await must(rep, 'createCustomer', { name: `${title} Works` }, 'customer')
    const id = await submittedContract(rep, page, customer.id, title)
    await page.locator('a[href="/approvals"]').filter({ hasText: title }).tap() // it waits on the home page, without a reload
    const card = page.getByRole('listitem').filter({ hasText: title }).first()
    await card.getByText(/1,000\.00/).first().waitFor()
    await picture(page, 'first-day-approve-phone')
    await card.getByRole('button', { name: 'Approve', exact: true }).tap()
    await page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).tap()
    await page.getByText(new RegExp(`^Approved: .*${title}`)).waitFor()
    await eventually(async () => (await ask<{ contract: { status: string } }>(rep, 'query ($id: ID!) { contract(id: $id) { status } }', { id })).contract.status).toBe('APPROVED')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })

  test('reads a contract in Chinese, and prints it: its facts, lines and totals on paper, in that language, and nothing of the shell', async ({ visit }) => {
    const page = await visit('/', { as: 'rep' })
    const name = `Printed ${Date.now()}`
    const customer = await must(page, 'createCustomer', { name: `${name} Works` }, 'customer')
    const id = await draftContract(page, customer.id, name)
    await page.goto(`/contracts/contracts/${id.split(':')[1]}`)
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    const { me } = await ask<{ me: { id: string; locale: string | null } }>(page, '{ me { id locale } }')
    try {
      await page.getByRole('banner').getByRole('button').last().click()
      await page.getByRole('menuitemcheckbox', { name: '简体中文' }).or(page.getByRole('menuitem', { name: '简体中文' })).or(page.getByRole('menuitemradio', { name: '简体中文' })).first().click()
      await eventually(() => page.locator('html').getAttribute('lang')).toBe('zh-CN')
      await page.emulateMedia({ media: 'print' })
      const sheet = page.locator('article.sheet')
      await sheet.getByText('合同', { exact: true }).waitFor()
      expect(await sheet.getByRole('heading', { name, level: 1, includeHidden: true }).isVisible()).toBe(true)
      await sheet.getByText(`${name} Works`).waitFor()
      const rows = sheet.locator('section').filter({ has: page.getByRole('heading', { name: '产品明细', includeHidden: true }) }).locator('tr')
      await rows.first().waitFor()
      expect((await rows.allInnerTexts()).map((text) => text.split('\t').map((cell) => cell.trim()))).toEqual([
        ['名称', '数量', '含税单价', '不含税金额', '税额', '含税金额'],
        ['Licence', '1', '¥1,000.00', '¥884.96', '¥115.04', '¥1,000.00'],
        ['合计', '¥884.96', '¥115.04', '¥1,000.00'],
      ])
      for (const part of [page.getByRole('navigation').first(), page.getByRole('banner').first()]) expect(await part.isVisible().catch(() => false)).toBe(false)
      await picture(page, 'first-day-print-zh')
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(5_000)
    } finally {
      const { node } = await ask<{ node: { version: number } }>(page, 'query ($id: ID!) { node(id: $id) { ... on Person { version } } }', { id: me.id })
      await ask(page, 'mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) { __typename } }', { input: { id: me.id, expectedVersion: node.version, locale: me.locale } })
    }
  })
})

/** Begins a condition as somebody would who reads the buttons. */
async function condition(page: Page, field: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByPlaceholder('Filter by…').pressSequentially(field)
  await page.getByRole('listitem').getByRole('button', { name: field, exact: true }).click()
}

/** The first and the last day of the month that it is where the company is. */
function thisMonth(): { gte: string; lte: string } {
  const [year, month] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()).split('-').map(Number)
  const day = (date: Date) => date.toISOString().slice(0, 10)
  return { gte: day(new Date(Date.UTC(year!, month! - 1, 1))), lte: day(new Date(Date.UTC(year!, month!, 0))) }
}
