import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seed } from '../../../src/app/seed.ts'
import type { RoleKey } from '../../../src/plugin/plugin-types.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../../src/testing/index.ts'
import { person, roleDesk } from './role-desk.ts'

let test: TestApp
let admin: TestCaller
let desk: ReturnType<typeof roleDesk>
beforeAll(async () => {
  test = await createTestApp({ plugins: [] })
  admin = await test.as('SYSADMIN', { name: 'Admin' })
  desk = roleDesk(admin)
})
afterAll(() => test.close())

describe('the matrix of roles', () => {
  it('has every permission of the core with its title and the scopes that mean something, and every role with its holders', async () => {
    const { plugins, roles, mayChange, mayGive } = await desk.matrix()
    expect({ mayChange, mayGive }).toEqual({ mayChange: true, mayGive: true })
    const core = plugins.find(({ id }) => id === 'core')!
    expect(core).toMatchObject({ title: 'Company' })
    expect(core.permissions.find(({ key }) => key === 'core:roles')).toEqual({ key: 'core:roles', title: 'Change roles and who holds them', scopes: ['TEAM', 'DEPARTMENT', 'ALL'] })
    expect(core.permissions.find(({ key }) => key === 'core:export')!.scopes).toEqual(['ALL'])
    const sysadmin = roles.find(({ key }) => key === 'SYSADMIN')!
    expect(sysadmin).toMatchObject({ title: 'System administrator', builtIn: true, holders: 1 })
    expect(sysadmin.cells.every(({ scope, proposed }) => scope === proposed)).toBe(true)
    expect(sysadmin.cells).toHaveLength(core.permissions.length)
  })

  it('speaks Chinese to whoever reads Chinese', async () => {
    const { plugins, roles } = await desk.matrix({ 'accept-language': 'zh-CN' })
    expect(plugins[0]).toMatchObject({ title: '公司' })
    expect(plugins[0]!.permissions.find(({ key }) => key === 'core:import')!.title).toBe('导入数据')
    expect(roles.find(({ key }) => key === 'REP')!.title).toBe('销售代表')
  })

  it('is seen by an auditor, who changes nothing', async () => {
    const auditor = roleDesk(await test.as('AUDITOR'))
    expect(await auditor.matrix()).toMatchObject({ mayChange: false, mayGive: false })
    const { id, version } = await desk.role('REP')
    expect((await auditor.holders((await desk.role('SYSADMIN')).id)).map((hold) => hold.person.name)).toContain('Admin')
    expect((await auditor.run('setRolePermission', { role: id, expectedVersion: version, permission: 'core:audit', scope: 'ALL' })).code).toBe('FORBIDDEN')
  })

  it.each(['REP', 'MANAGER', 'DIRECTOR', 'FINANCE', 'LEADER', 'LEGAL', 'PRODUCT', 'TECHNICAL', 'LOGISTICS', 'SUPPORT'] satisfies RoleKey[])('does not exist for %s, who can change, give and preview nothing', async (key) => {
    const other = await test.as(key)
    const their = roleDesk(other)
    const { id, version } = await desk.role('REP')
    const [hold] = await desk.holders((await desk.role('SYSADMIN')).id)
    await expect(their.matrix()).rejects.toThrow('FORBIDDEN')
    for (const [name, input] of Object.entries({
      setRolePermission: { role: id, expectedVersion: version, permission: 'core:audit', scope: 'ALL' },
      setRolePermissions: { roles: [{ role: id, expectedVersion: version, permissions: [{ permission: 'core:audit', scope: 'ALL' }] }] },
      createRole: { name: 'Mine', copyFrom: id }, renameRole: { role: id, expectedVersion: version, name: 'Mine' },
      resetRole: { role: id, expectedVersion: version }, deleteRole: { role: id, expectedVersion: version },
      giveRole: { personId: person(admin), role: id },
    })) expect([name, (await their.run(name, input)).code]).toEqual([name, 'FORBIDDEN'])
    expect((await their.run('giveRole', { personId: person(other), role: (await desk.role('SYSADMIN')).id })).code).toBe('ROLE_OF_ONESELF')
    expect((await their.run('endRole', { id: hold!.id })).code).toBe('NOT_FOUND')
    expect((await their.run('changeHolder', { id: hold!.id, validTo: '2030-01-01' })).code).toBe('NOT_FOUND')
    const preview = await other.graphql('query ($id: ID!) { previewPerson(personId: $id) { name } }', { id: person(admin) })
    expect(preview.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })

  it('is not for nobody, and a token that may only read changes nothing', async () => {
    const { token } = await test.identity.createToken(admin.personId, { name: 'reader', scopes: 'read-only' })
    const ask = async (query: string, headers: Record<string, string>) => (await (await test.handler.fetch(new Request('http://tenon/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) }))).json()) as { data: Record<string, { code?: string; mayChange?: boolean }> | null }
    expect((await ask('{ roleMatrix { mayChange } }', {})).data ?? null).toBeNull()
    expect((await ask('{ roleMatrix { mayChange } }', { authorization: `Bearer ${token}` })).data).toEqual({ roleMatrix: { mayChange: false } })
    expect((await ask('mutation { createRole(input: { name: "Never" }) { ... on Error { code } } }', { authorization: `Bearer ${token}` })).data).toEqual({ createRole: { code: 'TOKEN_READ_ONLY' } })
  })
})

describe('a permission of a role', () => {
  it('is given, widened and taken away, and whoever holds the role may it at once', async () => {
    const rep = await test.as('LEGAL')
    const may = async (): Promise<boolean> => (await rep.graphql('{ auditEntries(first: 1) { hasNextPage } }')).data !== null
    expect(await may()).toBe(false)
    expect((await desk.set('LEGAL', 'core:audit', 'ALL')).code).toBeUndefined()
    expect(await may()).toBe(true)
    await desk.set('LEGAL', 'core:audit', 'NONE')
    expect(await may()).toBe(false)
  })

  it('is in the history with its scope before and after', async () => {
    await desk.set('LEGAL', 'core:directory', 'TEAM')
    await desk.set('LEGAL', 'core:directory', 'DEPARTMENT')
    await desk.set('LEGAL', 'core:directory', 'NONE')
    const { auditEntries } = (await admin.graphql<{ auditEntries: { nodes: { action: string; actor: { name: string }; changes: { field: string; before: unknown; after: unknown }[] }[] } }>('{ auditEntries(first: 3, filter: { model: "RolePermission" }) { nodes { action actor { name } changes { field before after } } } }')).data!
    expect(auditEntries.nodes.map(({ action, changes }) => [action, changes.find(({ field }) => field === 'scope')])).toEqual([
      ['DELETE', { field: 'scope', before: 'DEPARTMENT', after: null }],
      ['UPDATE', { field: 'scope', before: 'TEAM', after: 'DEPARTMENT' }],
      ['CREATE', { field: 'scope', before: null, after: 'TEAM' }],
    ])
    expect(auditEntries.nodes[0]!.actor.name).toBe('Admin')
  })

  it('that an administrator changed stays so when the company starts again', async () => {
    await desk.set('REP', 'core:export', 'NONE')
    await desk.set('REP', 'core:introspect', 'ALL')
    await seed(test.app)
    expect([await desk.scope('REP', 'core:export'), await desk.scope('REP', 'core:introspect')]).toEqual(['NONE', 'ALL'])
  })

  it('of many roles is changed as a whole: one that is out of date or unknown holds back all', async () => {
    const [finance, leader] = [await desk.role('FINANCE'), await desk.role('LEADER')]
    const change = (versions: readonly [number, number], permission = 'core:audit') => desk.run('setRolePermissions', { roles: [
      { role: finance.id, expectedVersion: versions[0], permissions: [{ permission: 'core:audit', scope: 'ALL' }, { permission: 'core:import', scope: 'ALL' }] },
      { role: leader.id, expectedVersion: versions[1], permissions: [{ permission, scope: 'ALL' }] },
    ] })
    expect(await change([finance.version, leader.version + 1])).toMatchObject({ __typename: 'ConflictError', code: 'VERSION_CONFLICT' })
    expect((await change([finance.version, leader.version], 'core:nothing')).code).toBe('PERMISSION_UNKNOWN')
    expect(await desk.scope('FINANCE', 'core:audit')).toBe('NONE')
    expect((await change([finance.version, leader.version])).code).toBeUndefined()
    expect([await desk.scope('FINANCE', 'core:audit'), await desk.scope('FINANCE', 'core:import'), await desk.scope('LEADER', 'core:audit')]).toEqual(['ALL', 'ALL', 'ALL'])
    expect((await change([finance.version, leader.version])).code).toBe('VERSION_CONFLICT')
  })

  it('is refused at a scope that means nothing, in an unknown role, and for an unknown permission', async () => {
    const { id, version } = await desk.role('REP')
    const set = (input: object) => desk.run('setRolePermission', { role: id, expectedVersion: version, permission: 'core:audit', scope: 'ALL', ...input })
    expect((await set({ scope: 'TEAM' })).code).toBe('SCOPE_MEANINGLESS')
    expect((await set({ permission: 'core:roles', scope: 'OWN' })).message).toBe('core:roles cannot be given at the scope OWN. Possible are TEAM, DEPARTMENT, ALL and NONE.')
    expect((await set({ permission: 'other:thing' })).code).toBe('PERMISSION_UNKNOWN')
    expect((await set({ role: 'Role:00000000-0000-7000-8000-000000000000' })).code).toBe('NOT_FOUND')
    expect((await set({ role: id.replace('Role', 'Person') })).code).toBe('NOT_FOUND')
    expect((await desk.role('REP')).version).toBe(version)
  })
})

describe('a role of the company\'s own', () => {
  it('is made as a copy, renamed, and deleted when nobody holds it', async () => {
    const finance = await desk.role('FINANCE')
    const made = await desk.make('Key accounts', { copyFrom: finance.id, description: 'For the big ones' })
    expect(made).toMatchObject({ key: 'KEY_ACCOUNTS', builtIn: false, holders: 0 })
    expect(made.cells.map(({ scope }) => scope)).toEqual((await desk.role('FINANCE')).cells.map(({ scope }) => scope))
    expect(made.cells.every(({ proposed }) => proposed === null)).toBe(true)
    expect((await desk.run('renameRole', { role: made.id, expectedVersion: made.version, name: ' Large accounts ' })).code).toBeUndefined()
    expect(await desk.role('KEY_ACCOUNTS')).toMatchObject({ title: 'Large accounts', version: made.version + 1 })
    expect((await desk.run('renameRole', { role: made.id, expectedVersion: made.version, name: 'Late' })).code).toBe('VERSION_CONFLICT')
    const holder = await test.as('REP')
    await desk.run('giveRole', { personId: person(holder), role: made.id })
    expect(await desk.run('deleteRole', { role: made.id, expectedVersion: made.version + 1 })).toMatchObject({ code: 'ROLE_HELD', message: '1 hold the role Large accounts now or later. End that first.' })
    await desk.run('endRole', { id: (await desk.holders(made.id))[0]!.id })
    expect((await desk.run('deleteRole', { role: made.id, expectedVersion: made.version })).code).toBe('VERSION_CONFLICT')
    expect((await desk.run('deleteRole', { role: made.id, expectedVersion: made.version + 1 })).code).toBeUndefined()
    expect(await desk.role('KEY_ACCOUNTS')).toBeUndefined()
  })

  it('has a key that nothing else has, and gets one where its name has no letters for it', async () => {
    expect((await desk.run('createRole', { name: 'x', key: 'REP' })).code).toBe('ROLE_KEY_TAKEN')
    for (const key of ['rep', 'R', '1A', 'A-B', 'SYSTEM', 'A'.repeat(41)]) expect((await desk.run('createRole', { name: 'x', key })).code).toBe('ROLE_KEY_INVALID')
    expect((await desk.run('createRole', { name: '  ' })).__typename).toBe('ValidationError')
    expect((await desk.run('createRole', { name: 'x'.repeat(81) })).__typename).toBe('ValidationError')
    expect((await desk.make('区域负责人')).key).toMatch(/^ROLE_[0-9A-F]{6}$/)
  })

  it('has no defaults to go back to, which a built-in one has; that one is not deleted', async () => {
    const own = await desk.make('Plain')
    expect((await desk.run('resetRole', { role: own.id, expectedVersion: own.version })).code).toBe('ROLE_CUSTOM')
    await desk.set('REP', 'core:export', 'NONE')
    await desk.set('REP', 'core:audit', 'ALL')
    const rep = await desk.role('REP')
    expect((await desk.run('deleteRole', { role: rep.id, expectedVersion: rep.version })).code).toBe('ROLE_BUILT_IN')
    expect((await desk.run('resetRole', { role: rep.id, expectedVersion: rep.version - 1 })).code).toBe('VERSION_CONFLICT')
    expect((await desk.run('resetRole', { role: rep.id, expectedVersion: rep.version })).code).toBeUndefined()
    expect((await desk.role('REP')).cells.every(({ scope, proposed }) => scope === proposed)).toBe(true)
  })
})
