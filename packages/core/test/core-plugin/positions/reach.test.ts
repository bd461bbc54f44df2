import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCaller } from '../../../src/testing/index.ts'
import { openCompany, type Company } from './company.ts'

let company: Company
/** Changes the directory of the team: units led, and all below. */
let lead: TestCaller
let anna: TestCaller
let stranger: TestCaller
/** Ends access, and changes nothing of the directory. */
let desk: TestCaller

beforeAll(async () => {
  company = await openCompany()
  const { base } = company.test.app
  const give = async (key: string, permission: string, scope: string) => {
    const role = (await base['role']!['findUniqueOrThrow']!({ where: { key } })) as { id: string }
    await base['rolePermission']!['create']!({ data: { roleId: role.id, permission, scope } })
  }
  await give('MANAGER', 'core:directory', 'TEAM')
  await give('SUPPORT', 'core:users', 'ALL')
  lead = await company.test.as('MANAGER', { name: 'Lead', unit: 'region', parentUnit: 'sales', heads: true })
  anna = await company.test.as('REP', { name: 'Anna', unit: 'inside', parentUnit: 'region' })
  await company.test.as([], { unit: 'inside-too', parentUnit: 'region' })
  stranger = await company.test.as('REP', { name: 'Stranger', unit: 'outside', parentUnit: 'sales' })
  desk = await company.test.as('SUPPORT', { name: 'Desk', unit: 'outside' })
  company.test.app.forgetPrincipals()
  company.clock.now = new Date('2026-03-10T04:00:00Z')
})
afterAll(() => company?.test.close())

const gid = (person: TestCaller) => `Person:${person.personId}`
const move = async (by: TestCaller, person: TestCaller, unit: string, more: object = {}) => company.run(by, 'transferPerson', { personId: gid(person), unitId: await company.unitId(unit), expectedVersion: await company.version(person), ...more })
const end = async (by: TestCaller, person: TestCaller, more: object = {}) => company.run(by, 'endAccess', { personId: gid(person), expectedVersion: await company.version(person), ...more })

describe('whoever may change the directory of a team', () => {
  it('moves its people about within it, today and for later', async () => {
    expect((await move(lead, anna, 'inside-too')).person).toMatchObject({ team: { code: 'inside-too' } })
    expect((await move(lead, anna, 'inside', { from: '2026-05-01' })).person).toBeDefined()
    expect(await company.positions(anna)).toEqual([['inside', '2026-01-05', '2026-03-10'], ['inside-too', '2026-03-10', '2026-05-01'], ['inside', '2026-05-01', null]])
  })

  it('moves nobody out of it, nobody into it, and no unit out of it', async () => {
    for (const refused of [
      await move(lead, anna, 'outside', { replaceLater: true }),
      await move(lead, anna, 'outside', { from: '2026-06-01' }),
      await move(lead, stranger, 'inside'),
      await company.run(lead, 'moveUnit', { unitId: await company.unitId('inside'), parentId: await company.unitId('outside'), expectedVersion: 1 }),
      await company.run(lead, 'moveUnit', { unitId: await company.unitId('outside'), parentId: await company.unitId('region'), expectedVersion: 1 }),
    ]) expect(refused.code).toMatch(/^(FORBIDDEN|NOT_FOUND)$/)
    expect(await company.positions(stranger)).toEqual([])
    expect(await company.positions(anna)).toHaveLength(3)
  })

  it('does not say who leads the unit itself: those above do', async () => {
    expect((await move(lead, lead, 'inside', { successorId: gid(anna) })).code).toMatch(/^(FORBIDDEN|NOT_FOUND)$/)
    expect(await company.test.app.base['orgUnit']!['findUnique']!({ where: { code: 'region' } })).toMatchObject({ headId: lead.personId })
    expect(await company.test.app.base['headship']!['count']!()).toBe(0)
  })

  it('does not end access', async () => {
    expect((await end(lead, anna)).code).toBe('FORBIDDEN')
  })
})

describe('whoever may end access, and no more', () => {
  it('ends it with the position, and moves nobody', async () => {
    expect((await move(desk, stranger, 'inside')).code).toBe('FORBIDDEN')
    expect((await end(desk, anna)).person).toBeDefined()
    expect(await company.positions(anna)).toEqual([['inside', '2026-01-05', '2026-03-10']])
  })

  it('hands nothing over: that is the directory\'s', async () => {
    expect((await end(desk, lead)).code).toBe('HANDOVER_NEEDED')
    expect((await end(desk, lead, { handOverTo: gid(stranger) })).code).toMatch(/^(FORBIDDEN|NOT_FOUND)$/)
  })
})

describe('the last administrator', () => {
  it('keeps access', async () => {
    expect((await end(company.admin, company.admin)).code).toBe('LAST_ADMINISTRATOR')
    expect((await company.admin.graphql('{ me { name } }')).data).toBeTruthy()
  })
})
