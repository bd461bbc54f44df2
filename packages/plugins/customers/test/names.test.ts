import { definePlugin } from '@tenon/core'
import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customers } from '../src/index.ts'
import { ask, createCustomer, run } from './company.ts'

/** Those who sell see no name at all, and who leads them none of a blacklisted customer. */
const veil = definePlugin()({
  id: 'veil',
  description: 'Hides names.',
  package: new URL('./reports/', import.meta.url),
  requires: { customers: '^0.1.0' },
  restricts: (restricts, person) => {
    if (person.roles.includes('REP')) restricts.fields('read', 'Customer', ['name'])
    if (person.roles.includes('MANAGER')) restricts.fields('read', 'Customer', ['name'], { blacklisted: false })
  },
})

let test: TestApp
let director: TestCaller
let manager: TestCaller
let rep: TestCaller
beforeAll(async () => {
  test = await createTestApp({ plugins: [customers(), veil()], settings: { showReadPath: true } })
  director = await test.as('DIRECTOR', { name: 'Zhou', unit: 'sales' })
  manager = await test.as('MANAGER', { name: 'Chen', unit: 'sales', heads: true })
  rep = await test.as('REP', { name: 'Li', unit: 'sales' })
  for (const name of ['重庆长安', 'Bosch', '北京天元', '阿里巴巴']) await createCustomer(director, { name })
  const held = await createCustomer(director, { name: '北京天源' })
  await test.app.systemContext('test').db['customer']!.update({ where: { id: held.slice('Customer:'.length) }, data: { blacklisted: true } })
})
afterAll(() => test.close())

interface Answer {
  readonly data: { readonly customers: { readonly nodes: readonly { readonly name: string | null }[]; readonly pageInfo: { readonly endCursor: string | null } } } | null
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[]
}

/** Of the last row of the last list. */
let cursor = ''

async function list(caller: TestCaller, args: string, path: string): Promise<(string | null)[] | string> {
  const response = await caller.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'tenon-read-path': path }, body: JSON.stringify({ query: `{ customers(${args}) { nodes { name } pageInfo { endCursor } } }` }) })
  const { data, errors } = (await response.json()) as Answer
  cursor = data?.customers.pageInfo.endCursor ?? ''
  return errors?.[0]?.extensions.code ?? data!.customers.nodes.map(({ name }) => name)
}

const byName = 'orderBy: [{ field: NAME }]'

describe.each(['ordinary', 'compiled'])('by the %s path', (path) => {
  it('a list of customers is sorted by pinyin, and found by initials, syllables and characters', async () => {
    expect(await list(director, byName, path)).toEqual(['阿里巴巴', '北京天元', '北京天源', 'Bosch', '重庆长安'])
    expect(await list(director, `${byName}, search: "bjty"`, path)).toEqual(['北京天元', '北京天源'])
    expect(await list(director, `${byName}, search: "beijing 天源"`, path)).toEqual(['北京天源'])
  })

  it('who does not see the name of some customers neither finds them by it nor learns where they sort', async () => {
    expect(await list(manager, byName, path)).toEqual(['阿里巴巴', '北京天元', 'Bosch', '重庆长安', null])
    expect(JSON.parse(Buffer.from(cursor, 'base64url').toString())).toEqual([null, expect.any(String)])
    expect(await list(manager, `${byName}, last: 2`, path)).toEqual(['重庆长安', null])
    expect(await list(manager, `${byName}, first: 1, after: "${Buffer.from(JSON.stringify([null, '00000000-0000-7000-8000-000000000000'])).toString('base64url')}"`, path)).toEqual([null])
    expect(await list(manager, `${byName}, search: "bjty"`, path)).toEqual(['北京天元'])
    expect(await list(manager, `${byName}, search: "tianyuan"`, path)).toEqual(['北京天元'])
  })

  it('who sees no name is refused an order and a search by it, as by any field that is hidden', async () => {
    expect([await list(rep, byName, path), await list(rep, 'search: "bjty"', path)]).toEqual(['BAD_FILTER', 'BAD_FILTER'])
  })

  it('contacts of a customer, and records that refer to it, are sorted in the same way', async () => {
    const [first] = (await ask<{ customers: { nodes: { id: string }[] } }>(director, `{ customers(${byName}, first: 1) { nodes { id } } }`)).customers.nodes
    for (const name of path === 'ordinary' ? ['张伟', 'Ada', '白露'] : []) await run(director, 'createContact', { name, customerId: first!.id }, ['contact', 'id'])
    const nested = await ask<{ customers: { nodes: { contacts: { nodes: object[] } }[] } }>(director, `{ customers(${byName}, first: 1) { nodes { contacts(${byName}, first: 2) { nodes { name } pageInfo { endCursor } } } } }`)
    expect(nested.customers.nodes[0]!.contacts.nodes).toEqual([{ name: 'Ada' }, { name: '白露' }])
    const contacts = await ask<{ contacts: { edges: { node: object; cursor: string }[] } }>(director, '{ contacts(orderBy: [{ field: CUSTOMER }, { field: NAME, direction: DESC }], search: "albb") { edges { cursor node { name } } } }')
    expect(contacts.contacts.edges.map(({ node }) => node)).toEqual([{ name: '张伟' }, { name: '白露' }, { name: 'Ada' }])
    const after = await ask<{ contacts: { nodes: object[] } }>(director, `{ contacts(orderBy: [{ field: CUSTOMER }, { field: NAME, direction: DESC }], search: "albb", after: "${contacts.contacts.edges[0]!.cursor}") { nodes { name } } }`)
    expect(after.contacts.nodes).toEqual([{ name: '白露' }, { name: 'Ada' }])
  })
})

describe('the keys of a name', () => {
  it('follow a new name in the same write, without a statement more, and are in no history and no export', async () => {
    const id = await createCustomer(director, { name: '旧名' })
    const update = async (data: object): Promise<void> => {
      const { customer } = await ask<{ customer: { version: number } }>(director, 'query ($id: ID!) { customer(id: $id) { version } }', { id })
      expect((await run(director, 'updateCustomer', { id, expectedVersion: customer.version, ...data })).code).toBeUndefined()
    }
    const other = await test.statements(() => update({ region: 'north' }))
    expect(await test.statements(() => update({ name: '曾氏集团' }))).toHaveLength(other.length)
    expect([await list(director, 'search: "jm"', 'compiled'), await list(director, 'search: "zsjt"', 'compiled')]).toEqual([[], ['曾氏集团']])
    const history = await test.app.systemContext('test').db['historyEntry']!.findMany({ where: { recordId: id.slice('Customer:'.length) } })
    expect(history.map(({ changes }) => Object.keys(changes as object)).flat().filter((field) => field.endsWith('Key'))).toEqual([])
    expect(Object.keys((await test.app.systemContext('test').db['customer']!.findFirst({ where: {} }))!).filter((field) => /(Sort|Find)Key$/.test(field))).toEqual([])
    const exported = await (await director.fetch(`/api/export/customers.csv?orderBy=${encodeURIComponent('[{"field":"NAME"}]')}&search=a`)).text()
    expect(exported).not.toMatch(/(sort|find).?key/i)
    const csv = (await (await director.fetch(`/api/export/customers.csv?orderBy=${encodeURIComponent('[{"field":"NAME"}]')}&columns=name`)).text()).trim().split(/\r?\n/).slice(1)
    expect(csv).toEqual(['阿里巴巴', '北京天元', '北京天源', 'Bosch', '重庆长安', '曾氏集团'])
  })
})
