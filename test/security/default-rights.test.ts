import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRightsCompany, type RightsCompany } from './default-rights/reach.ts'
import { defaultRights, noRights } from './default-rights/table.ts'

const roles = ['AUDITOR', 'DIRECTOR', 'FINANCE', 'LEADER', 'LEGAL', 'LOGISTICS', 'MANAGER', 'PRODUCT', 'REP', 'SUPPORT', 'SYSADMIN', 'TECHNICAL'] as const
const actions = ['read', 'create', 'update', 'delete'] as const

describe('what each default role may do with the records of every plugin is what the policy says', () => {
  let company: RightsCompany
  beforeAll(async () => void (company = await openRightsCompany()))
  afterAll(() => company?.app.close())

  test('the table speaks of every role and of every model, once', () => {
    expect(company.roles).toEqual([...roles])
    const listed = defaultRights.flatMap(({ models }) => models)
    const missing = company.models.filter(({ name }) => !listed.includes(name)).map(({ name, plugin }) => `The plugin "${plugin}" has a model ${name} about which the policy says nothing. Add it to defaultRights in test/security/default-rights/table.ts, with what each role may read, create, update and delete of it.`)
    expect(missing).toEqual([])
    expect([...listed].sort()).toEqual(company.models.map(({ name }) => name).sort())
  })

  test.each(roles)('for a %s', async (role) => {
    const found: Record<string, string> = {}
    const wanted: Record<string, string> = {}
    for (const { models, roles: rights } of defaultRights) {
      for (const name of models) {
        const model = company.models.find((one) => one.name === name)
        if (!model) continue
        wanted[name] = (rights[role] ?? noRights).join(', ')
        found[name] = (await Promise.all(actions.map((action) => company.reach(role, action, model)))).join(', ')
      }
    }
    expect(found).toEqual(wanted)
  })
})
