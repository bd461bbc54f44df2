import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCaller } from '@tenon/core/testing'
import { ask } from '../company.ts'
import { createRecord, openAt } from './leads.ts'

describe('what those who sell know of the market', () => {
  let company: Awaited<ReturnType<typeof openAt>>
  let product: TestCaller
  beforeAll(async () => {
    company = await openAt()
    product = await company.test.as('PRODUCT', { name: 'Product', unit: 'product' })
  })
  afterAll(() => company.test.close())

  const move = async (caller: TestCaller, model: string, verb: string, id: string, input: Record<string, unknown> = {}) => {
    const name = `${verb}${model}`
    const upper = name.charAt(0).toUpperCase() + name.slice(1)
    const field = model.charAt(0).toLowerCase() + model.slice(1)
    const { record } = await ask<{ record: { version: number } | null }>(caller, `query ($id: ID!) { record: ${field}(id: $id) { version } }`, { id })
    const { r } = await ask<{ r: { code?: string; record?: { status: string }; fields?: { code: string }[] } }>(caller, `mutation ($input: ${upper}Input!) { r: ${name}(input: $input) { ... on ${upper}Payload { record: ${field} { status } } ... on ValidationError { fields { path code } } ... on Error { code } } }`, { input: { id, expectedVersion: record?.version ?? 1, ...input } })
    return r.record?.status ?? r.fields?.[0]?.code ?? r.code
  }
  const status = async (caller: TestCaller, model: string, id: string) => (await ask<{ r: { status: string } | null }>(caller, `query ($id: ID!) { r: ${model}(id: $id) { status } }`, { id })).r?.status

  it('is one\'s own until it is published, and needs a conclusion for that', async () => {
    const { rep, otherRep } = company
    const bare = await createRecord(rep, 'MarketResearch', { title: 'Bare', period: '2026-Q1' })
    expect(await move(rep, 'MarketResearch', 'publish', bare)).toBe('REQUIRED')
    const id = await createRecord(rep, 'MarketResearch', { title: 'Manufacturing', period: '2026-Q1', conclusion: 'It grows.' })
    expect(await status(otherRep, 'marketResearch', id)).toBeUndefined()
    expect(await move(rep, 'MarketResearch', 'publish', id)).toBe('PUBLISHED')
    expect([await status(otherRep, 'marketResearch', id), await status(product, 'marketResearch', id)]).toEqual(['PUBLISHED', 'PUBLISHED'])
    expect(await move(otherRep, 'MarketResearch', 'withdraw', id)).toBe('FORBIDDEN')
  })

  it('tells everybody who sells of competitors', async () => {
    const id = await createRecord(company.rep, 'Competitor', { name: 'Rival' })
    await createRecord(company.otherRep, 'CompetitorNote', { competitorId: id, text: 'Cheaper by a tenth', heardOn: '2026-01-10' })
    const { competitor } = await ask<{ competitor: { notes: { nodes: { text: string }[] } } }>(company.rep, 'query ($id: ID!) { competitor(id: $id) { notes { nodes { text } } } }', { id })
    expect(competitor.notes.nodes).toEqual([{ text: 'Cheaper by a tenth' }])
  })

  it('goes to the product department as suggestions, which it answers and nobody else', async () => {
    const { rep, director } = company
    const id = await createRecord(rep, 'ProductSuggestion', { title: 'Dark mode', text: 'Three customers asked' })
    expect(await status(product, 'productSuggestion', id)).toBe('NEW')
    expect(await move(rep, 'ProductSuggestion', 'accept', id, { answer: 'Yes' })).toBe('FORBIDDEN')
    expect(await move(director, 'ProductSuggestion', 'accept', id, { answer: 'Yes' })).toBe('FORBIDDEN')
    expect(await move(product, 'ProductSuggestion', 'deliver', id, { answer: 'Done' })).toBe('TRANSITION_NOT_POSSIBLE')
    expect(await move(product, 'ProductSuggestion', 'accept', id, { answer: 'In spring' })).toBe('ACCEPTED')
    expect(await move(product, 'ProductSuggestion', 'deliver', id, { answer: 'In 2.1' })).toBe('DELIVERED')
    const answered = await ask(rep, 'query ($id: ID!) { productSuggestion(id: $id) { answer answeredBy { name } } notifications { nodes { kind } } }', { id })
    expect(answered).toMatchObject({ productSuggestion: { answer: 'In 2.1', answeredBy: { name: 'Product' } }, notifications: { nodes: [{ kind: 'pipeline.suggestionAnswered' }, { kind: 'pipeline.suggestionAnswered' }] } })
  })

  it('becomes a plan, which another director approves and whose next revision takes its place', async () => {
    const { director, rep, test } = company
    const other = await test.as('DIRECTOR', { name: 'Other', unit: 'sales' })
    const plan = async () => createRecord(director, 'SalesPlan', { title: '2026', year: 2026, strategy: 'Manufacturing first' })
    const [first, second] = [await plan(), await plan()]
    expect(await status(rep, 'salesPlan', first)).toBeUndefined()
    expect(await move(director, 'SalesPlan', 'approve', first)).toBe('TRANSITION_NOT_POSSIBLE')
    expect(await move(director, 'SalesPlan', 'propose', first)).toBe('PROPOSED')
    expect(await move(director, 'SalesPlan', 'approve', first)).toBe('TRANSITION_NOT_YOURS')
    expect(await move(other, 'SalesPlan', 'approve', first)).toBe('APPROVED')
    expect(await status(rep, 'salesPlan', first)).toBe('APPROVED')
    await move(director, 'SalesPlan', 'propose', second)
    await move(other, 'SalesPlan', 'approve', second)
    const { plans } = await ask<{ plans: { nodes: object[] } }>(director, '{ plans: salesPlans(orderBy: [{ field: REVISION, direction: ASC }]) { nodes { revision status } } }')
    expect(plans.nodes).toEqual([{ revision: 1, status: 'SUPERSEDED' }, { revision: 2, status: 'APPROVED' }])
    const changed = await ask(director, 'mutation ($input: UpdateSalesPlanInput!) { r: updateSalesPlan(input: $input) { ... on ValidationError { fields { code } } } }', { input: { id: second, expectedVersion: 3, strategy: 'Other' } })
    expect(changed).toMatchObject({ r: { fields: [{ code: 'PLAN_FIXED' }] } })
  })
})
