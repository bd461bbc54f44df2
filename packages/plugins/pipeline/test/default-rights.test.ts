import type { RoleKey, ScopeName } from '@tenon/core'
import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, change, createDeal, openCompany, type Company } from './company.ts'

type Reach = ScopeName | 'NONE'
type Row = readonly [role: RoleKey, read: Reach, write: Reach, remove: Reach]

/** The policy, written out here once more: a change of a plugin's defaults has to be made in both places. */
const policy: readonly Row[] = [
  ['REP', 'OWN', 'OWN', 'NONE'], ['MANAGER', 'TEAM', 'TEAM', 'TEAM'], ['DIRECTOR', 'ALL', 'ALL', 'ALL'],
  ['FINANCE', 'ALL', 'NONE', 'NONE'], ['LEADER', 'ALL', 'NONE', 'NONE'], ['AUDITOR', 'ALL', 'NONE', 'NONE'], ['SYSADMIN', 'NONE', 'NONE', 'NONE'],
  ['LEGAL', 'NONE', 'NONE', 'NONE'], ['PRODUCT', 'NONE', 'NONE', 'NONE'], ['TECHNICAL', 'NONE', 'NONE', 'NONE'], ['LOGISTICS', 'NONE', 'NONE', 'NONE'], ['SUPPORT', 'NONE', 'NONE', 'NONE'],
]

describe('what each role may do with opportunities by default', () => {
  let company: Company
  beforeAll(async () => { company = await openCompany() })
  afterAll(() => company.test.close())

  const callerOf = async (role: RoleKey): Promise<TestCaller> => (role === 'MANAGER' ? company.manager : await company.test.as(role, { unit: 'north' }))
  const reaches = (scope: Reach, unit: 'north' | 'south'): boolean => scope === 'ALL' || (scope === 'TEAM' && unit === 'north')

  for (const [role, read, write, remove] of policy) {
    it(`${role} reads ${read}, changes ${write}, deletes ${remove}`, async () => {
      const caller = await callerOf(role)
      for (const [unit, owner] of [['north', company.rep], ['south', company.otherRep]] as const) {
        const { id } = (await createDeal(owner, { name: `${role} ${unit}`, stageId: company.stages['DISCOVERY'], amount: { amount: '1.00' } })).opportunity
        const { opportunity } = await ask<{ opportunity: object | null }>(caller, 'query ($id: ID!) { opportunity(id: $id) { id } }', { id })
        expect(opportunity !== null).toBe(reaches(read, unit))
        const updated = await change(caller, 'update', { id, expectedVersion: 1, nextStep: 'Call' })
        expect(updated.opportunity !== undefined).toBe(reaches(write, unit))
        const deleted = await change(caller, 'delete', { id, expectedVersion: reaches(write, unit) ? 2 : 1 })
        expect(deleted.__typename === 'DeleteOpportunityPayload').toBe(reaches(remove, unit))
        if (!reaches(read, unit)) expect([updated, deleted]).toMatchObject([{ code: 'NOT_FOUND' }, { code: 'NOT_FOUND' }])
      }
      // Only an own row shows whether a right is missing or merely hidden behind what the role cannot read.
      const own = await createDeal(caller, { name: `${role} own`, stageId: company.stages['DISCOVERY'], amount: { amount: '1.00' } })
      expect(own.opportunity !== undefined).toBe(write !== 'NONE')
      if (own.opportunity === undefined) return
      const gone = await change(caller, 'delete', { id: own.opportunity.id, expectedVersion: 1 })
      expect(gone.__typename === 'DeleteOpportunityPayload').toBe(remove !== 'NONE')
    })
  }
})
