import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createCustomer, openCompany, run, type Company } from './company.ts'

describe('the next visit of a customer', () => {
  let company: Company
  let now = new Date('2026-03-01T04:00:00Z')
  beforeAll(async () => { company = await openCompany({ now: () => now }) })
  afterAll(() => company.test.close())

  const day = (date: string) => { now = new Date(`${date}T04:00:00Z`) }
  const due = async (caller: Company['rep'], mine = false) => (await ask<{ visitsDue: { totalCount: number; nodes: { name: string; lastVisitOn: string | null; dueOn: string; ownerName: string | null }[] } }>(caller, 'query ($mine: Boolean) { visitsDue(mine: $mine) { totalCount nodes { name lastVisitOn dueOn ownerName } } }', { mine })).visitsDue.nodes
  const met = (customerId: string, at: string, kind = 'VISIT') => run(company.rep, 'createInteraction', { customerId, kind, at, summary: 'Met' }, ['interaction', 'id version'])
  const names = async (caller: Company['rep'], mine = false) => (await due(caller, mine)).map(({ name }) => name)

  it('is due as many days after the last one as the class says, in the zone of the company', async () => {
    const id = await createCustomer(company.rep, { name: 'Visited', sizeBand: 'FROM_2000', potential: 5 })
    await met(id, '2026-03-31T16:30:00Z')
    await met(id, '2026-03-20T02:00:00Z', 'MEETING')
    day('2026-04-30')
    expect(await names(company.rep)).toEqual([])
    day('2026-05-01')
    expect(await due(company.rep)).toEqual([{ name: 'Visited', lastVisitOn: '2026-04-01', dueOn: '2026-05-01', ownerName: 'Li' }])
    await met(id, '2026-05-01T01:00:00Z', 'CALL')
    await met(id, '2026-05-02T01:00:00Z')
    expect(await names(company.rep)).toEqual(['Visited'])
    await met(id, '2026-05-01T02:00:00Z', 'MEETING')
    expect(await names(company.rep)).toEqual([])
  })

  it('is counted from the first day where there was none, and is not due for classes without visits, for the lost and for the blacklisted', async () => {
    day('2026-06-01')
    const ofClassB = (name: string) => createCustomer(company.rep, { name, sizeBand: 'FROM_500', potential: 4 })
    await ofClassB('Never met')
    const [lost, black] = [await ofClassB('Lost'), await ofClassB('Black')]
    await createCustomer(company.rep, { name: 'Of class D' })
    await run(company.rep, 'loseCustomer', { id: lost, expectedVersion: 1, reason: 'Gone' })
    await run(company.director, 'updateCustomer', { id: black, expectedVersion: 1, blacklisted: true })
    day('2026-07-30')
    expect(await names(company.rep)).toEqual(['Visited'])
    day('2026-07-31')
    expect(await due(company.rep)).toMatchObject([{ name: 'Visited', dueOn: '2026-06-01' }, { name: 'Never met', lastVisitOn: null, dueOn: '2026-07-31' }])
  })

  it('is told to whom the customer is in reach, and as one\'s own only to its owner', async () => {
    expect([await names(company.manager), await names(company.director)]).toEqual([['Visited', 'Never met'], ['Visited', 'Never met']])
    expect([await names(company.rep, true), await names(company.manager, true)]).toEqual([['Visited', 'Never met'], []])
    for (const caller of [company.colleague, company.otherRep, await company.test.as('FINANCE'), await company.test.as('SYSADMIN')]) expect(await names(caller)).toEqual([])
  })
})
