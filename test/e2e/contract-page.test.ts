import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { draftContract, must, signedContract } from './support/signed-contract.ts'
import { eventually, test } from './support/test.ts'

const addressOf = (id: string) => `/contracts/contracts/${id.split(':')[1]}`

async function customerOf(page: Page, name: string): Promise<string> {
  return (await must(page, 'createCustomer', { name }, 'customer')).id
}

describe('the page of a contract', () => {
  beforeAll(openCompany)

  test('has a payment plan that shows what is missing while it is written', async ({ visit }) => {
    const rep = await visit('/', { as: 'rep' })
    const stamp = Date.now()
    const id = await draftContract(rep, await customerOf(rep, `Plan Works ${stamp}`), `Plan ${stamp}`)
    await rep.goto(addressOf(id))
    await rep.getByRole('tab', { name: 'Plan and payments' }).click()
    await rep.getByRole('button', { name: 'Edit plan' }).click()
    await rep.getByText('Makes up the price of ¥1,000.00 exactly').waitFor()
    await rep.getByRole('button', { name: 'Remove installment 2' }).click()
    await rep.getByText('¥500.00 missing to ¥1,000.00').waitFor()
    await rep.getByRole('button', { name: 'Add installment' }).click()
    const second = rep.getByRole('group', { name: 'Installment 2' })
    await second.getByLabel('Title').fill('Rest')
    await second.getByLabel('Share').fill('50')
    await second.getByLabel('Share').blur()
    await rep.getByText('Makes up the price of ¥1,000.00 exactly').waitFor()
    await picture(rep, 'plan-editor')
    expect(await violations(rep)).toEqual([])
    await rep.getByRole('button', { name: 'Save plan' }).click()
    await rep.getByText('Payment plan saved').waitFor()
    const { contract } = await ask<{ contract: { installments: { nodes: unknown[] } } }>(rep, 'query ($id: ID!) { contract(id: $id) { installments(orderBy: [{ field: ORDINAL, direction: ASC }]) { nodes { title amount { amount } } } } }', { id })
    expect(contract.installments.nodes).toEqual([{ title: 'On signing', amount: { amount: '500.00' } }, { title: 'Rest', amount: { amount: '500.00' } }])
  })

  test('has lines whose tax and totals follow what is typed, which a failed save does not lose', async ({ visit, complaints }) => {
    complaints.expect(/ERR_FAILED|Failed to load/)
    const rep = await visit('/', { as: 'rep' })
    const stamp = Date.now()
    const id = await draftContract(rep, await customerOf(rep, `Line Works ${stamp}`), `Lines ${stamp}`)
    await rep.goto(addressOf(id))
    await rep.getByRole('tab', { name: 'Lines and totals' }).click()
    await rep.getByRole('button', { name: 'Edit lines' }).click()
    const line = rep.getByRole('group', { name: 'Line 1' })
    await line.getByLabel('Quantity').fill('2')
    await line.getByLabel('Quantity').blur()
    await rep.getByRole('status', { name: 'Totals' }).getByText('¥2,000.00').waitFor()
    await picture(rep, 'lines-editor')
    expect(await violations(rep)).toEqual([])
    const lost = (url: URL) => url.pathname === '/graphql'
    await rep.route(lost, (route) => (route.request().postData()?.includes('reviseContract') ? route.abort() : route.continue()))
    await rep.getByRole('button', { name: 'Save lines' }).click()
    await rep.getByText('This could not be saved. What you typed is still here: try again in a moment.').waitFor()
    await eventually(() => line.getByLabel('Quantity').inputValue()).toBe('2')
    await rep.unroute(lost)
    await rep.getByRole('button', { name: 'Save lines' }).click()
    await rep.getByText('Lines saved').waitFor()
    const { contract } = await ask<{ contract: unknown }>(rep, 'query ($id: ID!) { contract(id: $id) { gross { amount } tax { amount } } }', { id })
    expect(contract).toEqual({ gross: { amount: '2000.00' }, tax: { amount: '230.09' } })
  })

  test('compares what was submitted with what it says now, word by word and from key to key', async ({ visit }) => {
    const rep = await visit('/', { as: 'rep' })
    const stamp = Date.now()
    const director = await visit('/', { as: 'director' })
    const id = await signedContract(rep, director, await customerOf(rep, `Redline Works ${stamp}`), `Redline ${stamp}`)
    await rep.goto(addressOf(id))
    await rep.getByRole('tab', { name: 'Changes' }).click()
    await rep.getByText('The two say the same').waitFor()
    await rep.getByRole('tab', { name: 'Plan and payments' }).click()
    await rep.getByText('On signing').first().waitFor()
    await picture(rep, 'plan-signed')
    await rep.getByRole('tab', { name: 'Rights and duties' }).click()
    await rep.getByRole('button', { name: 'Done or waived' }).click()
    const dialog = rep.getByRole('dialog', { name: 'Deliver the licence' })
    await dialog.getByLabel('Evidence').fill('Delivery note 7')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await rep.getByText('Obligation noted').waitFor()
    await rep.getByText(/Delivery note 7/).waitFor()
    await picture(rep, 'obligations')
    expect(await violations(rep)).toEqual([])
  })

  test('shows a redline of a draft that came back', async ({ visit }) => {
    const rep = await visit('/', { as: 'rep' })
    const stamp = Date.now()
    const id = await draftContract(rep, await customerOf(rep, `Returned Works ${stamp}`), `Returned ${stamp}`)
    const versionOf = async () => (await ask<{ contract: { version: number } }>(rep, 'query ($id: ID!) { contract(id: $id) { version } }', { id })).contract.version
    await must(rep, 'submitContract', { id, expectedVersion: await versionOf() }, 'contract')
    await must(rep, 'withdrawContract', { id, expectedVersion: await versionOf() }, 'contract')
    await must(rep, 'reviseContract', { id, expectedVersion: await versionOf(), terms: ['PRICE', 'PAYMENT', 'DELIVERY', 'AFTER_SALES'].map((category) => ({ category, title: category, text: category === 'PAYMENT' ? 'What is agreed for PAYMENT, in 45 days.' : `What holds for ${category}.` })) }, 'contract')
    await rep.goto(addressOf(id))
    await rep.getByRole('tab', { name: 'Changes' }).click()
    await rep.getByText('1 change', { exact: true }).waitFor()
    await rep.locator('ins').filter({ hasText: '45' }).waitFor()
    await rep.getByRole('button', { name: /Next change/ }).click()
    await eventually(() => rep.evaluate(() => document.activeElement?.textContent)).toContain('45 days')
    await picture(rep, 'redline')
    expect(await violations(rep)).toEqual([])
  })
})
