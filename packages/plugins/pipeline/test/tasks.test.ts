import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { customers } from '@tenon/customers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pipeline } from '../src/index.ts'

interface Result { readonly __typename: string; readonly code?: string; readonly fields?: readonly { readonly path: string; readonly code: string }[]; readonly task?: { readonly id: string; readonly version: number; readonly completedAt: string | null } }

const problems = '... on Error { code } ... on ValidationError { fields { path code } }'

describe('tasks', () => {
  let test: TestApp
  let rep: TestCaller
  let colleague: TestCaller
  let manager: TestCaller
  let customer: string

  beforeAll(async () => {
    test = await createTestApp({ plugins: [customers(), catalog(), approvals(), pipeline()] })
    manager = await test.as('MANAGER', { unit: 'north', heads: true, name: 'Mia Manager' })
    rep = await test.as('REP', { unit: 'north', name: 'Rita Rep' })
    colleague = await test.as('REP', { unit: 'south', name: 'Carl Colleague' })
    const made = await rep.graphql<{ result: { customer: { id: string } } }>('mutation { result: createCustomer(input: { name: "Acme" }) { ... on CreateCustomerPayload { customer { id } } } }')
    customer = made.data!.result.customer.id
  })
  afterAll(() => test.close())

  const give = async (by: TestCaller, to: string, input: object = {}) => (await by.graphql<{ result: Result }>(`mutation ($input: CreateTaskForInput!) { result: createTaskFor(input: $input) { __typename ... on CreateTaskForPayload { task { id version completedAt } } ${problems} } }`, { input: { recordId: customer, title: 'Call them', assigneeId: `Person:${to}`, ...input } })).data!.result
  const update = async (by: TestCaller, id: string, version: number, input: object) => (await by.graphql<{ result: Result }>(`mutation ($input: UpdateTaskInput!) { result: updateTask(input: $input) { __typename ... on UpdateTaskPayload { task { id version completedAt } } ${problems} } }`, { input: { id, expectedVersion: version, ...input } })).data!.result
  const ofRecord = async (by: TestCaller) => {
    const answer = await by.graphql<{ tasksOf: { id: string; title: string; status: string; assignee: string; mine: boolean }[] }>('query ($id: ID!) { tasksOf(recordId: $id) { id title status assignee mine } }', { id: customer })
    return answer.errors?.[0]?.extensions?.code ?? answer.data!.tasksOf
  }
  const own = async (by: TestCaller) => (await by.graphql<{ tasks: { nodes: { id: string; title: string }[] } }>('{ tasks { nodes { id title } } }')).data!.tasks.nodes
  const told = async (by: TestCaller) => (await by.graphql<{ notifications: { nodes: { text: string }[] } }>('{ notifications { nodes { text } } }')).data!.notifications.nodes.map(({ text }) => text)

  it('are seen by whom they are for and by whoever made them, and on the record by those who see it', async () => {
    const { task } = await give(manager, rep.personId, { title: 'Visit Acme', dueOn: '2026-12-01', priority: 'HIGH' })
    expect(await own(rep)).toEqual([{ id: task!.id, title: 'Visit Acme' }])
    expect(await own(manager)).toEqual([{ id: task!.id, title: 'Visit Acme' }])
    expect(await own(colleague)).toEqual([])
    const finance = await test.as('FINANCE')
    expect(await own(finance)).toEqual([])
    expect(await ofRecord(finance)).toMatchObject([{ title: 'Visit Acme', status: 'OPEN', assignee: 'Rita Rep', mine: false }])
    expect(await ofRecord(colleague)).toBe('NOT_FOUND')
  })

  it('tell their person in the shell and by mail, and the giver when they are done', async () => {
    expect(await told(rep)).toEqual(['Mia Manager gave you a task: Visit Acme'])
    expect((await test.takeMails()).map(({ subject }) => subject)).toEqual(['Mia Manager gave you a task: Visit Acme'])
    const [task] = await own(rep)
    const done = await update(rep, task!.id, 1, { status: 'DONE' })
    expect(done.task!.completedAt).not.toBeNull()
    expect(await told(manager)).toEqual(['Rita Rep has done: Visit Acme'])
    const open = await update(rep, task!.id, done.task!.version, { status: 'OPEN' })
    expect(open.task!.completedAt).toBeNull()
  })

  it('tell nobody of what she gives herself', async () => {
    const before = (await told(rep)).length
    await give(rep, rep.personId, { title: 'For me' })
    expect(await told(rep)).toHaveLength(before)
  })

  it('lead to their record those who may read it', async () => {
    const { task } = await give(rep, colleague.personId, { title: 'Ask a colleague' })
    const record = async (by: TestCaller) => (await by.graphql<{ recordOfTask: { title: string } | null }>('query ($id: ID!) { recordOfTask(id: $id) { title } }', { id: task!.id })).data!.recordOfTask
    expect(await record(rep)).toEqual({ title: 'Acme' })
    expect(await record(colleague)).toBeNull()
    expect(await own(colleague)).toEqual([{ id: task!.id, title: 'Ask a colleague' }])
  })

  it('are changed by nobody else, and taken away only by whoever made them', async () => {
    const { task } = await give(manager, rep.personId, { title: 'Stay away' })
    expect((await update(colleague, task!.id, 1, { status: 'DONE' })).code).toBe('NOT_FOUND')
    const remove = async (by: TestCaller) => (await by.graphql<{ result: Result }>('mutation ($id: ID!) { result: deleteTask(input: { id: $id, expectedVersion: 1 }) { __typename ... on Error { code } } }', { id: task!.id })).data!.result
    expect((await remove(rep)).code).toBe('FORBIDDEN')
    expect((await remove(manager)).__typename).toBe('DeleteTaskPayload')
  })

  it('are refused on a record out of reach, without a title, and for somebody who left', async () => {
    expect((await give(colleague, colleague.personId)).code).toBe('NOT_FOUND')
    expect((await give(rep, rep.personId, { title: ' ' })).fields).toMatchObject([{ path: 'title', code: 'REQUIRED' }])
    const gone = await test.as('REP')
    await test.app.base['person']!['update']!({ where: { id: gone.personId }, data: { active: false } })
    expect((await give(rep, gone.personId)).fields).toMatchObject([{ path: 'assigneeId', code: 'ASSIGNEE_LEFT' }])
  })

  it('go to the successor of somebody who leaves, in the same step, and the successor is told', async () => {
    const leaver = await test.as('REP', { unit: 'north', name: 'Lea Leaver' })
    await give(manager, leaver.personId, { title: 'Finish the offer' })
    const done = await give(manager, leaver.personId, { title: 'Long done' })
    await update(leaver, done.task!.id, 1, { status: 'DONE' })
    const admin = await test.as('SYSADMIN')
    const heir = await test.as('REP', { unit: 'north' })
    const ended = await admin.graphql<{ result: Result }>('mutation ($input: EndAccessInput!) { result: endAccess(input: $input) { __typename ... on Error { code } } }', { input: { personId: `Person:${leaver.personId}`, expectedVersion: 1, handOverTo: `Person:${heir.personId}` } })
    expect(ended.errors ?? ended.data!.result.__typename).toBe('EndAccessPayload')
    expect((await own(heir)).map(({ title }) => title)).toEqual(['Finish the offer'])
    expect(await told(heir)).toEqual(['1 open task of Lea Leaver came to you.'])
  })
})
