import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp, type TestCaller } from '../../../src/testing/index.ts'
import { person, roleDesk } from './role-desk.ts'

let test: TestApp
let admin: TestCaller
let lead: TestCaller
let member: TestCaller
let stranger: TestCaller
beforeAll(async () => {
  test = await createTestApp({ plugins: [] })
  admin = await test.as('SYSADMIN')
  lead = await test.as('REP', { unit: 'north', heads: true })
  member = await test.as('REP', { unit: 'north' })
  await test.as('REP', { unit: 'below', parentUnit: 'north' })
  stranger = await test.as('REP', { unit: 'south' })
  const desk = roleDesk(admin)
  const local = await desk.make('Local administrator', { key: 'LOCAL' })
  await desk.run('setRolePermissions', { roles: [{ role: local.id, expectedVersion: local.version, permissions: ['core:roles', 'core:directory'].map((permission) => ({ permission, scope: 'TEAM' })) }] })
  await desk.run('giveRole', { personId: person(lead), role: local.id })
})
afterAll(() => test.close())

describe('core:roles for a team', () => {
  it('gives and ends roles of the people of the team, of nobody else and not one\'s own', async () => {
    const desk = roleDesk(lead)
    expect(await desk.matrix()).toMatchObject({ mayChange: false, mayGive: true })
    const { id } = (await desk.matrix()).roles.find(({ key }) => key === 'PRODUCT')!
    expect((await desk.run('giveRole', { personId: person(member), role: id })).code).toBeUndefined()
    expect((await desk.run('giveRole', { personId: person(stranger), role: id })).code).toBe('FORBIDDEN')
    expect((await desk.run('giveRole', { personId: person(lead), role: id })).code).toBe('ROLE_OF_ONESELF')
    const [hold] = await desk.holders(id)
    expect((await desk.run('endRole', { id: hold!.id })).code).toBeUndefined()
  })

  it('gives no role that allows more than one may oneself', async () => {
    const desk = roleDesk(lead)
    const role = async (key: string) => (await desk.matrix()).roles.find((one) => one.key === key)!.id
    expect(await desk.run('giveRole', { personId: person(member), role: await role('SYSADMIN') })).toMatchObject({ code: 'ROLE_WIDER_THAN_OWN' })
    expect((await desk.run('giveRole', { personId: person(member), role: await role('AUDITOR') })).message).toContain('core:audit')
    expect((await desk.run('giveRole', { personId: person(member), role: await role('LOCAL') })).code).toBeUndefined()
  })

  it('sees no holders outside the team, and changes no role', async () => {
    const desk = roleDesk(lead)
    const matrix = await desk.matrix()
    const rep = matrix.roles.find(({ key }) => key === 'REP')!
    const seen = (await desk.holders(rep.id)).map((hold) => hold.person.id)
    expect(seen).toContain(person(member))
    expect(seen).not.toContain(person(stranger))
    expect((await desk.run('setRolePermission', { role: rep.id, expectedVersion: rep.version, permission: 'core:audit', scope: 'NONE' })).code).toBe('FORBIDDEN')
    const hidden = (await roleDesk(admin).holders(rep.id)).find((hold) => hold.person.id === person(stranger))!
    expect((await desk.run('endRole', { id: hidden.id })).code).toBe('NOT_FOUND')
  })

  it('previews the people of the team alone', async () => {
    const preview = (by: TestCaller, whom: TestCaller) => by.graphql<{ previewPerson: { permissions: { permission: string; before: string }[] } }>('query ($id: ID!) { previewPerson(personId: $id) { roles permissions { permission before } } }', { id: person(whom) })
    expect((await preview(lead, member)).data).not.toBeNull()
    expect((await preview(lead, stranger)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    const { id } = (await roleDesk(lead).matrix()).roles.find(({ key }) => key === 'REP')!
    const drafted = await lead.graphql('query ($id: ID!, $role: ID!) { previewPerson(personId: $id, draft: [{ role: $role, permissions: [{ permission: "core:audit", scope: ALL }] }]) { name } }', { id: person(member), role: id })
    expect(drafted.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })
})

describe('an invitation', () => {
  it('gives no role that its author could not give, and is then not sent at all', async () => {
    const desk = roleDesk(admin)
    const host = await desk.make('Host', { key: 'HOST' })
    await desk.set('HOST', 'core:users', 'ALL')
    const clerk = await test.as('REP', { unit: 'north' })
    await desk.run('giveRole', { personId: person(clerk), role: host.id })
    const invite = async (by: TestCaller, roles: string[]) => (await roleDesk(by).run('inviteUser', { personId: person(member), roles })).code
    expect(await invite(clerk, ['SYSADMIN'])).toBe('FORBIDDEN')
    expect(await test.app.base['invitation']!['findMany']!({})).toEqual([])
    expect(await invite(clerk, [])).toBeUndefined()
    // Whoever gives the roles of a team may do so by an invitation too, and no wider ones.
    await desk.run('giveRole', { personId: person(lead), role: host.id })
    expect(await invite(lead, ['SYSADMIN'])).toBe('ROLE_WIDER_THAN_OWN')
    expect(await invite(lead, ['TECHNICAL'])).toBeUndefined()
    expect((await desk.holders((await desk.role('TECHNICAL')).id)).map((hold) => hold.person.id)).toEqual([person(member)])
    for (const { id } of await desk.holders(host.id)) await desk.run('endRole', { id })
  })
})

describe('core:directory for a team', () => {
  const unitId = async (code: string): Promise<string> => (await admin.graphql<{ orgUnits: { nodes: { id: string }[] } }>('query ($code: String!) { orgUnits(first: 1, filter: { code: { eq: $code } }) { nodes { id } } }', { code })).data!.orgUnits.nodes[0]!.id
  const run = async (name: string, input: object) => (await roleDesk(lead).run(name, input)).code

  it('makes and changes people of the team, and nobody else', async () => {
    expect(await run('createPerson', { name: 'New', teamId: await unitId('north') })).toBeUndefined()
    expect(await run('createPerson', { name: 'New', teamId: await unitId('below') })).toBeUndefined()
    expect(await run('createPerson', { name: 'New', teamId: await unitId('south') })).toBe('FORBIDDEN')
    expect(await run('createPerson', { name: 'New' })).toBe('FORBIDDEN')
    expect(await run('updatePerson', { id: person(member), expectedVersion: 1, title: 'Key accounts' })).toBeUndefined()
    expect(await run('updatePerson', { id: person(stranger), expectedVersion: 1, title: 'Mine' })).toMatch(/NOT_FOUND|FORBIDDEN/)
    expect(await run('updatePerson', { id: person(member), expectedVersion: 2, teamId: await unitId('south') })).toBe('FORBIDDEN')
  })

  it('makes and changes units below those that one leads, and not these themselves', async () => {
    expect(await run('createOrgUnit', { name: 'Sub', code: 'SUB', kind: 'TEAM', parentId: await unitId('north') })).toBeUndefined()
    expect(await run('createOrgUnit', { name: 'Top', code: 'TOP', kind: 'TEAM' })).toBe('FORBIDDEN')
    expect(await run('createOrgUnit', { name: 'Other', code: 'OTHER', kind: 'TEAM', parentId: await unitId('south') })).toBe('FORBIDDEN')
    expect(await run('updateOrgUnit', { id: await unitId('below'), expectedVersion: 1, name: 'Below' })).toBeUndefined()
    expect(await run('updateOrgUnit', { id: await unitId('below'), expectedVersion: 2, parentId: await unitId('south') })).toBe('FORBIDDEN')
    expect(await run('updateOrgUnit', { id: await unitId('south'), expectedVersion: 1, name: 'Mine' })).toBe('FORBIDDEN')
  })
})

describe('a right on one column of all rows', () => {
  it('moves nobody, by another column, out of what one may change', async () => {
    const desk = roleDesk(admin)
    await desk.set('LOCAL', 'core:users', 'ALL')
    const { rows: [south] } = await test.app.database.pool.query<{ id: string }>("select id from core.org_unit where code = 'south'")
    const { rows: [before] } = await test.app.database.pool.query<{ version: number }>('select version from core.person where id = $1', [member.personId])
    const moved = await lead.graphql<{ result: { code?: string } }>('mutation ($input: UpdatePersonInput!) { result: updatePerson(input: $input) { __typename ... on Error { code } } }', { input: { id: person(member), expectedVersion: before!.version, teamId: `OrgUnit:${south!.id}` } })
    expect(moved.data!.result.code).toBe('FORBIDDEN')
    const renamed = await lead.graphql<{ result: { __typename: string } }>('mutation ($input: UpdatePersonInput!) { result: updatePerson(input: $input) { __typename ... on Error { code } } }', { input: { id: person(member), expectedVersion: before!.version, title: 'Senior' } })
    expect(renamed.data!.result.__typename).toBe('UpdatePersonPayload')
    await desk.set('LOCAL', 'core:users', 'NONE')
  })
})
