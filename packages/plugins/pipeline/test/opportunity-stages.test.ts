import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, change, createDeal, openCompany, type Company } from './company.ts'

describe('an opportunity on its way through the stages', () => {
  let company: Company
  beforeAll(async () => {
    company = await openCompany()
  })
  afterAll(() => company.test.close())

  const deal = (input: Record<string, unknown> = {}) => createDeal(company.rep, { name: 'Deal', stageId: company.stages['DISCOVERY'], ...input })
  const read = async (id: string) => (await ask<{ opportunity: Record<string, unknown> }>(company.rep, 'query ($id: ID!) { opportunity(id: $id) { probabilityBp closedOn forecastCategory stage { key } lossReason } }', { id })).opportunity

  it('takes its probability from the stage, unless somebody typed one; 0 is a value', async () => {
    expect(await read((await deal()).opportunity.id)).toMatchObject({ probabilityBp: 1_000, forecastCategory: 'PIPELINE' })
    expect(await read((await deal({ probabilityBp: 0 })).opportunity.id)).toMatchObject({ probabilityBp: 0 })
    expect(await read((await deal({ probabilityBp: 4_500 })).opportunity.id)).toMatchObject({ probabilityBp: 4_500 })
  })

  it('keeps a typed probability through the open stages, says that it is typed, and gives it back to the stage when asked to or when it is closed', async () => {
    const { opportunity: { id } } = await deal({ probabilityBp: 4_500, amount: { amount: '10.00' } })
    let expectedVersion = 1
    const of = async () => (await ask<{ opportunity: object }>(company.rep, 'query ($id: ID!) { opportunity(id: $id) { probabilityBp probabilityManual } }', { id })).opportunity
    const to = async (stage: string, input: Record<string, unknown> = {}) => expect(await change(company.manager, 'move', { id, expectedVersion: expectedVersion++, stageId: company.stages[stage], ...input })).toHaveProperty('opportunity')
    const update = async (input: Record<string, unknown>) => expect(await change(company.rep, 'update', { id, expectedVersion: expectedVersion++, ...input })).toHaveProperty('opportunity')
    await to('SOLUTION')
    expect(await of()).toEqual({ probabilityBp: 4_500, probabilityManual: true })
    await update({ probabilityManual: false })
    expect(await of()).toEqual({ probabilityBp: 3_000, probabilityManual: false })
    await update({ probabilityBp: 0 })
    await to('DISCOVERY')
    expect(await of()).toEqual({ probabilityBp: 0, probabilityManual: true })
    await update({ probabilityManual: false })
    expect(await of()).toEqual({ probabilityBp: 1_000, probabilityManual: false })
    await update({ probabilityBp: 9_900 })
    await to('LOST', { lossReason: 'Price' })
    expect(await of()).toEqual({ probabilityBp: 0, probabilityManual: false })
  })

  it('is not lost without a reason, and is lost with one', async () => {
    const { opportunity } = await deal({ amount: { amount: '10.00' } })
    const move = { id: opportunity.id, expectedVersion: 1, stageId: company.stages['LOST'] }
    expect(await change(company.rep, 'move', move)).toMatchObject({ __typename: 'ValidationError', fields: [{ path: 'lossReason', code: 'REQUIRED_TO_LOSE' }] })
    expect(await change(company.rep, 'move', { ...move, lossReason: 'Price' })).toMatchObject({ opportunity: { version: 2 } })
    expect(await read(opportunity.id)).toMatchObject({ probabilityBp: 0, forecastCategory: 'OMITTED', lossReason: 'Price', closedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
  })

  it('is not won without an amount, nor in the future; it is won with both', async () => {
    const { opportunity } = await deal()
    const win = { id: opportunity.id, expectedVersion: 1, stageId: company.stages['WON'] }
    expect(await change(company.rep, 'move', win)).toMatchObject({ fields: [{ path: 'amount', code: 'REQUIRED_TO_WIN' }] })
    expect(await change(company.rep, 'move', { ...win, amount: { amount: '1.00' }, closedOn: '2999-01-01' })).toMatchObject({ fields: [{ path: 'closedOn', code: 'IN_THE_FUTURE' }] })
    expect(await change(company.rep, 'move', { ...win, amount: { amount: '580000.00' } })).toMatchObject({ opportunity: { version: 2 } })
    expect(await read(opportunity.id)).toMatchObject({ probabilityBp: 10_000, forecastCategory: 'CLOSED' })
  })

  it('leaves a history of who moved it from where to where', async () => {
    const { opportunity } = await deal()
    await change(company.manager, 'move', { id: opportunity.id, expectedVersion: 1, stageId: company.stages['SOLUTION'] })
    const { opportunity: seen } = await ask<{ opportunity: { history: { nodes: { action: string; actor: { name: string }; changes: { field: string; before: unknown; after: unknown }[] }[] } } }>(company.rep, 'query ($id: ID!) { opportunity(id: $id) { history { nodes { action actor { name } changes { field before after } } } } }', { id: opportunity.id })
    expect(seen.history.nodes.map(({ action, actor }) => [action, actor.name])).toEqual([['UPDATE', 'Chen'], ['CREATE', 'Li']])
    expect(seen.history.nodes[0]!.changes.find(({ field }) => field === 'probabilityBp')).toEqual({ field: 'probabilityBp', before: 1_000, after: 3_000 })
  })

  it('is changed by one of two who read the same version; the other learns of it', async () => {
    const { opportunity } = await deal()
    const both = await Promise.all(['a', 'b'].map((name) => change(company.rep, 'update', { id: opportunity.id, expectedVersion: 1, name })))
    expect(both.map((result) => result.__typename).sort()).toEqual(['ConflictError', 'UpdateOpportunityPayload'])
  })

  it('is created once when the same request comes twice, also at the same moment', async () => {
    const query = 'mutation ($input: CreateOpportunityInput!) { createOpportunity(input: $input) { ... on CreateOpportunityPayload { opportunity { id } } ... on RefusedError { code } } }'
    const input = { name: 'Once', stageId: company.stages['DISCOVERY'] }
    const send = (name = 'Once') => company.rep.graphql<{ createOpportunity: { opportunity: { id: string } } }>(query, { input: { ...input, name } }, { 'idempotency-key': 'key-1' })
    const answers = await Promise.all([send(), send(), send()])
    expect(new Set(answers.map(({ data }) => data!.createOpportunity.opportunity.id)).size).toBe(1)
    const { opportunities } = await ask<{ opportunities: { totalCount: number } }>(company.rep, '{ opportunities(filter: { name: { eq: "Once" } }) { totalCount } }')
    expect(opportunities.totalCount).toBe(1)
    expect(JSON.stringify(await send('Other'))).toContain('IDEMPOTENCY_MISMATCH')
  })

  it('keeps amounts to the cent and refuses what cannot be kept', async () => {
    expect((await deal({ amount: { amount: '0.001' } })).fields).toMatchObject([{ path: 'amount', code: 'TOO_PRECISE' }])
    expect((await deal({ amount: { amount: '1', currency: 'XXY' } })).fields).toMatchObject([{ path: 'amount', code: 'UNKNOWN_CURRENCY' }])
    expect((await deal({ amount: { amount: '99999999999999999999' } })).fields).toMatchObject([{ path: 'amount', code: 'OUT_OF_RANGE' }])
    expect((await deal({ name: '  ' })).fields).toMatchObject([{ path: 'name', code: 'REQUIRED' }])
    const { opportunity } = await deal({ amount: { amount: '90071992547409.93' } })
    expect(await ask(company.rep, 'query ($id: ID!) { opportunity(id: $id) { amount { amount currency } } }', { id: opportunity.id })).toEqual({ opportunity: { amount: { amount: '90071992547409.93', currency: 'CNY' } } })
  })

  it('changes many at once, each with its own result', async () => {
    const [mine, theirs] = [await deal(), await createDeal(company.otherRep, { name: 'Theirs', stageId: company.stages['DISCOVERY'] })]
    const { updateOpportunities } = await ask<{ updateOpportunities: { results: { id: string; ok: boolean; error: { code: string } | null }[] } }>(company.rep, 'mutation ($input: UpdateOpportunitiesInput!) { updateOpportunities(input: $input) { results { id ok error { code } } } }', { input: { ids: [mine.opportunity.id, theirs.opportunity.id], patch: { nextStep: 'Call' } } })
    expect(updateOpportunities.results).toEqual([{ id: mine.opportunity.id, ok: true, error: null }, { id: theirs.opportunity.id, ok: false, error: { code: 'NOT_FOUND' } }])
  })
})
