import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCaller } from '@tenon/core/testing'
import { ask, change, createDeal, openCompany, type Company } from './company.ts'

interface Entry {
  readonly id: string
  readonly action: string
  readonly model: string | null
  readonly recordId: string | null
  readonly withheld: boolean
  readonly actor: { readonly name: string } | null
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[]
}

const query = `query ($first: Int, $after: String, $filter: AuditFilter) {
  auditEntries(first: $first, after: $after, filter: $filter) { hasNextPage endCursor nodes { id action model recordId withheld actor { name } onBehalfOf { name } impersonator { name } source changes { field before after } } }
}`

describe('the audit trail of deals', () => {
  let company: Company
  let auditor: TestCaller
  let admin: TestCaller
  let deal: string

  beforeAll(async () => {
    company = await openCompany()
    auditor = await company.test.as('AUDITOR')
    admin = await company.test.as('SYSADMIN')
    deal = (await createDeal(company.rep, { name: 'Audited deal', stageId: company.stages['DISCOVERY'], amount: { amount: '100.00' } })).opportunity.id
    await change(company.rep, 'update', { id: deal, expectedVersion: 1, name: 'Audited deal 100%', nextStep: 'Call 王芳' })
  })
  afterAll(() => company.test.close())

  const search = async (caller: TestCaller, filter: Record<string, unknown>, page: Record<string, unknown> = {}) => (await ask<{ auditEntries: { nodes: Entry[]; hasNextPage: boolean; endCursor: string | null } }>(caller, query, { filter, ...page })).auditEntries
  const names = ({ nodes }: { nodes: readonly Entry[] }): string[] => nodes.map(({ action }) => action)

  it('says who did what to which record, with the values before and after', async () => {
    const { nodes } = await search(auditor, { recordId: deal })
    expect(nodes).toMatchObject([
      { action: 'UPDATE', model: 'Opportunity', recordId: deal, withheld: false, actor: { name: expect.any(String) as string } },
      { action: 'CREATE', model: 'Opportunity', recordId: deal },
    ])
    expect(nodes[0]!.changes).toEqual(expect.arrayContaining([{ field: 'name', before: 'Audited deal', after: 'Audited deal 100%' }]))
  })

  it('is found by person, model, action, source, field, text and time', async () => {
    const rep = `Person:${company.rep.personId}`
    expect(names(await search(auditor, { personId: rep, model: 'Opportunity' }))).toEqual(['UPDATE', 'CREATE'])
    expect(names(await search(auditor, { recordId: deal, action: 'CREATE' }))).toEqual(['CREATE'])
    expect(names(await search(auditor, { recordId: deal, field: 'nextStep' }))).toContain('UPDATE')
    expect(names(await search(auditor, { recordId: deal, field: 'nextStep', text: '王芳' }))).toEqual(['UPDATE'])
    expect(names(await search(auditor, { recordId: deal, text: '100%' }))).toEqual(['UPDATE'])
    expect(names(await search(auditor, { recordId: deal, text: '1%0' }))).toEqual([])
    expect(names(await search(auditor, { recordId: deal, source: 'cli' }))).toEqual([])
    expect(names(await search(auditor, { recordId: deal, from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' }))).toEqual([])
    expect(names(await search(auditor, { recordId: deal, from: '2020-01-01T00:00:00Z' }))).toEqual(['UPDATE', 'CREATE'])
  })

  it('is read page by page without a gap or a repeat, one statement a page', async () => {
    const ids: string[] = []
    for (let after: string | null = null; ; ) {
      const page = await search(auditor, {}, { first: 7, after })
      ids.push(...page.nodes.map(({ id }) => id))
      if (!page.hasNextPage) break
      after = page.endCursor
    }
    const { rows } = await company.test.app.database.pool.query<{ id: string }>('select id from core.history_entry order by at desc, id desc')
    expect(ids).toEqual(rows.map(({ id }) => `HistoryEntry:${id}`))
    const statements = await company.test.statements(() => search(auditor, { text: 'deal' }))
    expect(statements.filter((sql) => sql.includes('history_entry'))).toHaveLength(1)
    expect(statements).toHaveLength(1)
  })

  it('leaves out the values that its reader may not read, and does not find by them', async () => {
    // An administrator has core:audit and no right on deals: he reads none of their values.
    const { nodes } = await search(admin, { recordId: deal })
    expect(nodes.map(({ action, changes, withheld }) => ({ action, changes, withheld }))).toEqual([
      { action: 'UPDATE', changes: [], withheld: true },
      { action: 'CREATE', changes: [], withheld: true },
    ])
    expect(names(await search(admin, { recordId: deal, text: '王芳' }))).toEqual([])
    expect(names(await search(admin, { recordId: deal, field: 'nextStep' }))).toEqual([])
  })

  it('is closed to everybody else, by whichever door', async () => {
    for (const caller of [company.rep, company.manager, company.director]) {
      const answer = await caller.graphql('{ auditEntries { nodes { id } } }')
      expect(answer.errors?.[0]?.extensions?.code).toBe('AUDIT_NOT_ALLOWED')
      expect((await caller.graphql('{ auditChain { intact } }')).errors?.[0]?.extensions?.code).toBe('AUDIT_NOT_ALLOWED')
      const file = await caller.fetch('/api/audit.csv')
      expect(file.status).toBe(403)
      expect(await file.json()).toMatchObject({ code: 'AUDIT_NOT_ALLOWED' })
    }
  })

  it('refuses a filter and a cursor that are none', async () => {
    const code = async (variables: object) => (await auditor.graphql(query, variables as never)).errors?.[0]?.extensions?.code
    expect(await code({ after: 'nonsense' })).toBe('AUDIT_FILTER_INVALID')
    expect(await code({ filter: { recordId: 'nonsense' } })).toBe('AUDIT_FILTER_INVALID')
    expect(await code({ filter: { personId: "' or 1=1" } })).toBe('AUDIT_FILTER_INVALID')
    expect(await (await auditor.fetch('/api/audit.csv?recordId=nonsense')).json()).toMatchObject({ code: 'AUDIT_FILTER_INVALID' })
    expect(await (await auditor.fetch('/api/audit.csv?from=nonsense')).json()).toMatchObject({ code: 'AUDIT_FILTER_INVALID' })
  })

  it('tells the state of its chain', async () => {
    const { auditChain } = await ask<{ auditChain: Record<string, unknown> }>(auditor, '{ auditChain { intact checked sequence hash problem } }')
    expect(auditChain).toMatchObject({ intact: true, problem: null, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string })
  })

  it('is taken out as CSV, and says so itself', async () => {
    const response = await auditor.fetch(`/api/audit.csv?recordId=${deal.split(':')[1]}`)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const rows = (await response.text()).trim().split('\r\n')
    expect(rows).toHaveLength(3)
    expect(rows[1]).toContain('Audited deal 100%')
    expect((await search(auditor, { action: 'EXPORT' })).nodes[0]).toMatchObject({ model: 'HistoryEntry' })
  })

  it('holds who took records out, and which', async () => {
    expect((await company.director.fetch('/api/export/opportunities.csv?search=Audited')).status).toBe(200)
    const [entry] = (await search(auditor, { action: 'EXPORT', model: 'Opportunity' })).nodes
    expect(entry).toMatchObject({ actor: { name: expect.any(String) as string }, recordId: null })
    expect(entry!.changes).toEqual(expect.arrayContaining([{ field: 'search', before: null, after: 'Audited' }, { field: 'format', before: null, after: 'csv' }]))
  })

  it('holds changes of roles, with who made them', async () => {
    const [entry] = (await search(auditor, { model: 'RoleHolder', action: 'CREATE' })).nodes
    expect(entry).toMatchObject({ action: 'CREATE', model: 'RoleHolder' })
  })

  it('holds each use of the unguarded database with its reason', async () => {
    const context = company.test.app.createContext(await company.test.app.principalOf(company.rep.personId), { source: 'api' })
    await context.system('count everything for a test')['opportunity']!.count()
    const [entry] = (await search(auditor, { action: 'SYSTEM' })).nodes
    expect(entry).toMatchObject({ model: null, recordId: null, changes: [{ field: 'reason', before: null, after: 'count everything for a test' }] })
    expect(names(await search(auditor, {}))).toContain('SYSTEM')
    const others = new Set(names(await search(auditor, { exceptActions: ['SYSTEM', 'CREATE'] })))
    expect([others.has('UPDATE'), others.has('SYSTEM'), others.has('CREATE')]).toEqual([true, false, false])
    const file = async (query: string): Promise<string> => (await auditor.fetch(`/api/audit.csv${query}`)).text()
    expect(await file('')).toContain('count everything for a test')
    expect(await file('?exceptActions=SYSTEM,EXPORT')).not.toContain('count everything for a test')
  })
})

describe('the history of a record', () => {
  let company: Company
  let deal: string
  beforeAll(async () => {
    company = await openCompany()
    deal = (await createDeal(company.rep, { name: 'Deal', stageId: company.stages['DISCOVERY'] })).opportunity.id
  })
  afterAll(() => company.test.close())

  const history = (caller: TestCaller) => ask<{ opportunity: { history: { nodes: unknown[] } } | null }>(caller, 'query ($id: ID!) { opportunity(id: $id) { history { nodes { action source actor { name } onBehalfOf { name } impersonator { name } } } } }', { id: deal })

  it('says for whom and as whom it was done', async () => {
    const { rep, manager, director, test } = company
    await test.app.database.pool.query("insert into core.history_entry (id, model, record_id, action, actor_id, on_behalf_of_id, impersonator_id, source, changes) values (gen_random_uuid(), 'Opportunity', $1, 'UPDATE', $2, $3, $4, 'web', '{}')", [deal.split(':')[1], rep.personId, manager.personId, director.personId])
    const nodes = (await history(rep)).opportunity!.history.nodes
    expect(nodes).toContainEqual(expect.objectContaining({ onBehalfOf: { name: expect.any(String) as string }, impersonator: { name: expect.any(String) as string } }))
  })

  it('does not exist for whoever may not see the record', async () => {
    expect(await history(company.otherRep)).toEqual({ opportunity: null })
  })
})

describe('what the database does by itself when a record goes', () => {
  let company: Company
  beforeAll(async () => {
    company = await openCompany()
  })
  afterAll(() => company.test.close())

  const of = async (recordId: string) => (await company.test.app.database.pool.query<{ action: string; changes: Record<string, unknown>; actor_id: string }>('select action, changes, actor_id from core.history_entry where record_id = $1 order by id desc', [recordId])).rows

  it('is in the history: references that it empties', async () => {
    const { rep, manager, stages } = company
    const { result } = await ask<{ result: { customer: { id: string } } }>(rep, 'mutation { result: createCustomer(input: { name: "Going" }) { ... on CreateCustomerPayload { customer { id } } } }')
    const { opportunity } = await createDeal(rep, { name: 'Staying', stageId: stages['DISCOVERY'], customerId: result.customer.id })
    await ask(manager, 'mutation ($id: ID!) { deleteCustomer(input: { id: $id, expectedVersion: 1 }) { __typename ... on Error { message } } }', { id: result.customer.id })
    const [newest] = await of(opportunity.id.split(':')[1]!)
    expect(newest).toMatchObject({ action: 'UPDATE', changes: { customerId: [result.customer.id.split(':')[1], null] }, actor_id: manager.personId })
  })

  it('is in the history: parts that go with it', async () => {
    const { rep, manager, stages, test } = company
    const { opportunity } = await createDeal(rep, { name: 'Going', stageId: stages['DISCOVERY'] })
    const { rows } = await test.app.database.pool.query<{ id: string }>('select id from pipeline.stage_span where opportunity_id = $1', [opportunity.id.split(':')[1]])
    expect(rows).toHaveLength(1)
    expect(await change(manager, 'delete', { id: opportunity.id, expectedVersion: 1 })).toMatchObject({ __typename: 'DeleteOpportunityPayload' })
    expect((await of(rows[0]!.id))[0]).toMatchObject({ action: 'DELETE', actor_id: manager.personId })
  })
})
