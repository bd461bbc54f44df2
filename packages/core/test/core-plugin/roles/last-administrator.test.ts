import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { firstGap } from '../../../src/core-plugin/roles/last-administrator.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../../src/testing/index.ts'
import { onlyAdministrators, person, roleDesk } from './role-desk.ts'

let test: TestApp
let admin: TestCaller
let desk: ReturnType<typeof roleDesk>
beforeAll(async () => {
  test = await createTestApp({ plugins: [], now: () => new Date('2030-06-02T04:00:00Z') })
})
beforeEach(async () => {
  admin = await test.as('SYSADMIN')
  await onlyAdministrators(test, admin)
  desk = roleDesk(admin)
})
afterAll(() => test.close())

const holdOf = async (caller: TestCaller): Promise<string> => (await desk.holders((await desk.role('SYSADMIN')).id)).find((hold) => hold.person.id === person(caller))!.id
const deactivate = async (by: TestCaller, whom: TestCaller): Promise<string | undefined> => {
  const { person: row } = (await by.graphql<{ person: { version: number } }>('query ($id: ID!) { person(id: $id) { version } }', { id: person(whom) })).data!
  return (await roleDesk(by).run('updatePerson', { id: person(whom), expectedVersion: row.version, active: false })).code
}

describe('the last who administers roles', () => {
  it('cannot end, shorten or postpone that they hold the role', async () => {
    const id = await holdOf(admin)
    expect(await desk.run('endRole', { id })).toMatchObject({ code: 'LAST_ADMINISTRATOR', message: expect.stringContaining('2030-06-02') as string })
    expect((await desk.run('endRole', { id, on: '2031-01-01' })).message).toContain('2031-01-01')
    expect((await desk.run('changeHolder', { id, validTo: '2031-01-01' })).code).toBe('LAST_ADMINISTRATOR')
    expect((await desk.run('changeHolder', { id, validFrom: '2030-06-03' })).code).toBe('LAST_ADMINISTRATOR')
  })

  it('cannot take the permission from the role, neither alone, nor among others, nor make it narrower', async () => {
    expect((await desk.set('SYSADMIN', 'core:roles', 'NONE')).code).toBe('LAST_ADMINISTRATOR')
    expect((await desk.set('SYSADMIN', 'core:roles', 'DEPARTMENT')).code).toBe('LAST_ADMINISTRATOR')
    const [sysadmin, rep] = [await desk.role('SYSADMIN'), await desk.role('REP')]
    const both = { roles: [sysadmin, rep].map(({ id, version }) => ({ role: id, expectedVersion: version, permissions: [{ permission: 'core:roles', scope: 'NONE' }, { permission: 'core:audit', scope: 'NONE' }] })) }
    expect((await desk.run('setRolePermissions', both)).code).toBe('LAST_ADMINISTRATOR')
    expect(await desk.scope('SYSADMIN', 'core:audit')).toBe('ALL')
  })

  it('cannot be deactivated or removed, by nobody', async () => {
    const keeper = await test.as('REP')
    const made = await desk.make(`Keeper ${keeper.personId}`)
    await desk.set(made.key, 'core:directory', 'ALL')
    await desk.run('giveRole', { personId: person(keeper), role: made.id })
    expect(await deactivate(admin, admin)).toBe('LAST_ADMINISTRATOR')
    expect(await deactivate(keeper, admin)).toBe('LAST_ADMINISTRATOR')
    const { person: row } = (await admin.graphql<{ person: { version: number } }>('query ($id: ID!) { person(id: $id) { version } }', { id: person(admin) })).data!
    expect((await desk.run('endAccess', { personId: person(admin), expectedVersion: row.version })).code).toBe('LAST_ADMINISTRATOR')
    // One who has written nothing yet, so that nothing else keeps her from being removed.
    const fresh = await test.as('SYSADMIN')
    await onlyAdministrators(test, fresh)
    const remove = async (whom: TestCaller) => (await roleDesk(keeper).run('deletePerson', { id: person(whom), expectedVersion: 1 })).code
    expect(await remove(fresh)).toBe('LAST_ADMINISTRATOR')
    const other = await test.as('SYSADMIN')
    expect(await remove(other)).toBeUndefined()
    expect(await deactivate(keeper, await test.as('REP'))).toBeUndefined()
  })

  it('may go once somebody else may for ever, and not when the other only holds it for a while', async () => {
    const other = await test.as('REP')
    const sysadmin = await desk.role('SYSADMIN')
    await desk.run('giveRole', { personId: person(other), role: sysadmin.id, validTo: '2030-12-01' })
    expect((await desk.run('endRole', { id: await holdOf(admin) })).message).toContain('2030-12-01')
    expect((await desk.run('endRole', { id: await holdOf(admin), on: '2030-11-01' })).code).toBe('LAST_ADMINISTRATOR')
    expect((await desk.run('changeHolder', { id: await holdOf(other), validTo: null })).code).toBeUndefined()
    expect((await desk.run('endRole', { id: await holdOf(admin) })).code).toBeUndefined()
    await expect(desk.matrix()).rejects.toThrow('FORBIDDEN')
  })

  it('may hand the permission to another role in one save', async () => {
    const made = await desk.make(`Heir ${admin.personId}`)
    await desk.run('giveRole', { personId: person(admin), role: made.id })
    const sysadmin = await desk.role('SYSADMIN')
    const move = (from: typeof made, to: typeof made) => desk.run('setRolePermissions', { roles: [[from, 'NONE'] as const, [to, 'ALL'] as const].map(([role, scope]) => ({ role: role.id, expectedVersion: role.version, permissions: [{ permission: 'core:roles', scope }] })) })
    expect((await move(sysadmin, made)).code).toBeUndefined()
    expect((await move(await desk.role(made.key), await desk.role('SYSADMIN'))).code).toBeUndefined()
  })

  it('is one of two who end each other at the same moment', async () => {
    for (let round = 0; round < 3; round++) {
      const other = await test.as('SYSADMIN')
      const [mine, theirs] = [await holdOf(admin), await holdOf(other)]
      const codes = await Promise.all([desk.run('endRole', { id: theirs }), roleDesk(other).run('endRole', { id: mine })])
      expect(codes.map(({ code }) => code ?? 'ended').filter((code) => code === 'ended')).toHaveLength(1)
      if (codes[1].code === undefined) {
        admin = other
        desk = roleDesk(other)
      }
    }
  })

  it('is one of two who deactivate each other at the same moment', async () => {
    const other = await test.as('SYSADMIN')
    const codes = await Promise.all([deactivate(admin, other), deactivate(other, admin)])
    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
  })
})

describe('the days without an administrator', () => {
  it('are found in whatever order the holds come, and where one ends on the day the next begins there is none', () => {
    const span = (from: string, to: string | null) => ({ from, to })
    expect(firstGap([], '2030-01-01')).toBe('2030-01-01')
    expect(firstGap([span('2030-03-01', null), span('2029-01-01', '2030-03-01')], '2030-01-01')).toBeNull()
    expect(firstGap([span('2030-03-02', null), span('2029-01-01', '2030-03-01')], '2030-01-01')).toBe('2030-03-01')
    expect(firstGap([span('2029-01-01', '2029-06-01')], '2030-01-01')).toBe('2030-01-01')
    expect(firstGap([span('2030-01-02', null)], '2030-01-01')).toBe('2030-01-01')
  })
})
