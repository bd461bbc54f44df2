import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp, type TestCaller } from '../../../src/testing/index.ts'
import { person, roleDesk } from './role-desk.ts'

/** 16:30 UTC is past midnight in Shanghai, where the company is: there it is the 2nd of June. */
const start = new Date('2030-06-01T16:30:00Z')

let test: TestApp
let admin: TestCaller
let desk: ReturnType<typeof roleDesk>
let now = start
beforeAll(async () => {
  test = await createTestApp({ plugins: [], now: () => now })
  admin = await test.as('SYSADMIN')
  desk = roleDesk(admin)
})
afterAll(() => test.close())

const maySearch = async (caller: TestCaller): Promise<boolean> => (await caller.graphql('{ auditEntries(first: 1) { hasNextPage } }')).data !== null
const on = (day: string): void => {
  now = new Date(`${day}T04:00:00Z`)
  test.app.forgetPrincipals()
}

describe('who holds a role', () => {
  it('holds it from today in the company\'s zone, where nothing is said, and from now on may what it allows', async () => {
    now = start
    const somebody = await test.as('REP', { name: 'Somebody' })
    const { id } = await desk.role('AUDITOR')
    expect(await maySearch(somebody)).toBe(false)
    expect((await desk.run('giveRole', { personId: person(somebody), role: id })).code).toBeUndefined()
    expect(await maySearch(somebody)).toBe(true)
    const [hold] = await desk.holders(id)
    expect(hold).toMatchObject({ validFrom: '2030-06-02', validTo: null, state: 'CURRENT', person: { name: 'Somebody' } })
    expect((await desk.role('AUDITOR')).holders).toBe(1)
    expect((await desk.run('endRole', { id: hold!.id })).code).toBeUndefined()
    expect(await maySearch(somebody)).toBe(false)
    // It never held for a whole day.
    expect(await desk.holders(id)).toEqual([])
  })

  it('holds it on the first day and no longer on the last: half-open', async () => {
    now = start
    const substitute = await test.as('REP')
    const { id } = await desk.role('AUDITOR')
    expect((await desk.run('giveRole', { personId: person(substitute), role: id, validFrom: '2030-06-10', validTo: '2030-06-12' })).code).toBeUndefined()
    const seen: boolean[] = []
    for (const day of ['2030-06-09', '2030-06-10', '2030-06-11', '2030-06-12']) {
      on(day)
      seen.push(await maySearch(substitute))
    }
    expect(seen).toEqual([false, true, true, false])
    expect((await desk.holders(id))[0]).toMatchObject({ state: 'PAST' })
    now = start
    expect((await desk.holders(id))[0]).toMatchObject({ state: 'FUTURE' })
    expect((await desk.role('AUDITOR')).holders).toBe(0)
  })

  it('cannot hold it twice on one day, but again from the day on which it ended', async () => {
    now = start
    const somebody = await test.as('REP')
    const { id } = await desk.role('LEADER')
    const give = async (validFrom: string, validTo?: string) => (await desk.run('giveRole', { personId: person(somebody), role: id, validFrom, validTo })).code
    expect(await give('2030-07-01', '2030-08-01')).toBeUndefined()
    expect(await give('2030-07-31', '2030-09-01')).toBe('HOLD_OVERLAPS')
    expect(await give('2030-06-01', '2030-07-02')).toBe('HOLD_OVERLAPS')
    expect(await give('2030-06-01')).toBe('HOLD_OVERLAPS')
    expect(await give('2030-08-01')).toBeUndefined()
    expect(await give('2030-06-01', '2030-07-01')).toBeUndefined()
    expect(await give('2031-01-01', '2031-02-01')).toBe('HOLD_OVERLAPS')
    const [, july] = (await desk.holders(id)).toSorted((left, right) => (left.validFrom < right.validFrom ? -1 : 1))
    expect((await desk.run('changeHolder', { id: july!.id, validTo: '2030-08-02' })).code).toBe('HOLD_OVERLAPS')
    expect((await desk.run('changeHolder', { id: july!.id, validTo: '2030-07-20' })).code).toBeUndefined()
    expect((await desk.run('changeHolder', { id: july!.id, validTo: '2030-07-01' })).code).toBe('HOLD_EMPTY')
    expect((await desk.run('changeHolder', { id: july!.id, validFrom: '2030-07-05' })).code).toBeUndefined()
    expect((await desk.holders(id)).find((hold) => hold.id === july!.id)).toMatchObject({ validFrom: '2030-07-05', validTo: '2030-07-20' })
  })

  it('two who give it at once give it once', async () => {
    now = start
    const somebody = await test.as('REP')
    const { id } = await desk.role('SUPPORT')
    const codes = await Promise.all([1, 2, 3].map(async () => (await desk.run('giveRole', { personId: person(somebody), role: id })).code ?? 'given'))
    expect(codes.toSorted()).toEqual(['HOLD_OVERLAPS', 'HOLD_OVERLAPS', 'given'])
  })

  it('exists and is active, and so does the role', async () => {
    const gone = await test.as('REP')
    await test.app.database.pool.query('update core.person set active = false where id = $1', [gone.personId])
    const { id } = await desk.role('SUPPORT')
    const give = async (input: object) => (await desk.run('giveRole', { personId: person(gone), role: id, ...input })).code
    expect(await give({})).toBe('PERSON_INACTIVE')
    expect(await give({ personId: 'Person:00000000-0000-7000-8000-000000000000' })).toBe('PERSON_UNKNOWN')
    expect(await give({ personId: person(admin), role: 'Role:nothing' })).toBe('NOT_FOUND')
    expect((await desk.run('endRole', { id: 'RoleHolder:00000000-0000-7000-8000-000000000000' })).code).toBe('NOT_FOUND')
  })

  it('is in the history of the hold, with the days before and after', async () => {
    now = start
    const somebody = await test.as('REP')
    const { id } = await desk.role('PRODUCT')
    await desk.run('giveRole', { personId: person(somebody), role: id, validFrom: '2030-01-01' })
    const [hold] = await desk.holders(id)
    await desk.run('endRole', { id: hold!.id, on: '2030-06-02' })
    const { auditEntries } = (await admin.graphql<{ auditEntries: { nodes: { action: string; changes: { field: string; before: unknown; after: unknown }[] }[] } }>('query ($id: ID!) { auditEntries(first: 5, filter: { recordId: $id }) { nodes { action changes { field before after } } } }', { id: hold!.id })).data!
    expect(auditEntries.nodes.map(({ action }) => action)).toEqual(['UPDATE', 'CREATE'])
    expect(auditEntries.nodes[0]!.changes).toEqual([{ field: 'validTo', before: null, after: '2030-06-02' }])
  })

  it('is told in the history of the role, with whom and what it is about, to administrators and auditors', async () => {
    now = start
    const somebody = await test.as('REP', { name: 'Told' })
    const made = await desk.make('Remembered')
    await desk.run('giveRole', { personId: person(somebody), role: made.id })
    await desk.set(made.key, 'core:directory', 'TEAM')
    await desk.set(made.key, 'core:directory', 'ALL')
    await desk.run('endRole', { id: (await desk.holders(made.id))[0]!.id })
    const history = (by: TestCaller) => by.graphql<{ roleHistory: { kind: string; action: string; permission: string | null; person: string | null; changes: Record<string, unknown> }[] }>('query ($role: ID!) { roleHistory(role: $role) { kind action actor permission person changes } }', { role: made.id })
    expect((await history(admin)).data!.roleHistory.map(({ kind, action, permission, person, changes }) => [kind, action, permission ?? person, changes['scope'] ?? null])).toEqual([
      ['HOLDER', 'DELETE', 'Told', null],
      ['PERMISSION', 'UPDATE', 'core:directory', ['TEAM', 'ALL']],
      ['PERMISSION', 'CREATE', 'core:directory', [null, 'TEAM']],
      ['HOLDER', 'CREATE', 'Told', null],
      ['ROLE', 'CREATE', null, null],
    ])
    expect((await history(await test.as('AUDITOR'))).data).not.toBeNull()
    expect((await history(somebody)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })
})
