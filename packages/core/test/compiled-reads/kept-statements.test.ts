import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KeptStatements, type WrittenStatement } from '../../src/compiled-reads/kept-statements.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'

let test: TestApp
let rep: TestCaller
let manager: TestCaller
let admin: TestCaller
const unknown = '00000000-0000-7000-8000-00000000dead'

beforeAll(async () => {
  test = await createTestApp({ plugins: [], settings: { compiledReads: true, showReadPath: true } })
  rep = await test.as('REP', { name: '50% off_', unit: 'south' })
  manager = await test.as('MANAGER', { name: 'Mei', unit: 'north', heads: true })
  admin = await test.as('SYSADMIN', { name: 'Ada' })
  for (const [by, title] of [[rep, 'Call back'], [manager, 'Write an offer'], [admin, 'Mend it']] as const) {
    await by.graphql('mutation ($input: CreateTaskInput!) { createTask(input: $input) { __typename } }', { input: { title, assigneeId: `Person:${manager.personId}`, dueOn: '2026-01-05' } })
  }
})
afterAll(() => test.close())

interface Answered {
  readonly path: string
  readonly body: string
  readonly texts: readonly string[]
}

async function ask(caller: TestCaller, query: string, variables: object, path = 'compiled', language = 'en'): Promise<Answered> {
  let answer: { path: string; body: string } | undefined
  const texts = await test.statements(async () => {
    const response = await caller.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': language, 'tenon-read-path': path }, body: JSON.stringify({ query, variables }) })
    answer = { path: response.headers.get('tenon-read-path') ?? '', body: (await response.text()).replaceAll(/"requestId":"[^"]*"/g, '') }
  })
  return { ...answer!, texts }
}

const operations: Record<string, string> = {
  list: 'query NAME ($first: Int, $last: Int, $after: String, $before: String, $filter: PersonFilter, $order: [PersonOrder!], $search: String) { people(first: $first, last: $last, after: $after, before: $before, filter: $filter, orderBy: $order, search: $search) { totalCount edges { cursor node { id name team { name } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }',
  nested: 'query NAME ($first: Int, $filter: PersonFilter) { orgUnits { nodes { name a: people(first: $first, filter: $filter) { totalCount nodes { name } } b: people(first: 1) { nodes { id } } } } }',
  one: 'query NAME ($id: ID!) { person(id: $id) { name team { name people(first: 2) { nodes { name } } } } }',
  node: 'query NAME ($id: ID!) { node(id: $id) { id ... on Person { name } ... on OrgUnit { code people { totalCount } } } }',
  nodes: 'query NAME ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Person { name } ... on OrgUnit { code } ... on Task { title } } }',
  mine: 'query NAME { me { name team { name } } tasks { totalCount nodes { title } } }',
  figures: 'query NAME ($filter: PersonFilter, $by: [PersonGroupBy!]) { personAggregate(filter: $filter, groupBy: $by) { key { name team { name } } count } }',
}

/** Values, with those beside them of the same shape and those that differ from them in nothing but it. */
async function questions(): Promise<[operation: string, variables: object][]> {
  const pages = async (order?: object[]): Promise<string[]> => {
    const { body } = await ask(admin, operations['list']!.replace('NAME', 'Pages'), { order })
    return (JSON.parse(body) as { data: { people: { edges: { cursor: string }[] } } }).data.people.edges.map(({ cursor }) => cursor)
  }
  const byName = [{ field: 'NAME' }]
  const byTeam = [{ field: 'TEAM', direction: 'DESC' }]
  const [plain, named, teamed] = [await pages(), await pages(byName), await pages(byTeam)]
  const unit = (await test.app.database.pool.query<{ id: string }>("select id from core.org_unit where code = 'north'")).rows[0]!.id
  const people = [rep, manager, admin].map(({ personId }) => `Person:${personId}`)
  const filters: object[] = [
    { name: { contains: 'e' } }, { name: { contains: '%' } }, { name: { contains: '_' } }, { name: { eq: 'MEI' } }, { name: { ne: 'Mei' } }, { name: { startsWith: 'A' } }, { name: { startsWith: '50%' } },
    { name: { in: ['Mei'] } }, { name: { in: ['Mei', 'Ada'] } }, { name: { in: [] } }, { name: { notIn: [] } }, { email: { isNull: true } }, { email: { isNull: false } }, { active: { eq: true } }, { active: { eq: false } },
    { id: { eq: people[0] } }, { id: { eq: people[1] } }, { id: { eq: 'nonsense' } }, { id: { in: people } }, { id: { in: [people[2], 'nonsense'] } }, { id: { ne: people[0] } }, { id: { ne: 'nonsense' } },
    { team: { id: { eq: `OrgUnit:${unit}` } } }, { team: { id: { eq: people[0] } } }, { team: { name: { eq: 'north' } } }, { teamId: { isNull: true } }, { not: { team: { name: { eq: 'north' } } } },
    { or: [{ name: { eq: 'Mei' } }, { name: { eq: 'Ada' } }] }, { or: [{ name: { eq: 'Ada' } }, { name: { eq: '50% off_' } }] }, { or: [{ name: { eq: 'Ada' } }] }, { or: [] }, { and: [] },
    { leads: { some: { code: { eq: 'north' } } } }, { leads: { some: { code: { eq: 'south' } } } }, { leads: { none: { code: { eq: 'north' } } } }, { createdAt: { gt: '2020-01-01T00:00:00Z' } }, { createdAt: { gt: '2999-01-01T00:00:00Z' } },
  ]
  const list: object[] = [
    {}, { first: 1 }, { first: 2 }, { last: 1 }, { last: 2 }, { first: 1, last: 1 }, { first: 1000 }, { first: 0 }, { order: byName }, { order: [{ field: 'NAME', direction: 'DESC' }] }, { order: byTeam }, { order: [] }, { search: 'mei' }, { search: 'ada' }, { search: 'a d' }, { search: '%' }, { search: ' ' },
    ...plain.flatMap((cursor) => [{ after: cursor }, { before: cursor, last: 1 }]), ...named.map((after) => ({ after, order: byName })), ...teamed.flatMap((after) => [{ after, order: byTeam, first: 1 }, { before: after, order: byTeam }]),
    { after: plain[0], order: byName }, { after: 'nonsense' }, { after: Buffer.from('["nonsense"]').toString('base64url') }, { after: '' }, ...filters.map((filter) => ({ filter })),
  ]
  return [
    ...list.map((variables): [string, object] => ['list', variables]), ...filters.map((filter): [string, object] => ['nested', { first: 1, filter }]), ...filters.map((filter): [string, object] => ['figures', { filter, by: [{ field: 'TEAM' }] }]),
    ...[...people, unit, 'nonsense', `Person:${unknown}`, rep.personId, `OrgUnit:${unit}`].flatMap((id): [string, object][] => [['one', { id }], ['node', { id }]]),
    ...[people, people.slice(1), [people[0], `OrgUnit:${unit}`], [`OrgUnit:${unit}`, `Person:${unknown}`, 'nonsense'], ['nonsense'], []].map((ids): [string, object] => ['nodes', { ids }]),
    ['figures', {}], ['figures', { by: [{ field: 'NAME' }] }], ['figures', { by: [{ field: 'NAME' }, { field: 'TEAM' }] }], ['figures', { by: [{ field: 'NAME', period: 'MONTH' }] }], ['mine', {}],
  ]
}

describe('a statement that was written for another request', () => {
  it('is the one that would be written now, letter by letter, and answers what the ordinary path answers', async () => {
    let number = 0
    const asked = await questions()
    // Forwards and backwards: each question is asked after every kind of other, of its own shape and of others.
    for (const caller of [admin, rep]) {
      for (const [operation, variables] of [...asked, ...asked.toReversed()]) {
        const query = operations[operation]!
        const kept = await ask(caller, query.replace('NAME', 'Kept0000'), variables)
        // A text that nobody has sent before is written for this request alone.
        const anew = await ask(caller, query.replace('NAME', `Anew${String(number++).padStart(4, '0')}`), variables)
        expect([operation, variables, kept]).toEqual([operation, variables, anew])
        if (number % 3 !== 0) continue
        const ordinary = await ask(caller, query.replace('NAME', 'Kept0000'), variables, 'ordinary')
        expect([operation, variables, JSON.parse(kept.body)]).toEqual([operation, variables, JSON.parse(ordinary.body)])
      }
    }
  }, 300_000)

  it('is its asker\'s alone: by turns each of several sees her own', async () => {
    for (let round = 0; round < 3; round++) {
      for (const [caller, name] of [[rep, '50% off_'], [manager, 'Mei'], [admin, 'Ada']] as const) {
        expect((await ask(caller, operations['mine']!.replace('NAME', 'Mine'), {})).body).toContain(`"me":{"name":"${name}"`)
      }
    }
    const tasksOf = async (caller: TestCaller): Promise<string> => /"tasks":(.*)\}\}$/.exec((await ask(caller, operations['mine']!.replace('NAME', 'Mine'), {})).body)![1]!
    expect(await tasksOf(rep)).toContain('Call back')
    expect(await tasksOf(rep)).not.toContain('Mend it')
    expect(await tasksOf(admin)).toContain('Mend it')
  })

  it('is no longer anybody\'s whose rights have changed', async () => {
    const read = '{ invitations { totalCount nodes { person { name } } } }'
    const former = await test.as('SYSADMIN')
    await admin.graphql('mutation { inviteUser(input: { name: "Li Lei", email: "li.lei@test.example" }) { __typename } }')
    for (let round = 0; round < 2; round++) expect(JSON.parse((await ask(former, read, {})).body)).toEqual({ data: { invitations: { totalCount: 1, nodes: [{ person: { name: 'Li Lei' } }] } } })
    await test.app.database.pool.query('delete from core.role_holder where person_id = $1', [former.personId])
    expect(await ask(former, read, {})).toMatchObject({ path: 'compiled', body: '{"data":{"invitations":{"totalCount":0,"nodes":[]}}}' })
  })
})

describe('the statements that are kept', () => {
  const written = (text: string): WrittenStatement => ({ text, values: [] })

  it('are so many and not more: the one that was not asked for the longest goes', () => {
    const kept = new KeptStatements(2)
    const times: string[] = []
    const get = (key: string): string => kept.get(key, () => written((times.push(key), 'select 1'))).text
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(get(key)).toBe('select 1')
    expect(times).toEqual(['a', 'b', 'c', 'b'])
  })

  it('are not those that could not be written', () => {
    const kept = new KeptStatements(2)
    expect(() => kept.get('a', () => { throw new Error('refused') })).toThrow('refused')
    expect(kept.get('a', () => written('select 2')).text).toBe('select 2')
  })
})
