import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { act } from './support/act.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'

interface Deals { readonly opportunities: { readonly nodes: readonly { readonly id: string; readonly name: string }[] } }

const query = (filter: string) => `{ opportunities(first: 1, filter: ${filter}) { nodes { id name } } }`
const addressOf = (id: string) => `/pipeline/opportunities/${id.split(':')[1]}`

describe('the page of a deal', () => {
  beforeAll(openCompany)

  test('lets it rest and go on, and gives it to somebody else, by the keyboard alone', async ({ visit }) => {
    const page = await visit('/', { as: 'director' })
    const [deal] = (await ask<Deals>(page, query('{ stage: { key: { eq: "DISCOVERY" } }, owner: { name: { isNull: false } } }'))).opportunities.nodes
    await page.goto(addressOf(deal!.id))
    await act(page, 'Put on hold')
    const hold = page.getByRole('dialog', { name: 'Put on hold' })
    await hold.getByRole('textbox', { name: 'Reason' }).press('N')
    await page.keyboard.insertText('o budget before spring')
    await hold.getByRole('button', { name: 'Put on hold' }).press('Enter')
    await eventually(() => stateOf()).toMatchObject({ holdReason: 'No budget before spring' })
    await hold.waitFor({ state: 'detached' })
    const rests = page.getByText(/^On hold since .+: No budget before spring$/)
    await rests.waitFor()
    await act(page, 'Resume')
    await eventually(() => stateOf()).toMatchObject({ heldSince: null })
    await rests.waitFor({ state: 'detached' })

    await act(page, 'Reassign')
    const reassign = page.getByRole('dialog', { name: 'Reassign' })
    await reassign.getByRole('combobox', { name: 'New owner' }).focus()
    await page.keyboard.insertText('王强')
    await page.getByRole('option', { name: '王强' }).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await reassign.getByText('Credit from today on').waitFor()
    await picture(page, 'deal-reassign')
    expect(await violations(page)).toEqual([])
    await reassign.getByRole('button', { name: 'Reassign' }).press('Enter')
    await eventually(() => stateOf()).toMatchObject({ owner: { name: '王强' } })

    async function stateOf(): Promise<object> {
      return (await ask<{ opportunity: object }>(page, 'query ($id: ID!) { opportunity(id: $id) { heldSince holdReason owner { name } } }', { id: deal!.id })).opportunity
    }
  })

  test('reopens what is lost, for whoever closes deals', async ({ visit }) => {
    const page = await visit('/', { as: 'director', viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
    const [deal] = (await ask<Deals>(page, query('{ stage: { key: { eq: "LOST" } } }'))).opportunities.nodes
    await page.evaluate(() => localStorage.setItem('tenon.locale', 'zh-CN'))
    await page.goto(addressOf(deal!.id))
    await page.getByRole('button', { name: '操作', exact: true }).press('Enter')
    const reopen = page.getByRole('menuitem', { name: '重新打开' })
    await reopen.waitFor()
    await picture(page, 'deal-lost-zh-dark')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await reopen.press('Enter')
    await eventually(async () => (await ask<{ opportunity: { stage: { outcome: string } } }>(page, 'query ($id: ID!) { opportunity(id: $id) { stage { outcome } } }', { id: deal!.id })).opportunity.stage.outcome).toBe('OPEN')
  })
})
