import { definePlugin, type FileFacts } from '@tenon/core'
import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { customers } from '@tenon/customers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pipeline } from '../src/index.ts'

interface Attachment { readonly id: string; readonly name: string; readonly size: number; readonly sha256: string; readonly url: string; readonly createdBy: { readonly id: string } | null }

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

/** A plugin that hides what is called secret from everybody but directors. */
const secrecy = definePlugin()({
  id: 'secrecy',
  description: 'Hides files by their names.',
  package: new URL('./secrecy/', import.meta.url),
  maySeeFile: ({ name }: FileFacts, { principal }) => !name.startsWith('secret') || principal.roles.includes('DIRECTOR'),
})

describe('files of records', () => {
  let test: TestApp
  let rep: TestCaller
  let colleague: TestCaller
  let manager: TestCaller
  let director: TestCaller
  let leader: TestCaller
  let customer: string

  beforeAll(async () => {
    test = await createTestApp({ plugins: [customers(), catalog(), approvals(), pipeline(), secrecy()] })
    manager = await test.as('MANAGER', { unit: 'north', heads: true })
    rep = await test.as('REP', { unit: 'north' })
    colleague = await test.as('REP', { unit: 'south' })
    director = await test.as('DIRECTOR')
    leader = await test.as('LEADER')
    const made = await rep.graphql<{ result: { customer: { id: string } } }>('mutation { result: createCustomer(input: { name: "With files" }) { ... on CreateCustomerPayload { customer { id } } } }')
    customer = made.data!.result.customer.id
  })
  afterAll(() => test.close())

  const send = (by: TestCaller, name: string, body: Uint8Array | string, { record = customer, type = 'text/plain', headers = {} }: { record?: string; type?: string; headers?: Record<string, string> } = {}) =>
    by.fetch(`/api/files?${new URLSearchParams({ record, name })}`, { method: 'POST', headers: { 'content-type': type, ...headers }, body: typeof body === 'string' ? body : Buffer.from(body) })
  const codeOf = async (response: Response): Promise<string> => ((await response.json()) as { code: string }).code
  const list = async (by: TestCaller, recordId = customer) => {
    const answer = await by.graphql<{ attachments: Attachment[] }>('query ($id: ID!) { attachments(recordId: $id) { id name size sha256 url createdBy { id } } }', { id: recordId })
    return answer.errors?.[0]?.extensions?.code ?? answer.data!.attachments
  }
  const remove = async (by: TestCaller, id: string) => (await by.graphql<{ result: { __typename: string; code?: string } }>('mutation ($id: ID!) { result: removeAttachment(input: { id: $id }) { __typename ... on Error { code } } }', { id })).data!.result

  it('are attached by who may change the record, and come back as they were', async () => {
    const response = await send(rep, '合同 contract.txt', 'Signed 已签')
    expect(response.status).toBe(201)
    const [file] = (await list(manager)) as Attachment[]
    expect(file).toMatchObject({ name: '合同 contract.txt', size: 13, createdBy: { id: `Person:${rep.personId}` } })
    const content = await leader.fetch(file!.url)
    expect(await content.text()).toBe('Signed 已签')
    expect(content.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('合同 contract.txt')}`)
    expect(content.headers.get('content-type')).toBe('application/octet-stream')
    expect(content.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('are hidden where the record is, alike for missing ones, and are read-only for who may only read', async () => {
    const [file] = (await list(rep)) as Attachment[]
    expect(await list(colleague)).toBe('NOT_FOUND')
    for (const path of [file!.url, '/api/files/0198ffff-0000-7000-8000-00000000dead', '/api/files/x']) expect(await codeOf(await colleague.fetch(path))).toBe('NOT_FOUND')
    expect(await codeOf(await send(colleague, 'x.txt', 'x'))).toBe('NOT_FOUND')
    expect(await codeOf(await send(leader, 'x.txt', 'x'))).toBe('FORBIDDEN')
    expect((await remove(colleague, file!.id)).code).toBe('NOT_FOUND')
    expect((await remove(leader, file!.id)).code).toBe('FORBIDDEN')
  })

  it('are shown in the browser only where nothing in them runs, whatever their sender says they are', async () => {
    await send(rep, 'picture.png', png, { type: 'text/html' })
    await send(rep, 'page.html', '<script>alert(1)</script>', { type: 'image/png' })
    const files = (await list(rep)) as Attachment[]
    const picture = await rep.fetch(files.find(({ name }) => name === 'picture.png')!.url)
    expect([picture.headers.get('content-type'), picture.headers.get('content-disposition')]).toEqual(['image/png', "inline; filename*=UTF-8''picture.png"])
    const page = await rep.fetch(files.find(({ name }) => name === 'page.html')!.url)
    expect([page.headers.get('content-type'), page.headers.get('content-disposition')?.split(';')[0]]).toEqual(['application/octet-stream', 'attachment'])
  })

  it('pass the gates of plugins, for lists and for contents', async () => {
    await send(rep, 'secret plan.txt', 'hidden from its sender too')
    expect(((await list(rep)) as Attachment[]).map(({ name }) => name)).not.toContain('secret plan.txt')
    const hidden = ((await list(director)) as Attachment[]).find(({ name }) => name === 'secret plan.txt')!
    expect((await director.fetch(hidden.url)).status).toBe(200)
    expect(await codeOf(await rep.fetch(hidden.url))).toBe('NOT_FOUND')
    expect((await remove(rep, hidden.id)).code).toBe('NOT_FOUND')
  })

  it('keep one content once, and hold a repeat with the same key to one file', async () => {
    const key = { 'idempotency-key': 'upload-1' }
    await send(rep, 'same.txt', 'same content', { headers: key })
    await send(rep, 'same.txt', 'same content', { headers: key })
    await send(rep, 'copy.txt', 'same content')
    const files = ((await list(rep)) as Attachment[]).filter(({ name }) => ['same.txt', 'copy.txt'].includes(name))
    expect(files).toHaveLength(2)
    expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(1)
    const { rows } = await test.app.database.pool.query<{ count: string }>('select count(*) from core.file_content where sha256 = $1', [files[0]!.sha256])
    expect(rows[0]!.count).toBe('1')
  })

  it('are refused without content, without a name, too large, and on what is no record', async () => {
    expect(await codeOf(await send(rep, 'x.txt', ''))).toBe('FILE_EMPTY')
    for (const name of ['', ' ', 'a/b', 'a\nb', 'x'.repeat(201)]) expect(await codeOf(await send(rep, name, 'x'))).toBe('FILE_NAME_INVALID')
    expect(await codeOf(await send(rep, 'x.txt', 'x', { record: 'RolePermission:0198ffff-0000-7000-8000-00000000dead' }))).toBe('FILES_NOT_HERE')
    expect(await codeOf(await send(rep, 'x.txt', 'x', { record: 'nonsense' }))).toBe('NOT_FOUND')
    expect((await send(rep, 'large.bin', new Uint8Array(25_000_001))).status).toBe(413)
  })

  it('leave who attached, took out and removed them in the audit trail, and are gone for everybody once removed', async () => {
    const file = ((await list(rep)) as Attachment[]).find(({ name }) => name === 'copy.txt')!
    await manager.fetch(file.url)
    expect((await remove(manager, file.id)).__typename).toBe('RemoveAttachmentPayload')
    expect(await codeOf(await rep.fetch(file.url))).toBe('NOT_FOUND')
    const auditor = await test.as('AUDITOR')
    const trail = await auditor.graphql<{ auditEntries: { nodes: { action: string; actor: { id: string } }[] } }>('query ($filter: AuditFilter) { auditEntries(filter: $filter) { nodes { action actor { id } } } }', { filter: { recordId: file.id } })
    expect(trail.data!.auditEntries.nodes.map(({ action, actor }) => [action, actor.id])).toEqual([['DELETE', `Person:${manager.personId}`], ['EXPORT', `Person:${manager.personId}`], ['CREATE', `Person:${rep.personId}`]])
  })
})
