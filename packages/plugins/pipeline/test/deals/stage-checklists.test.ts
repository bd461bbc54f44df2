import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, change, createDeal, openCompany, type Company, type Deal } from '../company.ts'
import { act, decide, lacks, sections } from './deals.ts'

describe('what the stages ask of a deal', () => {
  let company: Company
  let product: TestCaller
  let technical: TestCaller
  let id: string
  let solution: { id: string; version: number }
  beforeAll(async () => {
    company = await openCompany({ checklists: true, now: () => new Date('2026-01-20T02:00:00Z') })
    product = await company.test.as('PRODUCT', { name: 'Ma', unit: 'product' })
    technical = await company.test.as('TECHNICAL', { name: 'Ding', unit: 'technical' })
    const units = company.test.app.base['orgUnit']!['update']!
    await units({ where: { code: 'product' }, data: { function: 'PRODUCT' } })
    await units({ where: { code: 'technical' }, data: { function: 'TECHNICAL' } })
    company.test.app.forgetPrincipals()
    id = (await createDeal(company.rep, { name: '华星 ERP', stageId: company.stages['DISCOVERY'], amount: { amount: '580000.00' }, keyDeal: true })).opportunity.id
  })
  afterAll(() => company.test.close())

  const versionOf = async () => (await ask<{ opportunity: { version: number } }>(company.director, 'query ($id: ID!) { opportunity(id: $id) { version } }', { id })).opportunity.version
  const move = async (caller: TestCaller, stage: string, more: object = {}): Promise<Deal> => change(caller, 'move', { id, expectedVersion: await versionOf(), stageId: company.stages[stage], ...more })
  const codes = ({ fields }: Deal): string[] => fields.map(({ code }) => code)

  it('a deal is not created in a later stage without what the policy wants before it', async () => {
    expect(codes(await createDeal(company.rep, { name: 'Jump', stageId: company.stages['NEGOTIATION'] }))).toEqual(['CHECK_NEED_RECORDED', 'CHECK_SOLUTION_APPROVED', 'CHECK_ENDORSED'])
  })

  it('a solution begins with a need of the customer', async () => {
    expect(codes(await move(company.rep, 'SOLUTION'))).toEqual(['CHECK_NEED_RECORDED'])
    expect(await act(company.rep, 'createNeedItem', { opportunityId: id, kind: 'PAIN', text: 'Stock is counted by hand', priority: 'HIGH', answeredBySection: 'FEATURES' }, 'needItem')).toHaveProperty('record')
    expect(await move(company.rep, 'SOLUTION')).toHaveProperty('opportunity')
  })

  it('skipping stages meets the checks of all between, and the deal tells what is missing', async () => {
    expect(codes(await move(company.rep, 'CONTRACTING'))).toEqual(['CHECK_SOLUTION_APPROVED', 'CHECK_ENDORSED', 'CHECK_TOPICS_AGREED', 'CHECK_MANAGER_ATTENDED'])
    expect(await lacks(company.rep, id)).toEqual({
      Proposed: ['SOLUTION_APPROVED'], Negotiation: ['SOLUTION_APPROVED', 'ENDORSED'], Contracting: ['SOLUTION_APPROVED', 'ENDORSED', 'TOPICS_AGREED', 'MANAGER_ATTENDED'],
      Won: ['SOLUTION_APPROVED', 'ENDORSED', 'TOPICS_AGREED', 'MANAGER_ATTENDED', 'MANAGER_CLOSES'],
    })
    expect(Object.keys(await lacks(company.rep, id, { 'accept-language': 'zh-CN' }))).toEqual(['方案提交', '商务谈判', '合同签订', '赢单'])
    expect(await lacks(company.otherRep, id)).toEqual({})
  })

  it('a solution is submitted with all four sections and an answer to each need', async () => {
    solution = (await act(company.rep, 'createSolution', { name: 'ERP for 华星', opportunityId: id, features: sections.features }, 'solution')).record!
    expect(await act(company.rep, 'submitSolution', { id: solution.id, expectedVersion: solution.version }, 'solution')).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'features', code: 'SOLUTION_INCOMPLETE' }] })
  })

  it('departments write their own sections only', async () => {
    const write = async (caller: TestCaller, input: object) => {
      const { solution: now } = await ask<{ solution: { version: number } }>(company.director, 'query ($id: ID!) { solution(id: $id) { version } }', { id: solution.id })
      return act(caller, 'updateSolution', { id: solution.id, expectedVersion: now.version, ...input }, 'solution')
    }
    expect(await write(product, { implementation: 'Ours' })).toHaveProperty('code')
    expect(await write(technical, { features: 'Theirs' })).toHaveProperty('code')
    expect(await write(product, { advantages: sections.advantages })).toHaveProperty('record')
    expect(await write(technical, { implementation: sections.implementation })).toHaveProperty('record')
    solution = (await write(company.rep, { afterSales: sections.afterSales })).record!
  })

  it('a proposal waits until the product and the technical department approved the four sections', async () => {
    expect(await act(company.rep, 'submitSolution', { id: solution.id, expectedVersion: solution.version }, 'solution')).toMatchObject({ record: { status: 'DEPT_REVIEW' } })
    expect(await act(company.rep, 'updateSolution', { id: solution.id, expectedVersion: solution.version + 1, features: 'Sneaked in' }, 'solution')).toHaveProperty('code', 'SOLUTION_FIXED')
    expect(codes(await move(company.rep, 'PROPOSED'))).toEqual(['CHECK_SOLUTION_APPROVED'])
    expect(await decide(company.rep)).toBe('NOTHING_WAITS')
    expect(await decide(product)).toBe('PENDING')
    expect(codes(await move(company.director, 'PROPOSED'))).toEqual(['CHECK_SOLUTION_APPROVED'])
    expect(await decide(technical)).toBe('APPROVED')
    expect(await move(company.rep, 'PROPOSED')).toHaveProperty('opportunity')
  })

  it('a negotiation waits for the customer to endorse it', async () => {
    expect(codes(await move(company.rep, 'NEGOTIATION'))).toEqual(['CHECK_ENDORSED'])
    const endorse = (endorsedOn: string) => act(company.rep, 'endorseSolution', { id: solution.id, expectedVersion: solution.version + 2, endorsedBy: 'Wang, CIO', endorsedOn }, 'solution')
    expect(await endorse('2026-02-01')).toMatchObject({ fields: [{ code: 'IN_THE_FUTURE_HERE' }] })
    expect(await endorse('2026-01-20')).toMatchObject({ record: { status: 'ENDORSED' } })
    expect(await move(company.rep, 'NEGOTIATION')).toHaveProperty('opportunity')
  })

  it('a contract waits for four agreed topics, and for a manager at a key deal', async () => {
    const round = (topic: string, more: object = {}) => act(company.rep, 'createNegotiationRound', { opportunityId: id, topic, heldOn: '2026-01-20', agreed: true, ...more }, 'negotiationRound')
    for (const topic of ['PRICE', 'PAYMENT', 'DELIVERY']) await round(topic)
    expect(codes(await move(company.rep, 'CONTRACTING'))).toEqual(['CHECK_TOPICS_AGREED', 'CHECK_MANAGER_ATTENDED'])
    await round('AFTER_SALES', { managerId: `Person:${company.rep.personId}` })
    expect(codes(await move(company.rep, 'CONTRACTING'))).toEqual(['CHECK_MANAGER_ATTENDED'])
    await round('PRICE', { agreed: false, managerId: `Person:${company.manager.personId}` })
    expect(codes(await move(company.rep, 'CONTRACTING'))).toEqual(['CHECK_TOPICS_AGREED'])
    await round('PRICE', { concession: 'Training for free' })
    expect(await move(company.rep, 'CONTRACTING')).toHaveProperty('opportunity')
  })

  it('a manager closes it, a rep does not, and then it stays won', async () => {
    expect(codes(await move(company.rep, 'WON'))).toEqual(['CHECK_MANAGER_CLOSES'])
    expect(await move(company.manager, 'WON')).toHaveProperty('opportunity')
    expect(await move(company.director, 'NEGOTIATION')).toMatchObject({ code: 'DEAL_WON' })
    expect(await act(company.manager, 'holdOpportunity', { id, expectedVersion: await versionOf(), reason: 'x' }, 'opportunity')).toMatchObject({ code: 'DEAL_WON' })
  })
})

describe('a deal that rests, is lost, and comes back', () => {
  let company: Company
  let id: string
  beforeAll(async () => {
    company = await openCompany({ checklists: true })
    id = (await createDeal(company.rep, { name: 'Slow', stageId: company.stages['DISCOVERY'], expectedCloseOn: '2026-03-31' })).opportunity.id
  })
  afterAll(() => company.test.close())

  const versionOf = async () => (await ask<{ opportunity: { version: number } }>(company.director, 'query ($id: ID!) { opportunity(id: $id) { version } }', { id })).opportunity.version
  const run = async (caller: TestCaller, name: string, more: object = {}) => act(caller, name, { id, expectedVersion: await versionOf(), ...more }, 'opportunity')

  it('is not moved on while it rests', async () => {
    expect(await run(company.rep, 'resumeOpportunity')).toMatchObject({ code: 'DEAL_NOT_ON_HOLD' })
    expect(await run(company.otherRep, 'holdOpportunity', { reason: 'x' })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await run(company.rep, 'holdOpportunity', { reason: 'Budget comes in May' })).toHaveProperty('record')
    expect(await run(company.rep, 'holdOpportunity', { reason: 'x' })).toMatchObject({ code: 'DEAL_ON_HOLD' })
    expect(await change(company.rep, 'move', { id, expectedVersion: await versionOf(), stageId: company.stages['SOLUTION'] })).toMatchObject({ code: 'DEAL_ON_HOLD' })
    expect(await run(company.rep, 'resumeOpportunity')).toHaveProperty('record')
  })

  it('is lost with a reason, and reopened by a manager alone, where it was', async () => {
    expect(await run(company.manager, 'reopenOpportunity')).toMatchObject({ code: 'DEAL_NOT_LOST' })
    expect(await change(company.rep, 'update', { id, expectedVersion: await versionOf(), stageId: company.stages['LOST'], lossReason: 'Too dear', lossCategory: 'PRICE' })).toHaveProperty('opportunity')
    expect(await change(company.rep, 'move', { id, expectedVersion: await versionOf(), stageId: company.stages['DISCOVERY'] })).toMatchObject({ code: 'DEAL_LOST' })
    expect(await run(company.rep, 'reopenOpportunity')).toMatchObject({ code: 'DEAL_MANAGER_ONLY' })
    expect(await run(company.manager, 'reopenOpportunity')).toHaveProperty('record')
    const { opportunity } = await ask<{ opportunity: object }>(company.rep, 'query ($id: ID!) { opportunity(id: $id) { stage { key } closedOn lossReason lossCategory forecastCategory } }', { id })
    expect(opportunity).toEqual({ stage: { key: 'DISCOVERY' }, closedOn: null, lossReason: null, lossCategory: null, forecastCategory: 'PIPELINE' })
  })

  it('counts how often its close was put off, and keeps the first date', async () => {
    for (const expectedCloseOn of ['2026-04-30', '2026-06-30', '2026-05-31']) await change(company.rep, 'update', { id, expectedVersion: await versionOf(), expectedCloseOn })
    const { opportunity } = await ask<{ opportunity: object }>(company.rep, 'query ($id: ID!) { opportunity(id: $id) { closePushes firstExpectedCloseOn expectedCloseOn } }', { id })
    expect(opportunity).toEqual({ closePushes: 2, firstExpectedCloseOn: '2026-03-31', expectedCloseOn: '2026-05-31' })
  })

  it('has a checklist of known checks', async () => {
    const { stages } = await ask<{ stages: { nodes: { id: string; version: number }[] } }>(company.director, '{ stages(filter: { key: { eq: "SOLUTION" } }) { nodes { id version } } }')
    expect(await act(company.director, 'updateStage', { id: stages.nodes[0]!.id, expectedVersion: stages.nodes[0]!.version, entryChecklist: ['NEED_RECORDED', 'LUCK'] }, 'stage')).toMatchObject({ fields: [{ code: 'STAGE_CHECK_UNKNOWN' }] })
  })
})
