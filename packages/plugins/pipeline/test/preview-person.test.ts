import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createDeal, openCompany, type Company } from './company.ts'

interface Rights { readonly read: string; readonly create: string; readonly update: string; readonly delete: string; readonly rows: number | null; readonly hidden: readonly string[]; readonly partlyHidden: readonly string[] }
interface Preview {
  readonly name: string
  readonly roles: readonly string[]
  readonly permissions: readonly { readonly permission: string; readonly before: string; readonly after: string }[]
  readonly resources: readonly { readonly name: string; readonly title: string; readonly before: Rights; readonly after: Rights }[]
}

const RIGHTS = '{ read create update delete rows hidden partlyHidden }'
const PREVIEW = `query ($id: ID!, $draft: [RoleDraft!]) { previewPerson(personId: $id, draft: $draft) { name active roles permissions { permission before after } resources { name plugin title before ${RIGHTS} after ${RIGHTS} } } }`

let company: Company
let admin: TestCaller
let roles: Readonly<Record<string, string>>
beforeAll(async () => {
  company = await openCompany()
  admin = await company.test.as('SYSADMIN')
  const { roleMatrix } = await ask<{ roleMatrix: { roles: { id: string; key: string }[] } }>(admin, '{ roleMatrix { roles { id key } } }')
  roles = Object.fromEntries(roleMatrix.roles.map(({ id, key }) => [key, id]))
  for (const [owner, names] of [[company.rep, ['A', 'B']], [company.otherRep, ['C']]] as const) for (const name of names) await createDeal(owner, { name, stageId: company.stages['DISCOVERY'], amount: { amount: '1.00' } })
})
afterAll(() => company.test.close())

const preview = async (whom: TestCaller, draft: readonly object[] = [], headers = {}): Promise<Preview> => (await ask<{ previewPerson: Preview }>(admin, PREVIEW, { id: `Person:${whom.personId}`, draft }, headers)).previewPerson
const on = ({ resources }: Preview, name: string) => resources.find((resource) => resource.name === name)!
const draftOf = (role: string, permission: string, scope: string): object => ({ role: roles[role], permissions: [{ permission, scope }] })
const dealsOf = async (whom: TestCaller): Promise<number> => (await ask<{ opportunities: { totalCount: number } }>(whom, '{ opportunities(first: 1) { totalCount } }')).opportunities.totalCount

describe('the preview of what a person would see', () => {
  it('says for each resource how far each right reaches and how many records that are: as many as the person finds', async () => {
    for (const [whom, reach, role] of [[company.rep, 'OWN', 'REP'], [company.manager, 'TEAM', 'MANAGER'], [company.director, 'ALL', 'DIRECTOR']] as const) {
      const seen = await preview(whom)
      expect(seen.roles).toEqual([role])
      expect(on(seen, 'Opportunity').before).toMatchObject({ read: reach, create: reach, update: reach, rows: await dealsOf(whom) })
      expect(on(seen, 'Opportunity').after).toEqual(on(seen, 'Opportunity').before)
    }
    expect(on(await preview(company.rep), 'Opportunity').before).toMatchObject({ delete: 'NONE', rows: 2 })
    expect(on(await preview(company.rep), 'ProductCost')?.before ?? { read: 'NONE' }).toMatchObject({ read: 'NONE' })
  })

  it('shows what a draft would change, before it is saved, and changes nothing', async () => {
    const seen = await preview(company.rep, [draftOf('REP', 'pipeline:read', 'ALL'), draftOf('MANAGER', 'pipeline:read', 'NONE')])
    expect(on(seen, 'Opportunity')).toMatchObject({ before: { read: 'OWN', rows: 2 }, after: { read: 'ALL', rows: 3, update: 'OWN' } })
    expect(seen.permissions.filter(({ before, after }) => before !== after)).toEqual([{ permission: 'pipeline:read', before: 'OWN', after: 'ALL' }])
    expect(await dealsOf(company.rep)).toBe(2)
    const none = await preview(company.manager, [draftOf('MANAGER', 'pipeline:read', 'NONE')])
    expect(on(none, 'Opportunity')).toMatchObject({ before: { read: 'TEAM', rows: 2 }, after: { read: 'NONE', rows: 0, hidden: [] } })
  })

  it('takes the widest of several roles, as in earnest', async () => {
    const both = await company.test.as(['REP', 'LEADER'], { unit: 'north' })
    expect(on(await preview(both), 'Opportunity').before).toMatchObject({ read: 'ALL', rows: 3 })
    expect(on(await preview(both, [draftOf('LEADER', 'pipeline:read', 'NONE')]), 'Opportunity').after).toMatchObject({ read: 'OWN', rows: 0 })
  })

  it('gives nobody who is not active anything', async () => {
    const gone = await company.test.as('DIRECTOR')
    await company.test.app.database.pool.query('update core.person set active = false where id = $1', [gone.personId])
    const seen = await preview(gone)
    expect(seen).toMatchObject({ active: false, roles: [] })
    expect(seen.resources.every(({ before }) => before.read === 'NONE' && before.rows === 0)).toBe(true)
  })

  it('tells an administrator numbers and never a record: not even somebody who may read no deals gets one by it', async () => {
    const clerk = await company.test.as('LEGAL')
    const role = (await ask<{ roleMatrix: { roles: { id: string; key: string; version: number }[] } }>(admin, '{ roleMatrix { roles { id key version } } }')).roleMatrix.roles.find(({ key }) => key === 'LEGAL')!
    await ask(admin, 'mutation ($input: SetRolePermissionInput!) { setRolePermission(input: $input) { __typename } }', { input: { role: role.id, expectedVersion: role.version, permission: 'core:roles', scope: 'ALL' } })
    const answer = await clerk.graphql<{ previewPerson: Preview }>(PREVIEW, { id: `Person:${company.director.personId}` })
    expect(on(answer.data!.previewPerson, 'Opportunity').before).toMatchObject({ read: 'ALL', rows: 3 })
    const { __type } = await ask<{ __type: { fields: { name: string }[] } }>(admin, '{ __type(name: "ResourceRights") { fields { name } } }')
    expect(__type.fields.map(({ name }) => name)).toEqual(['create', 'delete', 'hidden', 'partlyHidden', 'read', 'rows', 'update'])
    expect((await ask<{ opportunities: { totalCount: number } }>(clerk, '{ opportunities { totalCount } }')).opportunities.totalCount).toBe(0)
  })

  it('refuses a draft of what does not exist, and counts with one statement per resource and draft that differs', async () => {
    const refused = await admin.graphql(PREVIEW, { id: `Person:${company.rep.personId}`, draft: [draftOf('REP', 'pipeline:nothing', 'ALL')] })
    expect(refused.errors?.[0]?.extensions?.code).toBe('PERMISSION_UNKNOWN')
    const counts = (await company.test.statements(() => preview(company.rep, [draftOf('REP', 'pipeline:read', 'ALL')]))).filter((sql) => /COUNT\(\*\)/i.test(sql))
    const { resources } = await preview(company.rep)
    const changed = 11 // what pipeline:read is about: leads, opportunities with all that hangs on them, targets and forecasts
    expect(counts.length).toBeLessThanOrEqual(resources.length + changed)
  })

  it('names the resources in the language of whoever asks', async () => {
    expect(on(await preview(company.rep, [], { 'accept-language': 'zh-CN' }), 'Opportunity').title).toBe('商机')
  })
})
