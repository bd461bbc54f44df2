import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { act } from './support/act.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'

describe('the 360° view of a customer', () => {
  beforeAll(openCompany)

  test('shows what happened, who is known there and the open deals, and is verified at a click', async ({ visit }) => {
    const page = await visit('/customers/customers/new', { as: 'rep' })
    const name = `Overview Optics ${Date.now()}`
    await page.getByRole('textbox', { name: 'Name' }).fill(name)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    await page.getByRole('tab', { name: '360° view' }).click()
    const view = page.getByRole('tabpanel', { name: '360° view' })
    await view.getByText('No open deals.').waitFor()
    await view.getByText('Never verified').waitFor()
    await view.getByRole('list', { name: 'What happened' }).getByText('Entered').waitFor()
    await view.getByRole('button', { name: 'It is all right' }).click()
    await view.getByText(/^Verified on/).waitFor()
    await view.getByRole('textbox', { name: 'What was said or done? Ctrl+Enter saves' }).fill('Asked for a demo')
    await view.getByRole('textbox', { name: 'Next action' }).fill('Send the offer')
    await view.getByRole('button', { name: 'Log it' }).click()
    await view.getByRole('list', { name: 'What happened' }).getByText('Asked for a demo').waitFor()
    await picture(page, 'customer-overview')
    const phone = await visit(`${new URL(page.url()).pathname}${new URL(page.url()).search}`, { as: 'rep', viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'zh-CN' })
    await phone.getByText('Asked for a demo').first().waitFor()
    expect(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await picture(phone, 'customer-overview-phone')
  })

  test('marks a customer as lost with a reason, and opens it again', async ({ visit }) => {
    const page = await visit('/customers/customers/new', { as: 'rep' })
    const name = `Lost Optics ${Date.now()}`
    await page.getByRole('textbox', { name: 'Name' }).fill(name)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    await act(page, 'Mark as lost')
    const dialog = page.getByRole('dialog', { name: 'Why is this customer lost?' })
    await dialog.getByRole('textbox').fill('Bought elsewhere')
    await dialog.getByRole('button', { name: 'Mark as lost' }).click()
    await page.getByText('Bought elsewhere').first().waitFor()
  })
})

describe('the pool', () => {
  beforeAll(openCompany)

  test('shows the quota, gives a customer to who takes it, and fits a phone in Chinese and dark', async ({ visit }) => {
    const director = await visit('/customers/pool', { as: 'director' })
    await director.getByRole('heading', { name: 'Customer pool', level: 1 }).waitFor()
    const page = await visit('/customers/pool', { as: 'rep' })
    await page.getByText(/\d+ of 10 taken today/).waitFor()
    const before = Number(/^(\d+)/.exec(await page.getByText(/\d+ of 10 taken today/).innerText())![1])
    await picture(page, 'customer-pool')
    await page.getByRole('button', { name: 'Take from the pool' }).first().click()
    await page.getByText('This customer is yours now').waitFor()
    await eventually(() => page.getByText(/\d+ of 10 taken today/).innerText()).toBe(`${before + 1} of 10 taken today`)

    const phone = await visit('/customers/pool', { as: 'rep', viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'zh-CN' })
    await phone.getByRole('heading', { level: 1 }).waitFor()
    expect(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await picture(phone, 'customer-pool-phone')
  })
})

describe('merging, transferring and stale data', () => {
  beforeAll(openCompany)

  test('have their pages for a manager', async ({ visit }) => {
    const page = await visit('/customers/merge', { as: 'manager' })
    await page.getByRole('heading', { name: 'Merge customers', level: 1 }).waitFor()
    const kept = page.getByRole('combobox', { name: 'This one stays' })
    await kept.click()
    await page.getByRole('option').first().click()
    const gone = page.getByRole('combobox', { name: 'This one goes' })
    await gone.click()
    await page.getByRole('option').nth(1).click()
    await page.getByText('What is right?').waitFor()
    await picture(page, 'customer-merge')
    await page.goto('/customers/transfer')
    await page.getByRole('combobox', { name: 'Whose customers' }).click()
    await page.getByRole('option').first().click()
    await page.getByRole('region', { name: 'What moves' }).waitFor()
    await picture(page, 'customer-transfer')
    await page.goto('/customers/stale')
    await page.getByRole('heading', { name: 'Stale data', level: 1 }).waitFor()
    await picture(page, 'customer-stale')
  })
})
