import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { settleCards } from '../../../src/core-plugin/positions/settle-cards.ts'
import type { TestCaller } from '../../../src/testing/index.ts'
import { openCompany, type Company } from './company.ts'

let company: Company
let unit: string
let anna: TestCaller
let bert: TestCaller
let count = 0

beforeAll(async () => {
  company = await openCompany()
  await company.test.as([], { unit: 'elsewhere', parentUnit: 'sales' })
})
beforeEach(async () => {
  company.clock.now = new Date('2026-01-05T04:00:00Z')
  unit = `team-${++count}`
  anna = await company.test.as('MANAGER', { name: 'Anna', unit, parentUnit: 'sales', heads: true })
  bert = await company.test.as('MANAGER', { name: 'Bert', unit: 'elsewhere' })
  company.clock.now = new Date('2026-03-10T04:00:00Z')
})
afterAll(() => company?.test.close())

const gid = (person: TestCaller) => `Person:${person.personId}`
const teamsOf = async (person: TestCaller) => (await company.test.app.principalOf(person.personId)).teamIds
const unitRow = () => company.test.app.base['orgUnit']!['findUniqueOrThrow']!({ where: { code: unit } }) as Promise<{ id: string; version: number; headId: string | null }>
const at = (time: string) => void (company.clock.now = new Date(time))

async function headsOn(day: string): Promise<string[]> {
  const answer = await bert.graphql<{ organisationOn: { heads: { unitId: string; name: string }[] } }>('query ($day: Date!) { organisationOn(day: $day) { heads { unitId name } } }', { day })
  const unitId = await company.unitId(unit)
  return answer.data!.organisationOn.heads.filter((head) => head.unitId === unitId).map(({ name }) => name)
}

describe('whoever leads a unit and leaves it', () => {
  it('is not moved until somebody says who leads', async () => {
    expect(await company.move(anna, 'elsewhere')).toMatchObject({ code: 'HEAD_NEEDS_SUCCESSOR', message: expect.stringContaining(unit) as string })
    expect((await company.move(anna, 'elsewhere', { successorId: gid(anna) })).code).toBe('SUCCESSOR_UNFIT')
    expect((await company.move(anna, unit, { title: 'Head of sales' })).person).toMatchObject({ title: 'Head of sales' })
    expect((await unitRow()).headId).toBe(anna.personId)
  })

  it('goes on leading where that is said', async () => {
    await company.move(anna, 'elsewhere', { keepHead: true })
    expect(await teamsOf(anna)).toEqual([(await unitRow()).id])
  })

  it('leads until the day, and the successor from the day on: at midnight of the company', async () => {
    const { id } = await unitRow()
    await company.move(anna, 'elsewhere', { from: '2026-04-01', successorId: gid(bert) })
    at('2026-03-31T15:59:59Z')
    expect(await teamsOf(anna)).toContain(id)
    expect(await teamsOf(bert)).not.toContain(id)
    at('2026-03-31T16:00:00Z')
    expect(await teamsOf(anna)).not.toContain(id)
    expect(await teamsOf(bert)).toContain(id)
    expect((await unitRow()).headId).toBe(anna.personId)
    await settleCards(company.test.app)
    expect((await unitRow()).headId).toBe(bert.personId)
    expect([await headsOn('2026-02-01'), await headsOn('2026-03-31'), await headsOn('2026-04-01')]).toEqual([['Anna'], ['Anna'], ['Bert']])
  })

  it('leads on where the plan is cancelled, or the move taken back on its day', async () => {
    await company.move(anna, 'elsewhere', { from: '2026-04-01', successorId: gid(bert) })
    const planned = (await company.test.app.base['assignment']!['findFirst']!({ where: { personId: anna.personId, validTo: null } })) as { id: string }
    await company.run(company.admin, 'cancelTransfer', { positionId: `Assignment:${planned.id}`, expectedVersion: await company.version(anna) })
    expect([await headsOn('2026-03-31'), await headsOn('2026-04-01')]).toEqual([['Anna'], ['Anna']])
    await company.move(anna, 'elsewhere', { successorId: gid(bert) })
    expect((await unitRow()).headId).toBe(bert.personId)
    await company.move(anna, unit)
    expect((await unitRow()).headId).toBe(anna.personId)
    expect(await company.positions(anna)).toEqual([[unit, '2026-01-05', null]])
  })

  it('leads on where a plan gives way to another', async () => {
    await company.move(anna, 'elsewhere', { from: '2026-04-01', successorId: gid(bert) })
    await company.move(anna, unit, { title: 'Stays', replaceLater: true })
    expect(await headsOn('2026-05-01')).toEqual(['Anna'])
  })

  it('on a day of the past led until that day', async () => {
    await company.move(anna, 'elsewhere', { from: '2026-02-01', successorId: gid(bert) })
    expect((await unitRow()).headId).toBe(bert.personId)
    expect([await headsOn('2026-01-31'), await headsOn('2026-02-01')]).toEqual([['Anna'], ['Bert']])
  })
})

describe('another head by the unit\'s own form', () => {
  it('leads from today on, and the one before until today', async () => {
    const { id, version } = await unitRow()
    const answer = await company.run(company.admin, 'updateOrgUnit', { id: `OrgUnit:${id}`, expectedVersion: version, headId: gid(bert) })
    expect(answer.orgUnit).toBeDefined()
    expect(await teamsOf(bert)).toEqual([id])
    expect([await headsOn('2026-03-09'), await headsOn('2026-03-10')]).toEqual([['Anna'], ['Bert']])
  })

  it('is none where none is given, and a handover that is planned stays', async () => {
    await company.move(anna, 'elsewhere', { from: '2026-04-01', successorId: gid(bert) })
    const { id, version } = await unitRow()
    await company.run(company.admin, 'updateOrgUnit', { id: `OrgUnit:${id}`, expectedVersion: version, headId: null })
    expect([await headsOn('2026-03-09'), await headsOn('2026-03-10'), await headsOn('2026-04-01')]).toEqual([['Anna'], [], ['Bert']])
  })
})

describe('the organisation of a day', () => {
  it('is where everybody works then, by position or by card', async () => {
    await company.move(bert, unit, { from: '2026-04-01', title: 'Later' })
    const on = async (day: string) => {
      const answer = await anna.graphql<{ organisationOn: { people: { name: string; title: string | null; unitId: string }[] } }>('query ($day: Date!) { organisationOn(day: $day) { people { name title unitId } } }', { day })
      const unitId = await company.unitId(unit)
      return answer.data!.organisationOn.people.filter((person) => person.unitId === unitId).map(({ name, title }) => [name, title])
    }
    expect([await on('2026-03-31'), await on('2026-04-01')]).toEqual([[['Anna', null]], [['Anna', null], ['Bert', 'Later']]])
  })
})
