import type { Page } from 'playwright-core'
import { beforeAll, describe } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { draftContract, must, submittedContract } from './support/signed-contract.ts'
import { eventually, test } from './support/test.ts'

describe('the main tasks of a day, by keys alone', () => {
  beforeAll(openCompany)

  test('a line is added to a draft of a contract, and it is submitted', async ({ visit }) => {
    const page = await visit('/', { as: 'rep' })
    const title = `Keys ${Date.now()}`
    const customer = await must(page, 'createCustomer', { name: `${title} Works` }, 'customer')
    const id = await draftContract(page, customer.id, title)
    await page.goto(`/contracts/contracts/${id.split(':')[1]}?tab=contracts.lines`)
    await page.getByRole('button', { name: 'Edit lines' }).waitFor()
    await tabTo(page, 'Edit lines')
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: 'Line 1' }).waitFor()
    await tabTo(page, 'Add line')
    await page.keyboard.press('Enter')
    const line = page.getByRole('group', { name: 'Line 2' })
    await line.waitFor()
    await stepBackTo(page, 'What is sold')
    await page.keyboard.insertText('Training')
    await tabTo(page, 'Price per unit, with tax')
    await page.keyboard.insertText('500')
    await tabTo(page, 'Save lines')
    await page.keyboard.press('Enter')
    await page.getByText('Lines saved').waitFor()
    await eventually(async () => (await contractOf(page, id)).gross.amount).toBe('1500.00')

    await page.getByRole('button', { name: 'Submit for review' }).waitFor()
    await stepBackTo(page, 'Submit for review')
    await page.keyboard.press('Enter')
    await eventually(async () => (await contractOf(page, id)).status).toBe('IN_REVIEW')
  })

  test('what waits for me is approved in the inbox', async ({ visit }) => {
    const rep = await visit('/', { as: 'rep' })
    const page = await visit('/', { as: 'director' })
    const title = `Keys to approve ${Date.now()}`
    const customer = await must(rep, 'createCustomer', { name: `${title} Works` }, 'customer')
    const id = await submittedContract(rep, page, customer.id, title)
    await page.goto('/approvals')
    await page.getByRole('listitem', { name: title }).waitFor()
    await tabTo(page, title)
    await page.keyboard.press('a')
    await page.getByRole('dialog').waitFor()
    await tabTo(page, 'Approve')
    await page.keyboard.press('Enter')
    await eventually(async () => (await contractOf(rep, id)).status).toBe('APPROVED')
  })

  test('a customer is taken from the pool', async ({ visit }) => {
    const page = await visit('/customers/pool', { as: 'rep' })
    const take = page.getByRole('button', { name: 'Take from the pool' }).first()
    await take.waitFor()
    await tabTo(page, 'Take from the pool')
    await page.keyboard.press('Enter')
    await page.getByText('This customer is yours now').waitFor()
    await eventually(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('HTML')
  })
})

async function contractOf(page: Page, id: string): Promise<{ status: string; gross: { amount: string } }> {
  return (await ask<{ contract: { status: string; gross: { amount: string } } }>(page, 'query ($id: ID!) { contract(id: $id) { status gross { amount } } }', { id })).contract
}

/** Steps on until the focus is on what has this name, as somebody does who has no mouse. */
const tabTo = (page: Page, name: string) => step(page, 'Tab', name)
const stepBackTo = (page: Page, name: string) => step(page, 'Shift+Tab', name)

async function step(page: Page, key: string, name: string): Promise<void> {
  for (let steps = 0; steps < 150; steps++) {
    if ((await focused(page)).startsWith(name)) return
    await page.keyboard.press(key)
  }
  throw new Error(`The keys do not reach "${name}".`)
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as (HTMLElement & { labels?: NodeListOf<HTMLElement> }) | null
    const own = element?.matches('button, a') ? element.innerText : '' // a panel is not named by what stands in it
    return (element?.getAttribute('aria-label') ?? element?.labels?.[0]?.innerText ?? own).trim()
  })
}
