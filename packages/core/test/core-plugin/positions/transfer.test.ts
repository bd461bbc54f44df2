import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { settleCards } from '../../../src/core-plugin/positions/settle-cards.ts'
import type { TestCaller } from '../../../src/testing/index.ts'
import { openCompany, type Company } from './company.ts'
import { dealsPlugin } from './deals-plugin.ts'

let company: Company
let anna: TestCaller
let head: TestCaller
let other: TestCaller
const noon = new Date('2026-03-10T04:00:00Z')

beforeAll(async () => {
  company = await openCompany([await dealsPlugin()])
  for (const unit of ['north', 'south', 'west']) await company.test.as([], { unit, parentUnit: 'sales' })
  head = await company.test.as(['MANAGER', 'REP'], { name: 'Head of North', unit: 'north', heads: true })
  other = await company.test.as(['MANAGER', 'REP'], { name: 'Head of South', unit: 'south', heads: true })
})
beforeEach(async () => {
  company.clock.now = new Date('2026-01-05T04:00:00Z')
  anna = await company.test.as('REP', { name: 'Anna', unit: 'north' })
  company.clock.now = noon
})
afterAll(() => company?.test.close())

const gid = (person: TestCaller) => `Person:${person.personId}`
const at = (time: string) => void (company.clock.now = new Date(time))

async function deals(caller: TestCaller): Promise<string[]> {
  const answer = await caller.graphql<{ deals: { nodes: { title: string }[] } }>('{ deals(first: 50) { nodes { title } } }')
  return answer.data!.deals.nodes.map(({ title }) => title)
}

async function makeDeal(caller: TestCaller, title: string): Promise<void> {
  const answer = await caller.graphql<{ createDeal: { deal?: object } }>('mutation ($input: CreateDealInput!) { createDeal(input: $input) { ... on CreateDealPayload { deal { id } } ... on Error { code } } }', { input: { title } })
  expect(answer.data!.createDeal.deal).toBeDefined()
}

describe('a transfer of today', () => {
  it('ends one position and begins another, with what the card says from then on', async () => {
    const { person } = await company.move(anna, 'south', { title: 'Account manager', managerId: gid(other) })
    expect(person).toMatchObject({ title: 'Account manager', team: { code: 'south' }, manager: { id: gid(other) } })
    expect(await company.positions(anna)).toEqual([['north', '2026-01-05', '2026-03-10'], ['south', '2026-03-10', null]])
  })

  it('leaves past credit where it was earned: deals keep owner and team, new ones go to the new team', async () => {
    await makeDeal(anna, 'earned in the north')
    expect(await deals(head)).toContain('earned in the north')
    await company.move(anna, 'south')
    await makeDeal(anna, 'earned in the south')
    expect(await deals(anna)).toEqual(expect.arrayContaining(['earned in the north', 'earned in the south']))
    expect(await deals(head)).toContain('earned in the north')
    expect(await deals(head)).not.toContain('earned in the south')
    expect(await deals(other)).toContain('earned in the south')
    expect(await deals(other)).not.toContain('earned in the north')
  })

  it('takes the place of another of the same day, and leaves no trace where it takes it back', async () => {
    await company.move(anna, 'south')
    await company.move(anna, 'west')
    expect(await company.positions(anna)).toEqual([['north', '2026-01-05', '2026-03-10'], ['west', '2026-03-10', null]])
    await company.move(anna, 'north')
    expect(await company.positions(anna)).toEqual([['north', '2026-01-05', null]])
  })

  it('with no other unit, manager or title is refused', async () => {
    await company.move(anna, 'south')
    at('2026-03-12T04:00:00Z')
    expect(await company.move(anna, 'south')).toMatchObject({ code: 'POSITION_UNCHANGED' })
    expect(await company.move(anna, 'south', { title: 'Senior' })).toMatchObject({ person: { title: 'Senior' } })
  })
})

describe('a planned transfer', () => {
  it('changes who the person is exactly at midnight of the company, and the card with the day', async () => {
    await company.move(anna, 'south', { from: '2026-04-01', managerId: gid(other) })
    expect(await company.positions(anna)).toEqual([['north', '2026-01-05', '2026-04-01'], ['south', '2026-04-01', null]])
    await makeDeal(anna, 'of March')
    at('2026-03-31T15:59:59.999Z')
    await makeDeal(anna, 'of the last second')
    at('2026-03-31T16:00:00Z')
    await makeDeal(anna, 'of April')
    expect(await deals(other)).toContain('of April')
    for (const title of ['of March', 'of the last second']) {
      expect(await deals(other)).not.toContain(title)
      expect(await deals(head)).toContain(title)
    }
    const card = () => company.test.app.base['person']!['findUniqueOrThrow']!({ where: { id: anna.personId }, include: { team: true } })
    expect(await card()).toMatchObject({ team: { code: 'north' } })
    await settleCards(company.test.app)
    expect(await card()).toMatchObject({ team: { code: 'south' }, managerId: other.personId })
  })

  it('can be cancelled until it begins: the position before goes on', async () => {
    await company.move(anna, 'south', { from: '2026-04-01' })
    const [planned] = (await company.test.app.base['assignment']!['findMany']!({ where: { personId: anna.personId }, orderBy: { validFrom: 'desc' } })) as { id: string }[]
    const cancel = async (by = company.admin) => company.run(by, 'cancelTransfer', { positionId: `Assignment:${planned!.id}`, expectedVersion: await company.version(anna) })
    for (const by of [anna, head]) expect((await cancel(by)).code).toBe('FORBIDDEN')
    expect((await company.run(company.admin, 'cancelTransfer', { positionId: `Assignment:${planned!.id}`, expectedVersion: 1 })).code).toBe('VERSION_CONFLICT')
    expect((await cancel()).person).toBeDefined()
    expect(await company.positions(anna)).toEqual([['north', '2026-01-05', null]])
    expect((await cancel()).code).toBe('NOT_FOUND')
    await company.move(anna, 'south')
    const [running] = (await company.test.app.base['assignment']!['findMany']!({ where: { personId: anna.personId }, orderBy: { validFrom: 'desc' } })) as { id: string }[]
    expect(await company.run(company.admin, 'cancelTransfer', { positionId: `Assignment:${running!.id}`, expectedVersion: await company.version(anna) })).toMatchObject({ code: 'POSITION_BEGAN' })
  })

  it('stands in the way of an earlier one, unless that one replaces it', async () => {
    await company.move(anna, 'south', { from: '2026-04-01' })
    const refused = await company.move(anna, 'west')
    expect(refused).toMatchObject({ code: 'LATER_POSITIONS', message: expect.stringContaining('2026-04-01') as string })
    expect(await company.positions(anna)).toHaveLength(2)
    await company.move(anna, 'west', { replaceLater: true })
    expect(await company.positions(anna)).toEqual([['north', '2026-01-05', '2026-03-10'], ['west', '2026-03-10', null]])
  })

  it('can follow another', async () => {
    await company.move(anna, 'south', { from: '2026-04-01' })
    await company.move(anna, 'west', { from: '2026-05-01' })
    expect(await company.positions(anna)).toEqual([['north', '2026-01-05', '2026-04-01'], ['south', '2026-04-01', '2026-05-01'], ['west', '2026-05-01', null]])
  })
})

describe('a transfer of an earlier day', () => {
  it('holds from that day on, also before the person was entered', async () => {
    await company.move(anna, 'south', { from: '2026-02-01' })
    expect(await company.positions(anna)).toEqual([['north', '2026-01-05', '2026-02-01'], ['south', '2026-02-01', null]])
    const bert = await company.test.as('REP', { unit: 'north' })
    await company.move(bert, 'south', { from: '2025-12-01' })
    expect(await company.positions(bert)).toEqual([['south', '2025-12-01', null]])
  })

  it('is refused where a later position would be lost', async () => {
    await company.move(anna, 'south')
    expect(await company.move(anna, 'west', { from: '2026-02-01' })).toMatchObject({ code: 'LATER_POSITIONS' })
    await company.move(anna, 'west', { from: '2026-02-01', replaceLater: true })
    expect(await company.positions(anna)).toEqual([['north', '2026-01-05', '2026-02-01'], ['west', '2026-02-01', null]])
  })
})

describe('a transfer is refused', () => {
  it('to whoever may not change the directory', async () => {
    const unitId = await company.unitId('south')
    const callers = await Promise.all((['REP', 'MANAGER', 'DIRECTOR', 'FINANCE', 'LEADER', 'LEGAL', 'PRODUCT', 'TECHNICAL', 'LOGISTICS', 'SUPPORT', 'AUDITOR'] as const).map((role) => company.test.as(role, { unit: 'north' })))
    for (const caller of [anna, head, ...callers]) expect((await company.run(caller, 'transferPerson', { personId: gid(anna), unitId, expectedVersion: 1 })).code).toBe('FORBIDDEN')
    expect(await company.positions(anna)).toEqual([])
  })

  it('for whom or where there is nothing, or nothing active', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000'
    expect((await company.run(company.admin, 'transferPerson', { personId: nowhere, unitId: await company.unitId('south'), expectedVersion: 1 })).code).toBe('NOT_FOUND')
    expect((await company.move(anna, 'south', { unitId: nowhere })).code).toBe('NOT_FOUND')
    expect((await company.move(anna, 'south', { managerId: nowhere })).code).toBe('NOT_FOUND')
    const gone = await company.test.as('REP', { unit: 'north' })
    await company.test.app.base['person']!['update']!({ where: { id: gone.personId }, data: { active: false } })
    expect((await company.move(gone, 'south')).code).toBe('MOVED_PERSON_INACTIVE')
    expect((await company.move(anna, 'south', { managerId: gid(gone) })).code).toBe('MANAGER_INACTIVE')
    await company.test.as([], { unit: 'closed', parentUnit: 'sales' })
    await company.test.app.base['orgUnit']!['update']!({ where: { code: 'closed' }, data: { active: false } })
    expect((await company.move(anna, 'closed')).code).toBe('UNIT_INACTIVE')
    expect((await company.move(anna, 'south', { from: '1066-10-14' })).code).toBe('DAY_OUT_OF_RANGE')
  })

  it('where somebody would report to themselves, on whatever day', async () => {
    const bert = await company.test.as('REP', { name: 'Bert', unit: 'south' })
    expect((await company.move(anna, 'south', { managerId: gid(anna) })).code).toBe('MANAGER_SELF')
    await company.move(bert, 'south', { managerId: gid(anna), from: '2026-06-01' })
    expect(await company.move(anna, 'south', { managerId: gid(bert) })).toMatchObject({ code: 'MANAGER_CYCLE', message: expect.stringContaining('2026-06-01') as string })
    expect((await company.move(anna, 'south', { managerId: gid(bert), from: '2026-07-01' })).code).toBe('MANAGER_CYCLE')
  })

  it('the second time, where two come at once', async () => {
    const [first, second] = await Promise.all([company.move(anna, 'south', { expectedVersion: 1 }), company.move(anna, 'west', { expectedVersion: 1 })])
    const [won, lost] = first!.person ? [first!, second!] : [second!, first!]
    expect(won.person).toBeDefined()
    expect(lost).toMatchObject({ code: 'VERSION_CONFLICT' })
    expect(await company.positions(anna)).toHaveLength(2)
  })

  it('the second time, where two at once would report to each other', async () => {
    const bert = await company.test.as('REP', { name: 'Bert', unit: 'north' })
    const outcomes = await Promise.all([company.move(anna, 'south', { managerId: gid(bert) }), company.move(bert, 'south', { managerId: gid(anna) })])
    expect(outcomes.map(({ code }) => code ?? 'done').toSorted()).toEqual(['MANAGER_CYCLE', 'done'])
  })

  it('by the raw position: only the verbs write it', async () => {
    const answer = await company.admin.graphql('{ __type(name: "Mutation") { fields { name } } }')
    const names = (answer.data as { __type: { fields: { name: string }[] } }).__type.fields.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['transferPerson', 'cancelTransfer', 'moveUnit', 'endAccess']))
    for (const name of ['createAssignment', 'updateAssignment', 'deleteAssignment', 'createHeadship']) expect(names).not.toContain(name)
  })
})

describe('a card that is changed by hand', () => {
  const change = async (input: object) => company.run(company.admin, 'updatePerson', { id: gid(anna), expectedVersion: await company.version(anna), ...input })

  it('is a position from today on, for whoever has positions', async () => {
    expect((await change({ teamId: await company.unitId('west') })).person).toMatchObject({ team: { code: 'west' } })
    expect(await company.positions(anna)).toEqual([])
    await company.move(anna, 'south')
    await change({ teamId: await company.unitId('north'), title: 'Back again' })
    expect(await company.positions(anna)).toEqual([['west', '2026-01-05', '2026-03-10'], ['north', '2026-03-10', null]])
  })

  it('is refused what a transfer is refused', async () => {
    await company.move(anna, 'south', { from: '2026-04-01' })
    expect((await change({ title: 'Other' })).code).toBe('LATER_POSITIONS')
    expect((await change({ managerId: gid(anna) })).code).toBe('MANAGER_SELF')
    const bert = await company.test.as('REP', { unit: 'south' })
    await company.move(bert, 'south', { managerId: gid(anna) })
    expect((await change({ managerId: gid(bert) })).code).toBe('MANAGER_CYCLE')
    await company.move(anna, 'south', { replaceLater: true })
    expect((await change({ teamId: null })).code).toBe('UNIT_MISSING')
    expect((await change({ teamId: await company.unitId('closed') })).code).toBe('UNIT_INACTIVE')
  })
})
