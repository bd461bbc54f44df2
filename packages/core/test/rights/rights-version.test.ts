import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadPrincipal } from '../../src/rights/principal.ts'
import type { Principal } from '../../src/rights/rights-types.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { makePlugin } from '../composition/make-plugin.ts'

let test: TestApp
let manager: TestCaller
let rep: TestCaller
let ids: { readonly north: string; readonly south: string; readonly role: string }
/** For whom rules were asked since this was emptied. */
const asked: (string | null)[] = []

beforeAll(async () => {
  test = await createTestApp({ plugins: [makePlugin('noting', { grants: (_grants, { personId }) => void asked.push(personId) })], settings: { compiledReads: true } })
  manager = await test.as('MANAGER', { name: 'Mei', unit: 'north', heads: true })
  rep = await test.as('REP', { unit: 'south' })
  const unit = async (code: string): Promise<string> => (await sql<{ id: string }>('select id from core.org_unit where code = $1', code))[0]!.id
  ids = { north: await unit('north'), south: await unit('south'), role: (await sql<{ id: string }>("select id from core.role where key = 'MANAGER'"))[0]!.id }
})
afterAll(() => test.close())

/** As another process writes that knows nothing of this one. */
const sql = async <Row = Record<string, unknown>>(text: string, ...values: unknown[]): Promise<Row[]> => (await test.app.database.pool.query(text, values)).rows as Row[]
const version = async (): Promise<number> => Number((await sql<{ number: string }>('select number from core.rights_version'))[0]!.number)

/** Who she is to a request that begins now. */
const read = async (personId: string): Promise<Principal> => test.app.principalOf(personId, await version())
const factsOf = ({ name, roles, unitId, aboveIds, teamIds, departmentIds, scope }: Principal) => ({ name, roles, unitId, aboveIds, teamIds, departmentIds, invites: scope('core:users') })

describe('the version of the rights', () => {
  const changes: [what: string, text: string, values: () => unknown[]][] = [
    ['a permission of a role is given', "insert into core.role_permission (id, role_id, permission, scope) values (gen_random_uuid(), $1, 'core:users', 'TEAM')", () => [ids.role]],
    ['its scope is changed', "update core.role_permission set scope = 'ALL' where role_id = $1 and permission = 'core:users'", () => [ids.role]],
    ['it is taken from the role', "delete from core.role_permission where role_id = $1 and permission = 'core:users'", () => [ids.role]],
    ['the role gets another key', "update core.role set key = 'HEAD' where id = $1", () => [ids.role]],
    ['the role is held until a day', "update core.role_holder set valid_to = '2001-01-01' where person_id = $1", () => [manager.personId]],
    ['the role is held again', 'update core.role_holder set valid_to = null where person_id = $1', () => [manager.personId]],
    ['the role is taken', 'delete from core.role_holder where person_id = $1', () => [manager.personId]],
    ['the card names another unit', 'update core.person set team_id = $2 where id = $1', () => [manager.personId, ids.south]],
    ['a position begins', "insert into core.assignment (id, person_id, org_unit_id, valid_from) values (gen_random_uuid(), $1, $2, '2000-01-01')", () => [manager.personId, ids.north]],
    ['the position is in another unit', 'update core.assignment set org_unit_id = $2 where person_id = $1', () => [manager.personId, ids.south]],
    ['the position ends', 'delete from core.assignment where person_id = $1', () => [manager.personId]],
    ['somebody else leads the unit', 'update core.org_unit set head_id = $2 where id = $1', () => [ids.north, rep.personId]],
    ['a headship begins', "insert into core.headship (id, person_id, org_unit_id, valid_from) values (gen_random_uuid(), $1, $2, '2000-01-01')", () => [manager.personId, ids.south]],
    ['the headship is over', "update core.headship set valid_to = '2001-01-01' where person_id = $1", () => [manager.personId]],
    ['the unit is a department no more', "update core.org_unit set kind = 'TEAM' where id = $1", () => [ids.south]],
    ['a unit comes below hers', "insert into core.org_unit (id, name, code, kind, parent_id, path) values (gen_random_uuid(), 'below', 'below', 'TEAM', $1, (select path from core.org_unit where id = $1) || 'below/')", () => [ids.south]],
    ['the unit below hers moves away', "update core.org_unit set path = '/below/' where code = 'below'", () => []],
    ['she has another name', "update core.person set name = 'Mei Lin' where id = $1", () => [manager.personId]],
    ['she leaves', 'update core.person set active = false where id = $1', () => [manager.personId]],
  ]


  it.each(changes)('grows by one when %s, and the next request knows it', async (_what, text, values) => {
    await read(manager.personId)
    const known = await version()
    await sql(text, ...values())
    expect(await version()).toBe(known + 1)
    expect(factsOf(await read(manager.personId))).toEqual(factsOf(await loadPrincipal(test.app.base, manager.personId, new Date(), test.app.company.timeZone)))
  })

  it('stays where nothing changes that rights are found by', async () => {
    const known = await version()
    await sql("update core.person set locale = 'en', title = 'x', name = name, updated_at = now()")
    await sql("update core.org_unit set name = name || '.', ordinal = 2")
    await sql("update core.role set name = name || '.'")
    await sql("delete from core.role_holder where person_id = '00000000-0000-7000-8000-00000000dead'")
    expect(await version()).toBe(known)
  })

  it('grows once with a transaction that writes much, and not with one that is undone', async () => {
    const known = await version()
    const many = "insert into core.role_holder (id, role_id, person_id, valid_from) select gen_random_uuid(), $1, $2, '2000-01-01'::date + n from generate_series(1, 500) n"
    await inTransaction('rollback', [many, ids.role, rep.personId], ["update core.person set name = 'undone' where id = $1", rep.personId])
    expect(await version()).toBe(known)
    await inTransaction('commit', [many, ids.role, rep.personId], ['delete from core.role_holder where person_id = $1 and valid_from > $2', rep.personId, '2000-01-01'])
    expect(await version()).toBe(known + 1)
  })

  it('lets many change people and write the audit trail at once, in either order', async () => {
    const known = await version()
    const name = (id: string): Step => ['update core.person set name = $2 where id = $1', id, randomUUID()]
    const note: Step = ["insert into core.history_entry (id, action, source, changes) values (gen_random_uuid(), 'SYSTEM', 'test', '{}')"]
    const people = await Promise.all(Array.from({ length: 8 }, () => test.as([])))
    const grown = await version()
    expect(grown).toBe(known + 8)
    await Promise.all(people.map(({ personId }, index) => inTransaction('commit', ...(index % 2 === 0 ? [name(personId), note] : [note, name(personId)]))))
    expect(await version()).toBe(grown + 8)
  })
})

describe('what is kept of a person', () => {
  it('stays the same, and plugins are not asked again, when the rights of others change', async () => {
    const known = await read(rep.personId)
    await rep.graphql('{ me { name } }')
    asked.length = 0
    await sql('update core.person set name = $2 where id = $1', manager.personId, randomUUID())
    expect(await read(rep.personId)).toBe(known)
    expect((await rep.graphql('{ me { name } }')).errors).toBeUndefined()
    expect(asked).toEqual([])
    await sql("update core.person set name = 'another' where id = $1", rep.personId)
    await rep.graphql('{ me { name } }')
    expect(asked).toEqual([rep.personId])
  })

  it('costs a request that finds nothing changed no statement', async () => {
    await rep.graphql('{ me { name } }')
    expect(await test.statements(() => rep.graphql('{ me { name } }'))).toHaveLength(1)
  })

  it('is never older than the version of who asks, not even where a load is under way', async () => {
    const known = await version()
    const loading = test.app.principalOf(rep.personId, known)
    await sql("update core.person set name = 'while loading' where id = $1", rep.personId)
    await loading
    expect((await test.app.principalOf(rep.personId, known + 1)).name).toBe('while loading')
  })
})

describe('the next request', () => {
  const permissions = async (caller: TestCaller): Promise<Record<string, string>> => ((await (await caller.fetch('/boot.json')).json()) as { permissions: Record<string, string> }).permissions

  it('has a permission less when the role loses it, and a role less when it is taken', async () => {
    const auditor = await test.as('AUDITOR')
    const given = await permissions(auditor)
    expect(given).toHaveProperty('core:audit')
    await sql("delete from core.role_permission where permission = 'core:audit' and role_id = (select id from core.role where key = 'AUDITOR')")
    const { 'core:audit': _taken, ...left } = given
    expect(await permissions(auditor)).toEqual(left)
    await sql('delete from core.role_holder where person_id = $1', auditor.personId)
    expect(await permissions(auditor)).toEqual({})
  })

  it('is no deputy\'s when the delegation was ended, and nobody\'s when the person was deactivated', async () => {
    const deputy = await test.as('REP')
    const away = await test.as('REP')
    const ask = (headers: Record<string, string> = {}) => deputy.graphql<{ me: { id: string } }>('{ me { id } }', {}, headers)
    const behalf = { 'tenon-on-behalf-of': `Person:${away.personId}` }
    await sql("insert into core.delegation (id, person_id, deputy_id, valid_from, valid_to) values (gen_random_uuid(), $1, $2, '2000-01-01', '2999-01-01')", away.personId, deputy.personId)
    expect((await ask(behalf)).data).toEqual({ me: { id: `Person:${away.personId}` } })
    await sql('update core.delegation set ended_at = now()')
    expect((await ask(behalf)).errors?.[0]?.extensions?.code).toBe('DELEGATION_UNKNOWN')
    expect((await ask()).data).toEqual({ me: { id: `Person:${deputy.personId}` } })
    await sql('update core.person set active = false where id = $1', deputy.personId)
    expect((await ask()).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
  })
})

type Step = readonly [text: string, ...values: unknown[]]

async function inTransaction(end: 'commit' | 'rollback', ...steps: Step[]): Promise<void> {
  const client = await test.app.database.pool.connect()
  try {
    await client.query('begin')
    for (const [text, ...values] of steps) await client.query(text, values)
    await client.query(end)
  } finally {
    client.release()
  }
}
