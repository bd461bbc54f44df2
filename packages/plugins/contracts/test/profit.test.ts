import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, cny, did, openCompany, run, type Company } from './company.ts'
import { exampleDraft, look, reviewed, signed, signedContract } from './deal.ts'

interface Profit {
  readonly net: { readonly amount: string }
  readonly planned: { readonly amount: string }
  readonly direct: { readonly amount: string }
  readonly profit: { readonly amount: string }
  readonly marginBp: number | null
  readonly unknownLines: number
  readonly base: { readonly amount: string; readonly currency: string } | null
  readonly shares: readonly { readonly name: string; readonly amount: { readonly amount: string } }[]
}

const PROFIT = 'query ($id: ID!) { contractProfit(id: $id) { net { amount } planned { amount } direct { amount } profit { amount } marginBp unknownLines base { amount currency } shares { name amount { amount } } } }'

describe('what a contract brings', () => {
  let company: Company
  beforeAll(async () => {
    company = await openCompany()
    company.setDay('2026-02-10')
  })
  afterAll(() => company.test.close())

  const read = async (id: string, caller = company.director) => (await ask<{ contractProfit: Profit }>(caller, PROFIT, { id })).contractProfit
  const figures = async (id: string) => {
    const { net, planned, direct, profit, marginBp, unknownLines } = await read(id)
    return [net.amount, planned.amount, direct.amount, profit.amount, marginBp, unknownLines]
  }
  const record = async (caller: Company['rep'], input: object) => (await ask<{ result: { code?: string; record?: { id: string; version: number } } }>(caller, 'mutation ($input: RecordContractCostInput!) { result: recordContractCost(input: $input) { __typename ... on RecordContractCostPayload { record: contractCost { id version } } ... on Error { code } } }', { input })).result
  const takeBack = async (caller: Company['rep'], input: object) => (await ask<{ result: { code?: string } }>(caller, 'mutation ($input: ReverseContractCostInput!) { result: reverseContractCost(input: $input) { __typename ... on Error { code } } }', { input })).result
  const facts = async (id: string) => (await company.test.app.systemContext('test').db['outboxEvent']!.findMany({ where: { type: 'contract.profit', recordId: id.split(':')[1] }, orderBy: [{ id: 'asc' }] })).map(({ payload }) => (payload as { profit: { minor: string } }).profit.minor)

  it('is its net price less its cost, divided by the revenue shares to the cent', async () => {
    const { id } = await signedContract(company)
    expect(await figures(id)).toEqual(['512389.38', '94000.00', '0.00', '418389.38', 8_165, 0])
    expect((await read(id)).shares.map(({ name, amount }) => [name, amount.amount])).toEqual([['李娜', '292872.57'], ['王强', '125516.81']])
    expect(await facts(id)).toEqual(['41838938'])
  })

  it('is told to those who may see costs, and to nobody else', async () => {
    const { id } = await signedContract(company)
    expect(await record(company.finance, { contractId: id, kind: 'TRAVEL', title: 'Train', incurredOn: '2026-02-10', amount: cny('1.00') })).not.toHaveProperty('code')
    for (const role of ['manager', 'director', 'finance', 'leader', 'auditor'] as const) expect((await read(id, company[role])).profit.amount).toBe('418388.38')
    const code = async (caller: Company['rep']) => (await caller.graphql(PROFIT, { id })).errors?.[0]?.extensions?.['code']
    expect(await code(company.rep)).toBe('CONTRACT_NOT_ALLOWED')
    for (const role of ['otherRep', 'southManager', 'support', 'admin'] as const) expect(await code(company[role])).toBe('NOT_FOUND')
    const rows = async (caller: Company['rep']) => (await ask<{ contractCosts: { totalCount: number } }>(caller, '{ contractCosts { totalCount } }')).contractCosts.totalCount
    for (const role of ['rep', 'otherRep', 'southManager', 'support', 'admin'] as const) expect(await rows(company[role])).toBe(0)
    for (const role of ['manager', 'director', 'finance'] as const) expect(await rows(company[role])).toBe(1)
  })

  it('falls by what is noted beside the lines, by finance alone, and rises where that is taken back', async () => {
    const { id } = await signedContract(company)
    const cost = { contractId: id, kind: 'LABOUR', title: 'Overtime', incurredOn: '2026-02-10', amount: cny('8389.38') }
    for (const role of ['rep', 'manager', 'director', 'leader'] as const) expect(await record(company[role], cost)).toMatchObject({ code: 'CONTRACT_NOT_ALLOWED' })
    expect(await record(company.finance, { ...cost, incurredOn: '2026-02-11' })).toMatchObject({ code: 'HAPPENED_IN_THE_FUTURE' })
    expect(await record(company.finance, { ...cost, amount: cny('0.00') })).toMatchObject({ code: 'RECEIPT_AMOUNT' })
    expect(await record(company.finance, { ...cost, amount: { amount: '1.00', currency: 'USD' } })).toMatchObject({ code: 'CONTRACT_CURRENCY_MIXED' })
    const { id: draft } = await did(company.rep, 'draftContract', exampleDraft(company))
    expect(await record(company.finance, { ...cost, contractId: draft })).toMatchObject({ code: 'CONTRACT_STATE' })
    const { record: row } = await record(company.finance, cost)
    expect(await figures(id)).toEqual(['512389.38', '94000.00', '8389.38', '410000.00', 8_002, 0])
    const back = { id: row!.id, expectedVersion: row!.version }
    expect(await takeBack(company.director, back)).toMatchObject({ code: 'CONTRACT_NOT_ALLOWED' })
    expect(await takeBack(company.finance, back)).not.toHaveProperty('code')
    expect(await takeBack(company.finance, back)).toMatchObject({ code: 'COST_TAKEN_BACK' })
    expect([(await figures(id))[2], await facts(id)]).toEqual(['0.00', ['41838938', '41000000', '41838938']])
  })

  it('takes the cost of a product from the catalog where none was typed, and freezes it with the signature', async () => {
    const create = async (name: string, input: object) => (await ask<{ result: { record: { id: string } } }>(company.director, `mutation ($input: Create${name}Input!) { result: create${name}(input: $input) { __typename ... on Create${name}Payload { record: ${name.charAt(0).toLowerCase()}${name.slice(1)} { id } } ... on Error { code message } } }`, { input })).result.record
    const product = await create('Product', { code: 'KEY', name: 'Key', kind: 'HARDWARE' })
    const worth = (validFrom: string, amount: string) => create('ProductCost', { productId: product.id, validFrom, unitCost: cny(amount) })
    await worth('2026-01-01', '350.00')
    const line = { title: 'Keys', kind: 'HARDWARE', productId: product.id, quantity: '2.5', unitPrice: cny('1130.00'), taxRateBp: 1_300 }
    const content = { lines: [line, { title: 'Advice', kind: 'SERVICE', quantity: '1', unitPrice: cny('106.00'), taxRateBp: 600 }], installments: [{ title: 'All', shareBp: 10_000, trigger: 'ON_SIGN' }], obligations: [], splits: null }
    const { id } = await did(company.rep, 'draftContract', { ...exampleDraft(company), ...content, splits: exampleDraft(company).splits })
    expect(await figures(id)).toEqual(['2600.00', '875.00', '0.00', '1725.00', 6_635, 1])
    await reviewed(company, id, ['legal', 'product', 'finance'])
    await signed(company, id)
    await worth('2026-02-01', '900.00')
    expect((await figures(id))[1]).toBe('875.00')
    const { contract } = await ask<{ contract: { lines: { nodes: { title: string; costEstimate: { amount: string } | null; costFromCatalog: boolean }[] } } }>(company.director, 'query ($id: ID!) { contract(id: $id) { lines(orderBy: [{ field: TITLE, direction: ASC }]) { nodes { title costEstimate { amount } costFromCatalog } } } }', { id })
    expect(contract.lines.nodes).toEqual([{ title: 'Advice', costEstimate: null, costFromCatalog: false }, { title: 'Keys', costEstimate: { amount: '875.00' }, costFromCatalog: true }])
    const { id: less } = await did(company.rep, 'draftContract', { ...exampleDraft(company), ...content, splits: exampleDraft(company).splits, title: 'Less', type: 'AMENDMENT', parentId: id, terms: [], installments: [], lines: [{ ...line, quantity: '1', unitPrice: cny('-113.00') }] })
    await reviewed(company, less, ['legal', 'product', 'finance'])
    await signed(company, less)
    expect(await figures(id)).toEqual(['2500.00', '875.00', '0.00', '1625.00', 6_500, 1])
    expect(await figures(less)).toEqual(await figures(id))
    expect((await look(company.rep, less)).status).toBe('SIGNED')
  })

  it('is what a settlement leaves of it where the contract was terminated', async () => {
    const { id } = await signedContract(company, { lines: [{ title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: cny('1060.00'), taxRateBp: 600, costEstimate: cny('300.00') }], installments: [{ title: 'All', shareBp: 10_000, trigger: 'ON_SIGN' }], obligations: [] })
    const version = async () => (await look(company.rep, id)).version
    await did(company.director, 'proposeTermination', { id, expectedVersion: await version(), reason: 'Over', terminatedOn: '2026-02-10', settlement: cny('530.00') })
    await did(company.finance, 'agreeTermination', { id, expectedVersion: await version() })
    expect([await figures(id), await facts(id)]).toEqual([['500.00', '300.00', '0.00', '200.00', 4_000, 0], ['70000', '20000']])
    expect(await run(company.rep, 'fulfilContract', { id, expectedVersion: await version() })).toHaveProperty('code')
  })
})
