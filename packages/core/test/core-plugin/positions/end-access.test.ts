import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TestCaller } from '../../../src/testing/index.ts'
import { openCompany, type Company } from './company.ts'

let company: Company
let anna: TestCaller
let heir: TestCaller
let report: TestCaller
let unit: string
let count = 0

beforeAll(async () => {
  company = await openCompany()
})
beforeEach(async () => {
  company.clock.now = new Date('2026-01-05T04:00:00Z')
  unit = `desk-${++count}`
  anna = await company.test.as('MANAGER', { name: 'Anna', unit, parentUnit: 'sales', heads: true })
  heir = await company.test.as('REP', { name: 'Heir', unit })
  report = await company.test.as('REP', { name: 'Report', unit })
  company.clock.now = new Date('2026-02-01T04:00:00Z')
  for (const person of [heir, report]) await company.move(person, unit, { managerId: gid(anna) })
  company.clock.now = new Date('2026-03-10T04:00:00Z')
})
afterAll(() => company?.test.close())

const gid = (person: TestCaller) => `Person:${person.personId}`
const end = async (more: object = {}, by = company.admin) => company.run(by, 'endAccess', { personId: gid(anna), expectedVersion: await company.version(anna), ...more })

describe('the end of somebody\'s access', () => {
  it('ends tokens and invitations at once, and the position, and keeps the person', async () => {
    await company.move(anna, 'sales', { keepHead: true, from: '2026-05-01' })
    expect((await anna.graphql('{ me { name } }')).data).toBeTruthy()
    expect((await end({ handOverTo: gid(heir) })).person).toBeDefined()
    expect((await anna.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ me { name } }"}' })).status).toBe(401)
    expect(await company.positions(anna)).toEqual([[unit, '2026-01-05', '2026-03-10']])
    const { base } = company.test.app
    expect(await base['person']!['findUnique']!({ where: { id: anna.personId } })).toMatchObject({ name: 'Anna', active: false })
    expect(await base['apiToken']!['count']!({ where: { personId: anna.personId, revokedAt: null } })).toBe(0)
    expect((await end({ handOverTo: gid(heir) })).code).toBe('ACCESS_ENDED')
  })

  it('hands reports and units over, from today on', async () => {
    expect(await end()).toMatchObject({ code: 'HANDOVER_NEEDED', message: expect.stringContaining('Report') as string })
    expect((await end({ handOverTo: gid(anna) })).code).toBe('SUCCESSOR_UNFIT')
    await end({ handOverTo: gid(heir) })
    const { base } = company.test.app
    expect(await base['person']!['findUnique']!({ where: { id: report.personId } })).toMatchObject({ managerId: heir.personId })
    expect(await base['person']!['findUnique']!({ where: { id: heir.personId } })).toMatchObject({ managerId: null })
    expect(await base['orgUnit']!['findUnique']!({ where: { code: unit } })).toMatchObject({ headId: heir.personId })
    expect(await company.positions(report)).toEqual([[unit, '2026-01-05', '2026-02-01'], [unit, '2026-02-01', '2026-03-10'], [unit, '2026-03-10', null]])
  })

  it('hands over what the person was to lead later', async () => {
    const chief = await company.test.as('MANAGER', { name: 'Chief', unit: `other-${count}`, parentUnit: 'sales', heads: true })
    await company.move(chief, 'sales', { from: '2026-05-01', successorId: gid(anna) })
    await end({ handOverTo: gid(heir) })
    const headships = (await company.test.app.base['headship']!['findMany']!({ where: { orgUnit: { code: `other-${count}` } }, orderBy: { validFrom: 'asc' } })) as { personId: string; validFrom: Date; validTo: Date | null }[]
    expect(headships.map(({ personId, validFrom }) => [personId, validFrom.toISOString().slice(0, 10)])).toEqual([[chief.personId, '2026-03-10'], [heir.personId, '2026-05-01']])
  })

  it('can be dated back, and not ahead', async () => {
    expect((await end({ on: '2026-03-11', handOverTo: gid(heir) })).code).toBe('ACCESS_END_LATER')
    await end({ on: '2026-03-01', handOverTo: gid(heir) })
    expect(await company.positions(anna)).toEqual([])
    const colleague = await company.test.as('REP', { unit })
    company.clock.now = new Date('2026-03-12T04:00:00Z')
    await company.move(colleague, 'sales')
    await company.run(company.admin, 'endAccess', { personId: gid(colleague), expectedVersion: await company.version(colleague) })
    expect(await company.positions(colleague)).toEqual([[unit, '2026-03-10', '2026-03-12']])
  })

  it('is refused to everybody without the right, and to an old version', async () => {
    for (const role of ['REP', 'MANAGER', 'DIRECTOR', 'FINANCE', 'LEADER', 'LEGAL', 'PRODUCT', 'TECHNICAL', 'LOGISTICS', 'SUPPORT', 'AUDITOR'] as const) {
      expect((await end({ handOverTo: gid(heir) }, await company.test.as(role, { unit: 'sales' }))).code).toMatch(/^(FORBIDDEN|NOT_FOUND)$/)
    }
    expect((await end({ expectedVersion: 99 })).code).toBe('VERSION_CONFLICT')
    expect(await company.test.app.base['person']!['findUnique']!({ where: { id: anna.personId } })).toMatchObject({ active: true })
  })
})

describe('a unit', () => {
  const move = async (code: string, parent: string | null, more: object = {}, by = company.admin) => {
    const { id, version } = (await company.test.app.base['orgUnit']!['findUniqueOrThrow']!({ where: { code } })) as { id: string; version: number }
    return company.run(by, 'moveUnit', { unitId: `OrgUnit:${id}`, parentId: parent === null ? null : await company.unitId(parent), expectedVersion: version, ...more })
  }

  it('moves with all below it, at once', async () => {
    await company.test.as([], { unit: `inner-${count}`, parentUnit: unit })
    const outer = (await company.unitId('head-office')).split(':')[1]!
    const moved = await move(unit, 'head-office', { ordinal: 7 })
    expect(moved.orgUnit?.path).toContain(`/${outer}/`)
    expect(await company.test.app.base['orgUnit']!['findUnique']!({ where: { code: `inner-${count}` } })).toMatchObject({ path: expect.stringContaining(`/${outer}/`) as string })
    expect((await move(unit, null)).orgUnit?.path).not.toContain(outer)
  })

  it('does not move below itself, nor below one that is closed, nor twice at once, nor by somebody without the right', async () => {
    await company.test.as([], { unit: `inner-${count}`, parentUnit: unit })
    expect((await move(unit, `inner-${count}`)).code).toBe('UNIT_BELOW_ITSELF')
    expect((await move(unit, unit)).code).toBe('UNIT_BELOW_ITSELF')
    await company.test.app.base['orgUnit']!['update']!({ where: { code: `inner-${count}` }, data: { active: false } })
    expect((await move(unit, `inner-${count}`)).code).toMatch('UNIT_')
    expect((await move('head-office', `inner-${count}`)).code).toBe('UNIT_INACTIVE')
    expect((await move(unit, 'head-office', { expectedVersion: 99 })).code).toBe('VERSION_CONFLICT')
    for (const by of [anna, heir]) expect((await move(unit, 'head-office', {}, by)).code).toMatch(/^(FORBIDDEN|NOT_FOUND)$/)
    expect((await move(unit, 'head-office', { unitId: 'OrgUnit:nothing' })).code).toBe('NOT_FOUND')
  })
})
