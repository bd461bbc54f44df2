import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCaller } from '@tenon/core/testing'
import { ask } from '../company.ts'
import { capture, createRecord, move, openAt, see } from './leads.ts'

describe('who gets a new lead', () => {
  let company: Awaited<ReturnType<typeof openAt>>
  let li: TestCaller
  let wang: TestCaller
  const taker: Record<string, string> = {}
  beforeAll(async () => {
    company = await openAt()
    li = await company.test.as('REP', { name: '李娜', unit: 'north' })
    wang = await company.test.as('REP', { name: '王强', unit: 'north' })
    for (const [name, caller] of Object.entries({ li, wang })) taker[name] = await createRecord(company.director, 'LeadTaker', { personId: person(caller), capacity: 20, territories: name === 'li' ? ['江苏'] : ['浙江'] })
  })
  afterAll(() => company.test.close())

  const person = ({ personId }: TestCaller) => `Person:${personId}`
  const update = async (model: string, id: string, input: Record<string, unknown>) => {
    const field = model.charAt(0).toLowerCase() + model.slice(1)
    const { record } = await ask<{ record: { version: number } }>(company.director, `query ($id: ID!) { record: ${field}(id: $id) { version } }`, { id })
    await ask(company.director, `mutation ($input: Update${model}Input!) { r: update${model}(input: $input) { __typename } }`, { input: { id, expectedVersion: record.version, ...input } })
  }
  let rule: string | undefined
  const decideBy = async (input: Record<string, unknown>) => {
    if (rule) await update('AssignRule', rule, { active: false })
    rule = await createRecord(company.director, 'AssignRule', { name: String(input['method']), ordinal: 1, ...input })
  }
  let count = 0
  /** Captures a new lead and tells who has it. */
  const come = async (input: Record<string, unknown> = {}) => {
    count += 1
    const { leadId } = await capture(company.director, { name: `Lead ${count}`, phone: `1390000${1000 + count}`, ...input })
    const lead = (await see(company.director, leadId!))!
    return { id: leadId!, owner: lead.owner === null ? null : lead.owner.id === person(li) ? 'li' : lead.owner.id === person(wang) ? 'wang' : lead.owner.id, status: lead.status }
  }

  it('is decided by a manager where no rule says anybody', async () => {
    expect(await come()).toMatchObject({ owner: null, status: 'NEW' })
    await decideBy({ method: 'MANUAL' })
    expect(await come()).toMatchObject({ owner: null, status: 'NEW' })
  })

  it('is one after the other', async () => {
    await decideBy({ method: 'ROUND_ROBIN' })
    const owners: (string | null)[] = []
    for (const minute of ['00', '01', '02', '03']) {
      company.at(`2026-01-15T02:${minute}:00Z`)
      owners.push((await come()).owner)
    }
    expect(owners[0]).not.toBe(owners[1])
    expect(owners.slice(2)).toEqual(owners.slice(0, 2))
  })

  it('is whoever has fewest open ones', async () => {
    await decideBy({ method: 'LEAST_LOADED' })
    await createRecord(li, 'Lead', { name: 'Own one' })
    expect((await come()).owner).toBe('wang')
  })

  it('is whose region it is, and nobody elsewhere', async () => {
    await decideBy({ method: 'TERRITORY' })
    expect((await come({ region: '江苏' })).owner).toBe('li')
    expect((await come({ region: '浙江' })).owner).toBe('wang')
    expect((await come({ region: '西藏' })).owner).toBeNull()
  })

  it('is decided by the first rule that fits', async () => {
    await decideBy({ method: 'ROUND_ROBIN', factor: 'INDUSTRY', operator: 'IS', value: '制造业' })
    expect((await come({ industry: '制造业' })).owner).not.toBeNull()
    expect((await come({ industry: '零售' })).owner).toBeNull()
  })

  it('is not somebody who is on leave', async () => {
    await decideBy({ method: 'LEAST_LOADED' })
    const delegate = 'mutation ($input: DelegateInput!) { r: delegate(input: $input) { ... on DelegatePayload { delegation { id } } ... on Error { code } } }'
    const { r } = await ask<{ r: { delegation: { id: string } } }>(wang, delegate, { input: { deputyId: person(li), from: '2026-01-15', lastDay: '2026-01-16' } })
    expect(r.delegation).toBeDefined()
    expect([(await come()).owner, (await come()).owner, (await come()).owner]).toEqual(['li', 'li', 'li'])
    const { id } = await come()
    expect(await move(company.manager, 'reassign', { id, ownerId: person(wang) })).toMatchObject({ code: 'LEAD_ASSIGNEE_AWAY' })
    await ask(wang, 'mutation ($input: EndDelegationInput!) { endDelegation(input: $input) { __typename } }', { input: { id: r.delegation.id } })
    expect((await come()).owner).toBe('wang')
  })

  it('is not somebody who left, or takes none', async () => {
    await update('LeadTaker', taker['wang']!, { active: false })
    expect((await come()).owner).toBe('li')
    await update('LeadTaker', taker['wang']!, { active: true })
  })

  it('is never more than agreed, however many come at once and however they come', async () => {
    const open = async (caller: TestCaller) => (await ask<{ leads: { totalCount: number } }>(caller, '{ leads(filter: { status: { in: [ASSIGNED, WORKING] } }) { totalCount } }')).leads.totalCount
    await update('LeadTaker', taker['wang']!, { capacity: (await open(wang)) + 1 })
    await update('LeadTaker', taker['li']!, { capacity: (await open(li)) + 1 })
    const came = await Promise.all(Array.from({ length: 4 }, () => come()))
    expect(came.filter(({ owner }) => owner === null)).toHaveLength(2)
    expect(came.map(({ owner }) => owner).filter(Boolean).sort()).toEqual(['li', 'wang'])
    const left = came.filter(({ owner }) => owner === null)
    const tries = await Promise.all(left.map(({ id }) => move(company.director, 'screen', { id, ownerId: person(li) })))
    expect(tries.map(({ code }) => code)).toEqual(['LEAD_ASSIGNEE_FULL', 'LEAD_ASSIGNEE_FULL'])
    await update('LeadTaker', taker['li']!, { capacity: (await open(li)) + 1 })
    const again = await Promise.all(left.map(({ id }) => move(company.director, 'screen', { id, ownerId: person(li) })))
    expect(again.map(({ code, lead }) => code ?? lead!.status).sort()).toEqual(['ASSIGNED', 'LEAD_ASSIGNEE_FULL'])
  })

  it('is told in time how many were contacted in time, in business hours', async () => {
    const query = '{ firstContactCompliance(from: "2026-03-02", to: "2026-03-06") { total met late waiting complianceBp averageWait } }'
    company.at('2026-03-02T01:00:00Z')
    const fresh = await company.test.as('REP', { name: 'Fresh', unit: 'north' })
    const ids = [await createRecord(fresh, 'Lead', { name: 'In time' }), await createRecord(fresh, 'Lead', { name: 'Late' }), await createRecord(fresh, 'Lead', { name: 'Never' })]
    company.at('2026-03-02T09:00:00Z')
    await move(fresh, 'contact', { id: ids[0]!, contactNote: 'At the last moment' })
    company.at('2026-03-02T09:00:01Z')
    await move(fresh, 'contact', { id: ids[1]!, contactNote: 'A second too late' })
    company.at('2026-03-03T02:00:00Z')
    await createRecord(fresh, 'Lead', { name: 'Waiting' })
    expect(await ask(fresh, query)).toEqual({ firstContactCompliance: { total: 4, met: 1, late: 2, waiting: 1, complianceBp: 3_333, averageWait: 28_801 } })
  })
})
