import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createCustomer, openCompany, run, type Company } from './company.ts'

interface Case { readonly id: string; readonly version: number; readonly summary: string; readonly status: string; readonly byName: boolean; readonly byPhone: boolean }

describe('two customers that look like one', () => {
  let company: Company
  beforeAll(async () => { company = await openCompany() })
  afterAll(() => company.test.close())

  const cases = async (caller: TestCaller) => (await ask<{ duplicateCases: { nodes: Case[] } }>(caller, '{ duplicateCases(orderBy: [{ field: SUMMARY, direction: ASC }]) { nodes { id version summary status byName byPhone } } }')).duplicateCases.nodes
  const decide = (caller: TestCaller, verb: string, { id, version }: Case) => run(caller, `${verb}DuplicateCase`, { id, expectedVersion: version }, ['duplicateCase', 'id version'])

  it('become a case once, whatever way they came in, for whoever may merge both', async () => {
    await createCustomer(company.rep, { name: '启明软件有限公司', phone: '021-55550101' })
    await createCustomer(company.colleague, { name: '啟明軟件', phone: '+86 21 5555 0101' })
    await createCustomer(company.otherRep, { name: 'Alone' })
    await company.test.runJobs()
    await company.test.runJobs()
    expect(await cases(company.manager)).toMatchObject([{ summary: '啟明軟件 / 启明软件有限公司', status: 'OPEN', byName: true, byPhone: true }])
    expect(await cases(company.director)).toHaveLength(1)
    expect(await cases(company.rep)).toEqual([])
  })

  it('in two teams are a director\'s to see: a manager is told of neither', async () => {
    await createCustomer(company.rep, { name: 'Across Optics Ltd.' })
    await createCustomer(company.otherRep, { name: 'across optics' })
    await company.test.runJobs()
    expect(await cases(company.manager)).toHaveLength(1)
    expect(await cases(company.director)).toHaveLength(2)
  })

  it('are said to be two, and stay so until somebody looks again', async () => {
    const [across] = await cases(company.director)
    expect((await decide(company.manager, 'keepApart', across!)).code).toBe('NOT_FOUND')
    expect((await decide(company.director, 'keepApart', across!)).code).toBeUndefined()
    await company.test.runJobs()
    expect((await cases(company.director))[0]!.status).toBe('DIFFERENT')
    await decide(company.director, 'reopen', (await cases(company.director))[0]!)
    expect((await cases(company.director))[0]!.status).toBe('OPEN')
  })

  it('are done with when they are merged, and open again when that is undone', async () => {
    const two = (await ask<{ customers: { nodes: { id: string }[] } }>(company.manager, '{ customers(filter: { phone: { isNull: false } }, orderBy: [{ field: CREATED_AT, direction: ASC }]) { nodes { id } } }')).customers.nodes
    expect((await run(company.manager, 'mergeCustomers', { winnerId: two[0]!.id, loserId: two[1]!.id })).code).toBeUndefined()
    const system = company.test.app.base['duplicateCase']!
    const status = async () => ((await system['findFirstOrThrow']!({ where: { byPhone: true } })) as { status: string }).status
    expect(await status()).toBe('MERGED')
    await company.test.runJobs()
    expect(await status()).toBe('MERGED')
    const { customerMerges } = await ask<{ customerMerges: { nodes: { id: string }[] } }>(company.manager, '{ customerMerges { nodes { id } } }')
    expect((await run(company.manager, 'unmergeCustomers', { mergeId: customerMerges.nodes[0]!.id })).code).toBeUndefined()
    expect(await status()).toBe('OPEN')
  })
})
