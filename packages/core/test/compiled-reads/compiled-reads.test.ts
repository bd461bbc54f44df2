import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toServerApp } from '../../src/app/server-app.ts'
import { createHandler, createLogger } from '../../src/server/index.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'

let test: TestApp
let director: TestCaller

beforeAll(async () => {
  test = await createTestApp({ plugins: [], settings: { compiledReads: true, showReadPath: true } })
  director = await test.as('DIRECTOR', { name: '王强' })
  for (const name of ["O'Neil", '100%', 'a_b']) await test.as('REP', { name })
})
afterAll(() => test.close())

const list = 'query ($first: Int, $filter: PersonFilter) { people(first: $first, filter: $filter) { totalCount nodes { id name team { name parent { name } people(first: 2) { totalCount nodes { name } } } __typename } pageInfo { hasNextPage endCursor } } }'

async function ask(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<{ path: string; status: number; body: { data?: unknown; errors?: readonly { message: string; extensions: { code: string } }[] } }> {
  const response = await director.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }) })
  return { path: response.headers.get('tenon-read-path') ?? '', status: response.status, body: (await response.json()) as never }
}

const bothWays = async (query: string, variables: object = {}) => [await ask(query, variables, { 'tenon-read-path': 'ordinary' }), await ask(query, variables, { 'tenon-read-path': 'compiled' })] as const

describe('a plain read', () => {
  it('is one statement for each root field, whatever is nested in it', async () => {
    await ask(list) // Who asks is read once, and kept.
    expect(await test.statements(() => ask(list))).toHaveLength(1)
    expect(await test.statements(() => ask('{ me { name } people { nodes { name team { name } } totalCount } orgUnitAggregate { count } }'))).toHaveLength(3)
  })

  it('of records of several types by their ids is one statement, whatever their number', async () => {
    const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Person { name team { name } } ... on Task { title } } }'
    const ids = ['Task:00000000-0000-7000-8000-00000000dead', `Person:${director.personId}`]
    const [few, many] = [await test.statements(() => ask(nodes, { ids })), await test.statements(() => ask(nodes, { ids: [...ids, ...ids, ...ids] }))]
    expect(few).toHaveLength(1)
    expect(many).toEqual(few)
    expect((await ask(nodes, { ids })).body.data).toEqual({ nodes: [null, { id: `Person:${director.personId}`, name: '王强', team: null }] })
  })

  it('has the same text for other values, so that the database prepares it once', async () => {
    const texts = await test.statements(async () => {
      await ask(list, { first: 1, filter: { name: { contains: 'a_b' }, email: { in: ['a'] } } })
      await ask(list, { first: 7, filter: { name: { contains: "O'Neil" }, email: { in: ['b', 'c', 'd'] } } })
    })
    expect(new Set(texts).size).toBe(1)
    expect(texts.join()).not.toContain("O'Neil")
  })

  it('answers what the ordinary path answers', async () => {
    const found = await ask('{ orgUnits { nodes { id } } }')
    const units = (found.body.data as { orgUnits: { nodes: { id: string }[] } }).orgUnits.nodes.map(({ id }) => id)
    const queries: [string, object?][] = [
      [list], [list, { first: 2 }], [list, { filter: { name: { contains: '_' } } }], [list, { filter: { name: { contains: '100%' } } }],
      ['{ people(last: 2, orderBy: [{ field: NAME }]) { edges { cursor node { name } } pageInfo { hasPreviousPage hasNextPage startCursor endCursor } } }'],
      ['query ($no: Boolean!) { who: me { __typename ...A ...A n: name @skip(if: $no) email @include(if: $no) } __typename } fragment A on Person { id ... on Node { id } createdAt }', { no: true }],
      ['query ($no: Boolean!) { who: me { __typename ...A ...A n: name @skip(if: $no) email @include(if: $no) } __typename } fragment A on Person { id ... on Node { id } createdAt }', { no: false }],
      ['{ a: people(first: 1) { nodes { name } nodes { id } } b: people(first: 1, orderBy: [{ field: NAME, direction: DESC }]) { nodes { name } } }'],
      ['{ person(id: "nonsense") { name } }'], ['{ person(id: "Person:00000000-0000-7000-8000-00000000dead") { name } }'],
      ['query ($id: ID!) { node(id: $id) { __typename id ... on Person { name team { name } } ... on OrgUnit { people { totalCount } history { nodes { action } } } } }', { id: `Person:${director.personId}` }],
      ['{ a: node(id: "nonsense") { id } b: node(id: "Nothing:00000000-0000-7000-8000-00000000dead") { id } c: node(id: "Person:00000000-0000-7000-8000-00000000dead") { id } }'],
      ['query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Person { name } ... on OrgUnit { people { totalCount } } } }', { ids: [...units, `Person:${director.personId}`, 'nonsense', 'Person:00000000-0000-7000-8000-00000000dead', ...units, director.personId] }],
      ['query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Task { id } } }', { ids: units }], ['query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [] }], ['{ nodes(ids: ["nonsense"]) { id } }'],
      ['{ personAggregate(groupBy: [{ field: TEAM }, { field: TEAM }]) { key { team { name } } count } }'],
      ['{ personAggregate(groupBy: [{ field: TEAM }, { field: NAME }]) { key { name team { name } } count } }'],
    ]
    for (const [query, variables] of queries) {
      const [ordinary, compiled] = await bothWays(query, variables)
      expect(compiled).toEqual({ ...ordinary, path: 'compiled' })
      expect(compiled.body.errors).toBeUndefined()
    }
  })

  it('is one line, which a stream of events needs', async () => {
    const response = await director.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', accept: 'text/event-stream' }, body: JSON.stringify({ query: list }) })
    const events = (await response.text()).split('\n\n').filter((event) => event.startsWith('event: next'))
    expect(events).toHaveLength(1)
    const [, line, ...more] = events[0]!.split('\n')
    expect(more).toEqual([])
    expect(JSON.parse(line!.replace('data: ', ''))).toEqual((await ask(list)).body)
  })

  it('goes on where its own cursor or that of the ordinary path ends', async () => {
    const page = 'query ($after: String) { people(first: 2, orderBy: [{ field: NAME }], after: $after) { nodes { name } pageInfo { endCursor hasNextPage } } }'
    const [ordinary, compiled] = await bothWays(page)
    const after = (compiled.body.data as { people: { pageInfo: { endCursor: string } } }).people.pageInfo.endCursor
    expect(compiled.body).toEqual(ordinary.body)
    const [ordinaryNext, compiledNext] = await bothWays(page, { after })
    expect(compiledNext.body).toEqual(ordinaryNext.body)
    expect(compiledNext.body.data).not.toEqual(compiled.body.data)
  })
})

describe('what is not plain', () => {
  it('takes the ordinary path as a whole, and the answer says why', async () => {
    expect((await ask('{ me { name history { nodes { action } } } people { nodes { name } } }')).path).toBe('ordinary; Person.history')
    expect((await ask('{ resourceMeta(name: "Person") }')).path).toBe('ordinary; Query.resourceMeta')
    expect((await ask('mutation ($input: CreateTaskInput!) { createTask(input: $input) { __typename } }', { input: { title: 'Call back', assigneeId: director.personId, dueOn: '2026-01-05' } })).path).toBe('ordinary; mutation')
  })

  it('is refused as on the ordinary path', async () => {
    const refused: [string, object?][] = [
      ['{ people(first: 1000) { nodes { name } } }'], ['{ people(first: 2, last: 2) { nodes { name } } }'], ['{ people(after: "nonsense") { nodes { name } } }'],
      ['{ people { nodes { nothing } } }'], ['query ($first: Int!) { people(first: $first) { totalCount } }', { first: 'x' }],
      ['{ personAggregate(groupBy: [{ field: NAME, period: MONTH }]) { count } }'],
      [`{ people(first: 100) { nodes { ${'team { people(first: 100) { nodes { '.repeat(2)} name ${'} } } '.repeat(2)} } } }`],
    ]
    for (const [query, variables] of refused) {
      const [ordinary, compiled] = await bothWays(query, variables)
      const withoutNumber = (body: unknown): string => JSON.stringify(body).replaceAll(/"requestId":"[^"]*"/g, '')
      expect(compiled.status).toBe(ordinary.status)
      expect(withoutNumber(compiled.body)).toBe(withoutNumber(ordinary.body))
      expect(compiled.body.errors).toHaveLength(1)
    }
  })
})

describe('who is told which way a read came', () => {
  it('is nobody on an ordinary server, where nobody chooses it either', async () => {
    const usual = createHandler(toServerApp(test.app, { identity: test.identity, routes: [], webRoot: null, logger: createLogger({ level: 'silent' }), settings: { development: false, publicUrl: 'http://tenon', trustedOrigins: [], compiledReads: true } }))
    const { token } = await test.identity.createToken(director.personId, { name: 'usual' })
    const send = (headers: Record<string, string>) => usual.fetch(new Request('http://tenon/graphql', { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query: '{ me { name } }' }) }))
    expect((await send({})).headers.has('tenon-read-path')).toBe(false)
    expect(await test.statements(() => send({ 'tenon-read-path': 'ordinary' }))).toEqual([expect.stringContaining('row_to_json')])
  })
})

describe('a reader with fewer rights', () => {
  it('reads by the compiled path what the ordinary path shows, and nobody unknown reads anything', async () => {
    const stranger = await test.handler.fetch(new Request('http://tenon/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ people { totalCount } }' }) }))
    expect(stranger.status).toBe(401)
    const nobody = await test.as([])
    const send = async (path: string) => (await nobody.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'tenon-read-path': path }, body: JSON.stringify({ query: list }) })).json()
    expect(await send('compiled')).toEqual(await send('ordinary'))
  })
})
