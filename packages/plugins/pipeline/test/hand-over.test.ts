import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, change, createDeal, openCompany, type Company } from './company.ts'
import { createRecord } from './leads/leads.ts'

interface Result { readonly code?: string; readonly count?: number; readonly work?: number }

describe('the open work of a salesperson', () => {
  let company: Company
  let successor: TestCaller
  beforeAll(async () => {
    company = await openCompany()
    successor = await company.test.as('REP', { name: 'Sun', unit: 'north' })
  })
  afterAll(() => company.test.close())

  const person = (caller: TestCaller) => `Person:${caller.personId}`
  const ownerOf = async (model: string, id: string) => (await ask<{ record: { owner: { name: string } | null } | null }>(company.director, `query ($id: ID!) { record: ${model}(id: $id) { owner { name } } }`, { id })).record?.owner?.name
  const assigneeOf = async (id: string) => (await company.test.app.base['task']!['findUniqueOrThrow']!({ where: { id: id.slice(5) }, include: { assignee: true } }) as { assignee: { name: string } }).assignee.name
  const task = async (by: TestCaller, recordId: string | null, title: string) => {
    const query = 'mutation ($input: CreateTaskForInput!) { result: createTaskFor(input: $input) { ... on CreateTaskForPayload { task { id } } ... on Error { code } } }'
    return (await ask<{ result: { task: { id: string } } }>(by, query, { input: { recordId, title, assigneeId: person(by) } })).result.task.id
  }
  const transfer = async (caller: TestCaller, input: object) =>
    (await ask<{ result: Result }>(caller, 'mutation ($input: TransferCustomersInput!) { result: transferCustomers(input: $input) { ... on TransferCustomersPayload { count work } ... on Error { code } } }', { input })).result

  /** A salesperson with a customer, and everything that can hang on it; and with a customer that stays. */
  async function salesperson(name: string) {
    const rep = await company.test.as('REP', { name, unit: 'north' })
    const customer = await createRecord(rep, 'Customer', { name: `Of ${name}` })
    const stays = await createRecord(rep, 'Customer', { name: `Stays with ${name}` })
    const deal = async (customerId: string, title: string) => (await createDeal(rep, { name: title, customerId, stageId: company.stages['DISCOVERY'], amount: { amount: '100.00' } })).opportunity
    const [open, won, other] = [await deal(customer, 'Open'), await deal(customer, 'Won'), await deal(stays, 'Elsewhere')]
    await change(rep, 'move', { id: won.id, expectedVersion: won.version, stageId: company.stages['WON'] })
    await ask(rep, 'mutation ($input: SplitOpportunityInput!) { splitOpportunity(input: $input) { ... on Error { code } } }', { input: { id: open.id, shares: [{ personId: person(rep), shareBp: 10_000 }] } })
    const lead = await createRecord(rep, 'Lead', { name: 'Mei', company: 'Mei Ltd.' })
    return { rep, customer, stays, open: open.id, won: won.id, other: other.id, lead, tasks: [await task(rep, customer, 'Call'), await task(rep, open.id, 'Offer'), await task(rep, other.id, 'Other')] }
  }

  it('goes along with the customers that are transferred, and the credit stays with who earned it', async () => {
    const { rep, customer, open, won, other, lead, tasks } = await salesperson('Gone')
    const { preview } = await ask<{ preview: { work: number } }>(company.manager, 'query ($ids: [ID!]) { preview: transferPreview(ids: $ids) { work } }', { ids: [customer] })
    expect(preview.work).toBe(3)
    expect(await transfer(company.manager, { ids: [customer], successorId: person(successor) })).toEqual({ count: 1, work: 3 })
    expect(await ownerOf('opportunity', open)).toBe('Sun')
    expect(await ownerOf('opportunity', won)).toBe('Gone')
    expect(await ownerOf('opportunity', other)).toBe('Gone')
    expect(await ownerOf('lead', lead)).toBe('Gone')
    expect(await Promise.all(tasks.map(assigneeOf))).toEqual(['Sun', 'Sun', 'Gone'])
    const { record } = await ask<{ record: { splits: { nodes: { person: { id: string } }[] } } }>(company.director, 'query ($id: ID!) { record: opportunity(id: $id) { splits { nodes { person { id } } } } }', { id: open })
    expect(record.splits.nodes).toEqual([{ person: { id: person(rep) } }])
  })

  it('is a colleague\'s own where a colleague works on the same customer', async () => {
    const { customer } = await salesperson('Helped')
    const { opportunity } = await createDeal(company.director, { name: 'Helper', customerId: customer, stageId: company.stages['DISCOVERY'], amount: { amount: '5.00' } })
    await transfer(company.manager, { ids: [customer], successorId: person(successor) })
    expect(await ownerOf('opportunity', opportunity.id)).toBe('Zhou')
  })

  it('goes nowhere when the transfer is refused', async () => {
    const { rep, customer, open } = await salesperson('Kept')
    expect((await transfer(rep, { ids: [customer], successorId: person(successor) })).code).toBe('TRANSFER_FORBIDDEN')
    expect(await ownerOf('opportunity', open)).toBe('Kept')
  })

  it('goes to the successor when the salesperson leaves: customers, open deals, open leads and tasks; won deals and spans stay', async () => {
    const { rep, customer, stays, open, won, other, lead, tasks } = await salesperson('Leaver')
    const admin = await company.test.as('SYSADMIN')
    const { person: card } = await ask<{ person: { version: number } }>(admin, 'query ($id: ID!) { person(id: $id) { version } }', { id: person(rep) })
    const { result } = await ask<{ result: Result }>(admin, 'mutation ($input: EndAccessInput!) { result: endAccess(input: $input) { ... on Error { code } } }', { input: { personId: person(rep), handOverTo: person(successor), expectedVersion: card.version } })
    expect(result.code).toBeUndefined()
    for (const id of [customer, stays]) expect(await ownerOf('customer', id)).toBe('Sun')
    for (const id of [open, other]) expect(await ownerOf('opportunity', id)).toBe('Sun')
    expect(await ownerOf('lead', lead)).toBe('Sun')
    expect(await ownerOf('opportunity', won)).toBe('Leaver')
    expect(await Promise.all(tasks.map(assigneeOf))).toEqual(['Sun', 'Sun', 'Sun'])
    const { record } = await ask<{ record: { ownershipSpans: { nodes: object[] } } }>(company.director, 'query ($id: ID!) { record: customer(id: $id) { ownershipSpans(orderBy: [{ field: BEGAN_AT, direction: ASC }]) { nodes { person { name } endReason } } } }', { id: customer })
    expect(record.ownershipSpans.nodes).toEqual([{ person: { name: 'Leaver' }, endReason: 'TRANSFERRED' }, { person: { name: 'Sun' }, endReason: null }])
  })

  it('stays, with the name on it, when nobody takes over', async () => {
    const { rep, customer, open } = await salesperson('Unreplaced')
    const admin = await company.test.as('SYSADMIN')
    const { person: card } = await ask<{ person: { version: number } }>(admin, 'query ($id: ID!) { person(id: $id) { version } }', { id: person(rep) })
    await ask(admin, 'mutation ($input: EndAccessInput!) { endAccess(input: $input) { ... on Error { code } } }', { input: { personId: person(rep), expectedVersion: card.version } })
    expect(await ownerOf('customer', customer)).toBe('Unreplaced')
    expect(await ownerOf('opportunity', open)).toBe('Unreplaced')
  })
})
