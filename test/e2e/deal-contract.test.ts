import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { test } from './support/test.ts'

interface Deals { readonly opportunities: { readonly nodes: readonly { readonly id: string; readonly name: string; readonly amount: { readonly amount: string } }[] } }

const query = (stage: string) => `{ opportunities(first: 1, filter: { stage: { key: { eq: "${stage}" } }, customer: { name: { isNull: false } } }) { nodes { id name amount { amount } } } }`

describe('the contract of a deal', () => {
  beforeAll(openCompany)

  test('is drafted from the page of the deal when it is contracting, with its name and price', async ({ visit }) => {
    const director = await visit('/', { as: 'director' })
    const [deal] = (await ask<Deals>(director, query('CONTRACTING'))).opportunities.nodes
    const address = (id: string) => `/pipeline/opportunities/${id.split(':')[1]}`
    await director.goto(address(deal!.id))
    await director.getByRole('button', { name: 'Draft contract' }).press('Enter')
    await director.getByRole('heading', { name: 'Draft a contract', level: 1 }).waitFor()
    await director.getByText('The customer of the deal').waitFor()
    for (const step of ['Values', 'Clauses', 'Lines and payment', 'Preview']) {
      await director.getByRole('button', { name: 'Next' }).press('Enter')
      await director.getByRole('heading', { name: step, level: 2 }).waitFor()
    }
    await director.getByRole('button', { name: 'Save as draft' }).press('Enter')
    await director.waitForURL('**/contracts/contracts/**')
    await director.getByRole('heading', { name: deal!.name, level: 1 }).waitFor()
    await picture(director, 'contract-of-deal')
    expect(await violations(director)).toEqual([])
    const { contract } = await ask<{ contract: unknown }>(director, 'query ($id: ID!) { contract(id: $id) { status gross { amount } opportunity { id } } }', { id: `Contract:${new URL(director.url()).pathname.split('/').at(-1)}` })
    expect(contract).toEqual({ status: 'DRAFT', gross: { amount: deal!.amount.amount }, opportunity: { id: deal!.id } })

    const [early] = (await ask<Deals>(director, query('DISCOVERY'))).opportunities.nodes
    await director.goto(address(early!.id))
    await director.getByRole('heading', { name: early!.name, level: 1 }).waitFor()
    expect(await director.getByRole('button', { name: 'Draft contract' }).count()).toBe(0)
  })
})
