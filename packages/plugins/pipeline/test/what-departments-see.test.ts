import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createDeal, openCompany, type Company } from './company.ts'

const customerQuery = 'query ($id: ID!) { customer(id: $id) { name creditCode address phone description website contacts { nodes { name } } interactions { nodes { summary } } opportunities { nodes { name } } } }'
const dealQuery = 'query ($id: ID!) { opportunity(id: $id) { name amount { amount currency } stage { key } owner { name } nextStep description lossReason customer { name } } }'

describe('what the departments that do not sell see of customers and deals', () => {
  let company: Company
  let customerId: string
  let dealId: string
  beforeAll(async () => {
    company = await openCompany()
    const { rep, stages } = company
    const input = { name: 'Huaxing', address: '1 Ring Road', phone: '+86 10 1234', website: 'https://huaxing.example', description: 'Quarrels with its landlord.' }
    const made = await ask<{ createCustomer: { customer: { id: string } } }>(rep, 'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { ... on CreateCustomerPayload { customer { id } } } }', { input })
    customerId = made.createCustomer.customer.id
    await ask(rep, 'mutation ($input: CreateContactInput!) { createContact(input: $input) { __typename } }', { input: { name: 'Ms Hua', customerId } })
    await ask(rep, 'mutation ($input: CreateInteractionInput!) { createInteraction(input: $input) { __typename } }', { input: { summary: 'She will sign', kind: 'CALL', at: '2026-01-05T02:00:00Z', customerId } })
    dealId = (await createDeal(rep, { name: 'Works', customerId, stageId: stages['DISCOVERY'], amount: { amount: '580000.00' }, nextStep: 'Offer more', description: 'They have no other bidder.' })).opportunity.id
  })
  afterAll(() => company.test.close())

  const seenBy = async (caller: TestCaller) => ({
    customer: (await ask<{ customer: Record<string, unknown> | null }>(caller, customerQuery, { id: customerId })).customer,
    deal: (await ask<{ opportunity: Record<string, unknown> | null }>(caller, dealQuery, { id: dealId })).opportunity,
  })

  it('finance bills: who the customer is and where, and what the deal is worth; neither what is said nor with whom', async () => {
    expect(await seenBy(await company.test.as('FINANCE', { unit: 'finance' }))).toEqual({
      customer: { name: 'Huaxing', creditCode: null, address: '1 Ring Road', phone: null, description: null, website: null, contacts: { nodes: [] }, interactions: { nodes: [] }, opportunities: { nodes: [{ name: 'Works' }] } },
      deal: { name: 'Works', amount: { amount: '580000.00', currency: 'CNY' }, stage: { key: 'DISCOVERY' }, owner: { name: 'Li' }, nextStep: null, description: null, lossReason: null, customer: { name: 'Huaxing' } },
    })
  })

  it('nobody finds a withheld text by filtering, searching or sorting by it', async () => {
    const finance = await company.test.as('FINANCE', { unit: 'finance' })
    const byFilter = await finance.graphql('{ customers(filter: { description: { contains: "landlord" } }) { nodes { id } } }')
    const bySort = await finance.graphql('{ opportunities(orderBy: [{ field: nextStep, direction: ASC }]) { nodes { id } } }')
    for (const answer of [byFilter, bySort]) expect(answer.errors?.length).toBeGreaterThan(0)
  })

  it.each(['SUPPORT', 'LOGISTICS', 'LEGAL', 'PRODUCT', 'TECHNICAL'] as const)('%s has no part in customers and deals without a task there', async (role) => {
    expect(await seenBy(await company.test.as(role, { unit: 'services' }))).toEqual({ customer: null, deal: null })
  })

  it('an administrator configures, and sees no customer and no deal by that role alone', async () => {
    const admin = await company.test.as('SYSADMIN', { unit: 'office' })
    expect(await seenBy(admin)).toEqual({ customer: null, deal: null })
    const answer = await ask<{ updateCustomer: { code: string } }>(admin, 'mutation ($id: ID!) { updateCustomer(input: { id: $id, expectedVersion: 1, name: "Other" }) { ... on Error { code } } }', { id: customerId })
    expect(answer.updateCustomer.code).toBe('NOT_FOUND')
    const { stages } = await ask<{ stages: { totalCount: number } }>(admin, '{ stages { totalCount } }')
    expect(stages.totalCount).toBeGreaterThan(3)
  })
})
