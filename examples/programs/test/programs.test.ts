import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { contracts } from '@tenon/contracts'
import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { customers } from '@tenon/customers'
import { pipeline } from '@tenon/pipeline'
import { connect, type Company } from '../src/connect.ts'
import { nightlySync } from '../src/nightly-sync.ts'
import { revenueReport } from '../src/revenue-report.ts'

describe('programs that use the API', () => {
  let test: TestApp
  let company: Company
  beforeAll(async () => {
    test = await createTestApp({ plugins: [customers(), catalog(), approvals(), pipeline(), contracts()] })
    company = connectAs(await test.as('REP', { unit: 'north' }))
  })
  afterAll(() => test.close())

  it('brings customers in once, and what changed of them afterwards', async () => {
    const first = [{ name: 'Qiming Software', creditCode: '91310000MA1FL0001R' }, { name: 'Hua Ltd', creditCode: '91310000MA1FL0002W' }]
    const report = await nightlySync(company, first)
    expect([report.created, report.unchanged + report.renamed, report.refused]).toEqual([2, 0, []])
    expect(await nightlySync(company, first)).toEqual({ created: 0, renamed: 0, unchanged: 2, refused: [] })
    expect(await nightlySync(company, [{ ...first[0]!, name: 'Qiming Group' }, { name: '', creditCode: '91310000MA1FL00030' }])).toMatchObject({ created: 0, renamed: 1, refused: [expect.any(String)] })
  })

  it('reports what each customer may bring and has agreed to', async () => {
    const { customers: list } = await company.query({ customers: { $: { filter: { name: { contains: 'Qiming' } } }, nodes: { id: true } } })
    const { stages } = await company.query({ stages: { $: { first: 1, orderBy: [{ field: 'ORDINAL' }] }, nodes: { id: true } } })
    const made = await company.mutate('createOpportunity', { input: { name: 'Licences', customerId: list.nodes[0]!.id, stageId: stages.nodes[0]!.id, amount: { amount: '1200.50', currency: 'CNY' }, expectedCloseOn: '2030-01-31' } }, { opportunity: { id: true } })
    expect(made).toMatchObject({ ok: true })
    expect(await revenueReport(company)).toEqual([
      { customer: 'Hua Ltd', opportunities: 0, expected: [], contracts: 0, signed: [] },
      { customer: 'Qiming Group', opportunities: 1, expected: ['1200.50 CNY'], contracts: 0, signed: [] },
    ])
  })
})

function connectAs(caller: TestCaller): Company {
  return connect({
    url: 'http://tenon/graphql', token: '',
    fetch: (url, { headers, ...init } = {}) => {
      const { authorization: _none, ...rest } = headers as Record<string, string>
      return caller.fetch(new URL(url as string).pathname, { ...init, headers: rest })
    },
  })
}
