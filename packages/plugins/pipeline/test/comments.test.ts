import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { customers } from '@tenon/customers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pipeline } from '../src/index.ts'

interface Comment { readonly id: string; readonly body: string; readonly editedAt: string | null; readonly createdBy: { readonly name: string } }
interface Result { readonly __typename: string; readonly code?: string; readonly notTold?: readonly string[] }

describe('comments on records', () => {
  let test: TestApp
  let rep: TestCaller
  let colleague: TestCaller
  let manager: TestCaller
  let finance: TestCaller
  let customer: string

  beforeAll(async () => {
    test = await createTestApp({ plugins: [customers(), catalog(), approvals(), pipeline()] })
    manager = await test.as('MANAGER', { unit: 'north', heads: true, name: 'Mia Manager' })
    rep = await test.as('REP', { unit: 'north', name: 'Rita Rep' })
    colleague = await test.as('REP', { unit: 'south', name: 'Carl Colleague' })
    finance = await test.as('FINANCE', { name: 'Fay Finance' })
    const made = await rep.graphql<{ result: { customer: { id: string } } }>('mutation { result: createCustomer(input: { name: "Acme" }) { ... on CreateCustomerPayload { customer { id } } } }')
    customer = made.data!.result.customer.id
  })
  afterAll(() => test.close())

  const list = async (by: TestCaller) => {
    const answer = await by.graphql<{ comments: Comment[] }>('query ($id: ID!) { comments(recordId: $id) { id body editedAt createdBy { name } } }', { id: customer })
    return answer.errors?.[0]?.extensions?.code ?? answer.data!.comments
  }
  const add = async (by: TestCaller, body: string, mentions: readonly TestCaller[] = []) => (await by.graphql<{ result: Result }>('mutation ($input: AddCommentInput!) { result: addComment(input: $input) { __typename ... on AddCommentPayload { notTold } ... on Error { code } } }', { input: { recordId: customer, body, mentions: mentions.map(({ personId }) => `Person:${personId}`) } })).data!.result
  const edit = async (by: TestCaller, id: string, body: string) => (await by.graphql<{ result: Result }>('mutation ($input: EditCommentInput!) { result: editComment(input: $input) { __typename ... on Error { code } } }', { input: { id, body } })).data!.result
  const remove = async (by: TestCaller, id: string) => (await by.graphql<{ result: Result }>('mutation ($input: RemoveCommentInput!) { result: removeComment(input: $input) { __typename ... on Error { code } } }', { input: { id } })).data!.result
  const told = async (by: TestCaller) => (await by.graphql<{ notifications: { nodes: { text: string }[] } }>('{ notifications { nodes { text } } }')).data!.notifications.nodes.map(({ text }) => text)

  it('are written and read by those who may read the record, and exist for nobody else', async () => {
    expect((await add(finance, 'They **paid**.')).__typename).toBe('AddCommentPayload')
    expect(await list(rep)).toMatchObject([{ body: 'They **paid**.', editedAt: null, createdBy: { name: 'Fay Finance' } }])
    expect(await list(colleague)).toBe('NOT_FOUND')
    expect((await add(colleague, 'Hello')).code).toBe('NOT_FOUND')
  })

  it('tell whom they mention and whoever wrote before, each once', async () => {
    expect((await add(rep, 'Thanks @Mia', [manager, finance])).notTold).toEqual([])
    expect(await told(manager)).toEqual(['Rita Rep mentioned you in a comment on Acme'])
    expect(await told(finance)).toEqual(['Rita Rep mentioned you in a comment on Acme'])
    expect(await told(rep)).toEqual([])
    await add(manager, 'Well done')
    expect(await told(rep)).toEqual(['Mia Manager commented on Acme'])
    expect((await told(finance))[0]).toBe('Mia Manager commented on Acme')
    expect((await test.takeMails()).map(({ subject }) => subject)).toEqual(Array<string>(2).fill('Rita Rep mentioned you in a comment on Acme'))
  })

  it('do not tell somebody who may not read the record, and say so to their author', async () => {
    expect((await add(rep, 'And @Carl', [colleague, manager])).notTold).toEqual(['Carl Colleague'])
    expect(await told(colleague)).toEqual([])
  })

  it('are changed and taken back by their author alone', async () => {
    const [first] = (await list(rep)) as Comment[]
    expect((await edit(manager, first!.id, 'Not mine')).code).toBe('FORBIDDEN')
    expect((await edit(colleague, first!.id, 'Not mine')).code).toBe('NOT_FOUND')
    expect((await remove(rep, first!.id)).code).toBe('FORBIDDEN')
    expect((await edit(finance, first!.id, 'They paid half.')).__typename).toBe('EditCommentPayload')
    const [edited] = (await list(rep)) as Comment[]
    expect(edited).toMatchObject({ body: 'They paid half.' })
    expect(edited!.editedAt).not.toBeNull()
    expect((await remove(finance, first!.id)).__typename).toBe('RemoveCommentPayload')
    expect(((await list(rep)) as Comment[]).map(({ id }) => id)).not.toContain(first!.id)
    expect((await edit(finance, first!.id, 'Again')).code).toBe('NOT_FOUND')
  })

  it('are refused empty, too long, and on what is no record', async () => {
    expect((await add(rep, '  ')).code).toBe('VALIDATION_FAILED')
    expect((await add(rep, 'x'.repeat(10_001))).code).toBe('VALIDATION_FAILED')
    const answer = await rep.graphql('{ comments(recordId: "RolePermission:0198ffff-0000-7000-8000-00000000dead") { id } }')
    expect(answer.errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
  })
})
