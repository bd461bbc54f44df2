import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, openCompany, type Company } from './company.ts'

interface Page {
  readonly nodes: readonly { readonly id: string }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string | null; readonly startCursor: string | null }
}

const pageFields = 'nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'

describe('lists of opportunities', () => {
  let company: Company
  const size = 60
  beforeAll(async () => {
    company = await openCompany()
    const { test, stages, rep } = company
    const context = test.app.systemContext('test')
    const keys = Object.keys(stages)
    const { createCustomer } = await ask<{ createCustomer: { customer: { id: string } } }>(rep, 'mutation { createCustomer(input: { name: "Hua Xing" }) { ... on CreateCustomerPayload { customer { id } } } }')
    const customerId = createCustomer.customer.id.slice('Customer:'.length)
    await context.db['opportunity']!.createMany({
      data: Array.from({ length: size }, (_, index) => ({
        name: `Deal ${index % 7}`, stageId: stages[keys[index % 5]!]!.slice('Stage:'.length), probabilityBp: 1_000 * (index % 5), ownerId: rep.personId,
        customerId: index % 3 === 0 ? null : customerId,
        amountMinor: index % 6 === 0 ? null : BigInt(1_000 * (index % 9)), currency: 'CNY', keyDeal: index % 2 === 0,
        expectedCloseOn: index % 4 === 0 ? null : new Date(Date.UTC(2026, index % 5, 1)), forecastCategory: (['PIPELINE', 'COMMIT', 'BEST_CASE'] as const)[index % 3],
      })),
    })
  })
  afterAll(() => company.test.close())

  const orders = ['NAME', 'AMOUNT', 'EXPECTED_CLOSE_ON', 'FORECAST_CATEGORY', 'KEY_DEAL', 'PROBABILITY_BP', 'STAGE', 'CREATED_AT'] as const
  const list = (args: string) => ask<{ opportunities: Page }>(company.director, `{ opportunities(${args}) { ${pageFields} } }`).then(({ opportunities }) => opportunities)

  it('are read whole and without repetition in any order, page size and direction', async () => {
    const order = fc.array(fc.record({ field: fc.constantFrom(...orders), direction: fc.constantFrom('ASC', 'DESC') }), { minLength: 1, maxLength: 3 })
    await fc.assert(fc.asyncProperty(order, fc.integer({ min: 7, max: 40 }), async (steps, first) => {
      const orderBy = `orderBy: [${steps.map(({ field, direction }) => `{ field: ${field}, direction: ${direction} }`).join(', ')}]`
      const whole = (await list(`first: 100, ${orderBy}`)).nodes.map(({ id }) => id)
      const forward: string[] = []
      for (let after: string | null = null; ; ) {
        const page = await list(`first: ${first}, ${orderBy}${after === null ? '' : `, after: "${after}"`}`)
        forward.push(...page.nodes.map(({ id }) => id))
        if (!page.pageInfo.hasNextPage) break
        after = page.pageInfo.endCursor
      }
      expect(forward).toEqual(whole)
      const backward: string[] = []
      for (let before: string | null = null; ; ) {
        const page = await list(`last: ${first}, ${orderBy}${before === null ? '' : `, before: "${before}"`}`)
        backward.unshift(...page.nodes.map(({ id }) => id))
        if (!page.pageInfo.hasPreviousPage) break
        before = page.pageInfo.startCursor
      }
      expect(backward).toEqual(whole)
      expect(whole).toHaveLength(size)
    }), { numRuns: 12 })
  }, 120_000)

  const statements = async (query: string, caller = company.director): Promise<number> => (await company.test.statements(() => ask(caller, query))).filter((sql) => !/"(role_holder|org_unit)"/.test(sql) || /opportunity/.test(sql)).length

  it('are one SQL statement with everything nested in them, for every role', async () => {
    const query = '{ opportunities(first: 20) { nodes { name amount { amount } customer { name owner { name } opportunities(first: 3) { totalCount nodes { name } } } stage { name } owner { name team { name } } } pageInfo { endCursor } } }'
    for (const caller of [company.director, company.manager, company.rep]) {
      await ask(caller, query)
      expect(await statements(query, caller)).toBe(1)
    }
  })

  it('of a board are one statement, and its counts and sums another', async () => {
    expect(await statements('{ stages(orderBy: [{ field: ORDINAL }]) { nodes { name opportunities(first: 25, orderBy: [{ field: EXPECTED_CLOSE_ON }]) { totalCount nodes { id name amount { amount } customer { name } owner { name } } pageInfo { hasNextPage } } } } }')).toBe(1)
    expect(await statements('{ opportunityAggregate(groupBy: [{ field: STAGE }]) { key { stage { id } } count sum { amount { amount currency } } } }')).toBe(1)
  })

  it('cost no statement more for the total', async () => {
    expect(await statements('{ opportunities { totalCount nodes { name } } }')).toBe(1)
    expect(await statements('{ opportunities { totalCount } }')).toBe(1)
  })

  it('have a limit for each parent', async () => {
    const sql = await company.test.statements(() => ask(company.director, '{ stages { nodes { opportunities(first: 2) { nodes { id } } } } }'))
    expect(sql.filter((text) => /opportunity/.test(text)).every((text) => (text.match(/limit/gi) ?? []).length >= 2)).toBe(true)
  })

  it('refuse pages that are too long, and cursors of another order', async () => {
    const codeOf = async (query: string): Promise<unknown> => (await company.director.graphql(query)).errors?.[0]?.extensions?.code
    expect(await codeOf('{ opportunities(first: 101) { nodes { id } } }')).toBe('BAD_USER_INPUT')
    expect(await codeOf('{ opportunities(first: 0) { nodes { id } } }')).toBe('BAD_USER_INPUT')
    const { pageInfo } = await list('first: 2, orderBy: [{ field: NAME }]')
    expect(await codeOf(`{ opportunities(first: 2, after: "${pageInfo.endCursor}", orderBy: [{ field: NAME }, { field: AMOUNT }]) { nodes { id } } }`)).toBe('BAD_CURSOR')
    expect(await codeOf('{ opportunities(after: "garbage") { nodes { id } } }')).toBe('BAD_CURSOR')
  })

  it('filter by values, references and lists, with and, or and not', async () => {
    const count = async (filter: string): Promise<number> => (await ask<{ opportunities: { totalCount: number } }>(company.director, `{ opportunities(filter: ${filter}) { totalCount } }`)).opportunities.totalCount
    expect(await count('{ name: { eq: "deal 3" } }')).toBe(await count('{ name: { eq: "Deal 3" } }'))
    expect(await count('{ amount: { gte: "50.00" } }')).toBe(Array.from({ length: size }, (_, index) => index).filter((index) => index % 6 !== 0 && index % 9 >= 5).length)
    expect((await count('{ customerId: { isNull: true } }')) + (await count('{ customer: { name: { contains: "hua" } } }'))).toBe(size)
    expect((await count('{ keyDeal: { eq: true } }')) + (await count('{ not: { keyDeal: { eq: true } } }'))).toBe(size)
    expect(await count('{ or: [{ forecastCategory: { eq: COMMIT } }, { forecastCategory: { in: [BEST_CASE] } }] }')).toBe(40)
    expect(await count('{ id: { in: ["Customer:00000000-0000-7000-8000-000000000000", "x"] } }')).toBe(0)
    expect(await count('{ owner: { id: { eq: "Person:' + company.rep.personId + '" } } }')).toBe(size)
  })

  it('never add up different currencies', async () => {
    const context = company.test.app.systemContext('test')
    await context.db['opportunity']!.create({ data: { name: 'Dollars', stageId: company.stages['DISCOVERY']!.slice('Stage:'.length), probabilityBp: 0, amountMinor: 123n, currency: 'USD', ownerId: company.rep.personId } })
    const { opportunityAggregate } = await ask<{ opportunityAggregate: { sum: { amount: { currency: string }[] } }[] }>(company.director, '{ opportunityAggregate { sum { amount { amount currency } } } }')
    expect(opportunityAggregate[0]!.sum.amount.map(({ currency }) => currency).sort()).toEqual(['CNY', 'USD'])
  })
})
