import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createDeal, openCompany, type Company } from './company.ts'

interface Result {
  readonly __typename: string
  readonly code?: string
  readonly fields?: readonly { readonly path: string; readonly code: string }[]
  readonly delegation?: { readonly id: string; readonly modules: readonly string[] }
}

const DELEGATE = 'mutation ($input: DelegateInput!) { result: delegate(input: $input) { __typename ... on DelegatePayload { delegation { id modules } } ... on Error { code } ... on ValidationError { fields { path code } } } }'
const END = 'mutation ($input: EndDelegationInput!) { result: endDelegation(input: $input) { __typename ... on EndDelegationPayload { delegation { id modules } } ... on Error { code } } }'
const DEALS = '{ opportunities(first: 100) { nodes { name } } }'

describe('a deputy', () => {
  let company: Company
  let clock = new Date('2026-03-30T12:00:00Z')
  let away: TestCaller
  let deputy: TestCaller
  let admin: TestCaller
  let deal: { id: string }

  beforeAll(async () => {
    company = await openCompany({ now: () => clock })
    away = company.rep
    deputy = company.otherRep
    admin = await company.test.as('SYSADMIN')
    deal = (await createDeal(away, { name: 'Of the one who is away', stageId: company.stages['DISCOVERY'], amount: { amount: '10.00' } })).opportunity
  })
  afterAll(() => company.test.close())

  const personOf = ({ personId }: TestCaller): string => `Person:${personId}`
  const behalf = (person: TestCaller) => ({ 'tenon-on-behalf-of': personOf(person) })
  const run = async (by: TestCaller, document: string, input: object, headers = {}): Promise<Result> => {
    const answer = await by.graphql<{ result: Result }>(document, { input }, headers)
    expect(answer.errors).toBeUndefined()
    return answer.data!.result
  }
  const names = async (headers = {}): Promise<readonly string[] | string> => {
    const answer = await deputy.graphql<{ opportunities: { nodes: { name: string }[] } }>(DEALS, {}, headers)
    return answer.errors?.[0]?.extensions?.code ?? answer.data!.opportunities.nodes.map(({ name }) => name)
  }
  const delegate = (by: TestCaller, input: object, headers = {}) => run(by, DELEGATE, { deputyId: personOf(deputy), from: '2026-04-01', lastDay: '2026-04-03', ...input }, headers)

  it('does nothing before the first day and after the last, which are days of the company', async () => {
    expect((await delegate(away, { note: 'On leave' })).delegation).toMatchObject({ modules: [] })
    // The company is in Shanghai: its April begins at 16:00 of the last day of March.
    clock = new Date('2026-03-31T15:59:59Z')
    expect(await names(behalf(away))).toBe('DELEGATION_UNKNOWN')
    clock = new Date('2026-03-31T16:00:00Z')
    expect(await names(behalf(away))).toEqual(['Of the one who is away'])
    expect(await names()).toEqual([])
    clock = new Date('2026-04-03T15:59:59Z')
    expect(await names(behalf(away))).toEqual(['Of the one who is away'])
    clock = new Date('2026-04-03T16:00:00Z')
    expect(await names(behalf(away))).toBe('DELEGATION_UNKNOWN')
    clock = new Date('2026-04-01T04:00:00Z')
  })

  it('leaves both names on what is done, and the record with its owner', async () => {
    const made = await deputy.graphql<{ result: { opportunity: { id: string; owner: { id: string }; createdBy: { id: string } } } }>(
      'mutation ($input: CreateOpportunityInput!) { result: createOpportunity(input: $input) { ... on CreateOpportunityPayload { opportunity { id owner { id } createdBy { id } } } } }',
      { input: { name: 'Made by the deputy', stageId: company.stages['DISCOVERY'], amount: { amount: '1.00' } } }, behalf(away))
    expect(made.data!.result.opportunity).toMatchObject({ owner: { id: personOf(away) }, createdBy: { id: personOf(deputy) } })
    const { auditEntries } = await ask<{ auditEntries: { nodes: object[] } }>(admin, 'query ($filter: AuditFilter) { auditEntries(filter: $filter) { nodes { action actor { id } onBehalfOf { id } impersonator { id } } } }', { filter: { recordId: made.data!.result.opportunity.id } })
    expect(auditEntries.nodes).toEqual([{ action: 'CREATE', actor: { id: personOf(deputy) }, onBehalfOf: { id: personOf(away) }, impersonator: null }])
    const { history } = (await ask<{ opportunity: { history: { nodes: object[] } } }>(away, 'query ($id: ID!) { opportunity(id: $id) { history(first: 5) { nodes { actor { id } onBehalfOf { id } } } } }', { id: made.data!.result.opportunity.id })).opportunity
    expect(history.nodes[0]).toEqual({ actor: { id: personOf(deputy) }, onBehalfOf: { id: personOf(away) } })
  })

  it('may do what the person may, no more, and nothing of the company\'s administration', async () => {
    expect((await deputy.graphql<{ result: Result }>('mutation ($input: UpdateOpportunityInput!) { result: updateOpportunity(input: $input) { __typename ... on Error { code } } }', { input: { id: deal.id, expectedVersion: 1, nextStep: 'Call' } }, behalf(away))).data!.result.__typename).toBe('UpdateOpportunityPayload')
    const others = (await createDeal(await company.test.as('REP', { unit: 'north' }), { name: 'Of somebody else', stageId: company.stages['DISCOVERY'], amount: { amount: '1.00' } })).opportunity
    expect((await deputy.graphql<{ opportunity: unknown }>('query ($id: ID!) { opportunity(id: $id) { id } }', { id: others.id }, behalf(away))).data!.opportunity).toBeNull()
    await delegate(admin, {})
    const audit = await deputy.graphql('{ auditEntries { nodes { id } } }', {}, behalf(admin))
    expect(audit.errors?.[0]?.extensions?.code).toBe('AUDIT_NOT_ALLOWED')
    expect((await run(deputy, 'mutation ($input: InviteUserInput!) { result: inviteUser(input: $input) { __typename ... on Error { code } } }', { email: 'x@y.example' }, behalf(admin))).code).toBe('FORBIDDEN')
  })

  it('hands nothing on, and changes nothing that is the person\'s own', async () => {
    const third = await company.test.as('REP', { unit: 'south' })
    expect((await delegate(deputy, { deputyId: personOf(third) }, behalf(away))).__typename).not.toBe('DelegatePayload')
    expect((await third.graphql(DEALS, {}, behalf(away))).errors?.[0]?.extensions?.code).toBe('DELEGATION_UNKNOWN')
    const kept = await run(deputy, 'mutation ($input: SetPersonalSettingInput!) { result: setPersonalSetting(input: $input) { __typename ... on Error { code } } }', { key: 'home', value: { a: 1 } }, behalf(away))
    expect(kept.__typename).not.toBe('SetPersonalSettingPayload')
  })

  it('gets the modules that were handed over and no others', async () => {
    const manager = company.manager
    await delegate(manager, { deputyId: personOf(deputy), modules: ['catalog'] })
    expect(await names(behalf(manager))).toEqual([])
    await delegate(manager, { deputyId: personOf(deputy), modules: ['pipeline'] })
    expect(await names(behalf(manager))).toContain('Of the one who is away')
  })

  it('does nothing any more once it was ended, or the person has left', async () => {
    const leaver = await company.test.as('REP', { unit: 'north' })
    const { delegation } = await delegate(leaver, {})
    expect(await names(behalf(leaver))).toEqual([])
    expect((await run(deputy, END, { id: delegation!.id })).code).toBe('FORBIDDEN')
    expect((await run(await company.test.as('REP'), END, { id: delegation!.id })).code).toBe('NOT_FOUND')
    expect((await run(leaver, END, { id: delegation!.id })).__typename).toBe('EndDelegationPayload')
    expect((await run(leaver, END, { id: delegation!.id })).code).toBe('DELEGATION_ENDED')
    expect(await names(behalf(leaver))).toBe('DELEGATION_UNKNOWN')
    await delegate(leaver, {})
    expect(await names(behalf(leaver))).toEqual([])
    await company.test.app.base['person']!['update']!({ where: { id: leaver.personId }, data: { active: false } })
    company.test.app.forgetPrincipals()
    expect(await names(behalf(leaver))).toBe('DELEGATION_UNKNOWN')
  })

  it('is made with a colleague, a period of a year at most and modules that exist', async () => {
    const refused = async (input: object) => (await delegate(away, input)).fields
    expect(await refused({ deputyId: personOf(away) })).toEqual([{ path: 'deputyId', code: 'OWN_DEPUTY' }])
    expect(await refused({ deputyId: 'Person:00000000-0000-0000-0000-00000000000f' })).toEqual([{ path: 'deputyId', code: 'UNKNOWN_REFERENCE' }])
    expect(await refused({ from: '2026-05-02', lastDay: '2026-05-01' })).toEqual([{ path: 'lastDay', code: 'BEFORE_START' }])
    expect(await refused({ from: '2026-03-01', lastDay: '2026-03-31' })).toEqual([{ path: 'lastDay', code: 'IN_THE_PAST' }])
    expect(await refused({ from: '2026-05-01', lastDay: '2027-05-01' })).toEqual([{ path: 'lastDay', code: 'LONGER_THAN_A_YEAR' }])
    expect(await refused({ modules: ['nothing'] })).toEqual([{ path: 'modules', code: 'UNKNOWN_MODULE' }])
  })

  it('is named for somebody else only by those who keep the directory', async () => {
    expect((await delegate(company.manager, { personId: personOf(away) })).__typename).not.toBe('DelegatePayload')
    const absent = await company.test.as('REP', { unit: 'north' })
    expect((await delegate(admin, { personId: personOf(absent) })).__typename).toBe('DelegatePayload')
    expect(await names(behalf(absent))).toEqual([])
  })

  it('finds in the boot answer for whom she may work, and for whom she works', async () => {
    const own = (await (await deputy.fetch('/boot.json')).json()) as { deputyFor: { id: string; lastDay: string }[]; acting: unknown }
    expect(own.deputyFor).toEqual(expect.arrayContaining([{ id: personOf(away), name: expect.any(String) as string, lastDay: '2026-04-03' }]))
    const acting = (await (await deputy.fetch('/boot.json', { headers: behalf(away) })).json()) as { me: { id: string }; acting: object; deputyFor: unknown[] }
    expect(acting).toMatchObject({ me: { id: personOf(away) }, acting: { kind: 'delegation', until: '2026-04-03' }, deputyFor: [] })
  })
})

describe('a deputy with a read-only token', () => {
  it('reads the work of the person and changes nothing', async () => {
    const company = await openCompany()
    try {
      const today = company.test.app.today()
      await company.rep.graphql(DELEGATE, { input: { deputyId: `Person:${company.otherRep.personId}`, from: today, lastDay: today } })
      const { token } = await company.test.identity.createToken(company.otherRep.personId, { name: 'reader', scopes: 'read-only' })
      const send = async (query: string) => (await company.test.handler.fetch(new Request('http://tenon/graphql', { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'tenon-on-behalf-of': `Person:${company.rep.personId}` }, body: JSON.stringify({ query }) }))).json() as Promise<{ data: { result?: Result } }>
      expect(await send(DEALS)).toMatchObject({ data: { opportunities: { nodes: [] } } })
      const refused = await send(`mutation { result: createOpportunity(input: { name: "x", stageId: "${company.stages['DISCOVERY']}", amount: { amount: "1" } }) { __typename ... on Error { code } } }`)
      expect(refused.data.result?.code).toBe('TOKEN_READ_ONLY')
    } finally {
      await company.test.close()
    }
  })
})
