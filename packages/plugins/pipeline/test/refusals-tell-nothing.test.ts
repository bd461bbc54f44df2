import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createDeal, openCompany, type Company } from './company.ts'
import { act } from './deals/deals.ts'

interface Answer {
  readonly __typename: string
  readonly customer?: { readonly id: string; readonly version: number }
  readonly code?: string
  readonly message?: string
  readonly fields?: readonly { readonly path: string; readonly code: string; readonly message: string }[]
}

const members = '{ __typename ... on ValidationError { fields { path code message } } ... on Error { code message } }'
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** A valid credit code (GB 32100-2015). */
function creditCode(serial: number): string {
  const head = `91310000${String(serial).padStart(9, '0')}`
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(head[index] ?? ''), 0)
  return head + alphabet[(31 - (sum % 31)) % 31]
}

describe('a refusal of the database tells nothing of rows out of sight', () => {
  let company: Company
  beforeAll(async () => {
    company = await openCompany()
  })
  afterAll(() => company.test.close())

  const create = async (caller: TestCaller, input: Record<string, unknown>): Promise<Answer> => (await ask<{ result: Answer }>(caller, `mutation ($input: CreateCustomerInput!) { result: createCustomer(input: $input) { ... on CreateCustomerPayload { customer { id version } } ...R } } fragment R on CreateCustomerResult ${members}`, { input })).result
  const update = async (caller: TestCaller, input: Record<string, unknown>): Promise<Answer> => (await ask<{ result: Answer }>(caller, `mutation ($input: UpdateCustomerInput!) { result: updateCustomer(input: $input) { ... on UpdateCustomerPayload { customer { id version } } ...R } } fragment R on UpdateCustomerResult ${members}`, { input })).result
  const remove = async (caller: TestCaller, { id, version }: { id: string; version: number }): Promise<Answer> => (await ask<{ result: Answer }>(caller, `mutation ($input: DeleteCustomerInput!) { result: deleteCustomer(input: $input) { ... on DeleteCustomerPayload { id } ...R } } fragment R on DeleteCustomerResult ${members}`, { input: { id, expectedVersion: version } })).result

  it('a value that a hidden record has is refused as one that an own record has: at creating and at changing', async () => {
    const [hidden, own] = [creditCode(1), creditCode(2)]
    await create(company.otherRep, { name: 'Hidden', creditCode: hidden })
    await create(company.rep, { name: 'Own', creditCode: own })
    const [atHidden, atOwn] = [await create(company.rep, { name: 'New', creditCode: hidden }), await create(company.rep, { name: 'New', creditCode: own })]
    expect(atHidden).toEqual(atOwn)
    expect(JSON.stringify(atHidden)).toMatch(/DUPLICATE|NOT_UNIQUE/)
    expect(JSON.stringify(atHidden)).not.toMatch(/Hidden|constraint|_key|customers\./)
    const { customer } = await create(company.rep, { name: 'Third' })
    const changed = await Promise.all([hidden, own].map((code) => update(company.rep, { id: customer!.id, expectedVersion: customer!.version, creditCode: code })))
    expect(changed[0]).toEqual(changed[1])
    expect(JSON.stringify(changed[0])).toMatch(/DUPLICATE|NOT_UNIQUE/)
  })

  it('a record that hidden records point at is not deleted, with the same words as where they are in sight', async () => {
    const { director, rep } = company
    const product = await company.test.as('PRODUCT', { name: 'Ma', unit: 'product' })
    const deal = (await createDeal(rep, { name: '王芳', stageId: company.stages['DISCOVERY'] })).opportunity
    const answers: Record<string, unknown> = {}
    for (const [name, caller] of Object.entries({ hidden: product, seen: director })) {
      const { record } = await act(product, 'createProduct', { name: `Sold, ${name}`, code: name }, 'product')
      await act(rep, 'createOpportunityLine', { opportunityId: deal.id, productId: record!.id, quantity: '1', unitPrice: { amount: '10.00', currency: 'CNY' } }, 'opportunityLine')
      expect((await ask<{ opportunityLines: { totalCount: number } }>(caller, '{ opportunityLines { totalCount } }')).opportunityLines.totalCount > 0).toBe(name === 'seen')
      const query = `mutation ($input: DeleteProductInput!) { result: deleteProduct(input: $input) { ...R } } fragment R on DeleteProductResult ${members}`
      answers[name] = (await ask<{ result: unknown }>(caller, query, { input: { id: record!.id, expectedVersion: 1 } })).result
    }
    expect(answers['hidden']).toEqual(answers['seen'])
    expect(answers['hidden']).toMatchObject({ code: 'REFERENCED', message: expect.not.stringMatching(/line|opportunity|王芳|constraint/i) as string })
  })

  it('nor by rows of a plugin that is switched off, whose name is not said', async () => {
    const { pool } = company.test.app.database
    const { customer } = await create(company.rep, { name: 'Trained' })
    await pool.query('create schema training')
    await pool.query('create table training.course (id uuid primary key default gen_random_uuid(), customer_id uuid not null references customers.customer (id))')
    await pool.query('insert into training.course (customer_id) values ($1)', [customer!.id.split(':')[1]])
    const answer = await remove(company.manager, customer!)
    await pool.query('drop schema training cascade')
    expect(answer).toMatchObject({ __typename: 'RefusedError', code: 'REFERENCED' })
    expect(JSON.stringify(answer)).not.toMatch(/training|course/i)
    expect(await remove(company.manager, customer!)).toMatchObject({ __typename: 'DeleteCustomerPayload' })
  })
})
