import type { Principal, RoleKey, ScopeName } from '@tenon/core'
import { createTestApp, type TestApp } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import config from '../tenon.config.ts'

type Ability = ReturnType<TestApp['app']['createContext']>['ability']

const scopes: readonly (ScopeName | 'NONE')[] = ['NONE', 'OWN', 'TEAM', 'DEPARTMENT', 'ALL']
const id = '00000000-0000-7000-8000-000000000001'

let company: TestApp

beforeAll(async () => {
  company = await createTestApp({ plugins: config.plugins, company: config.company })
})
afterAll(() => company.close())

const permissions = (): string[] => company.app.plugins.flatMap(({ definition }) => Object.keys(definition.permissions ?? {}))
const isEverything = (where: object): boolean => Object.keys(where).length === 0

function abilityOf(roles: readonly string[], scope: (permission: string) => ScopeName | 'NONE'): Ability {
  const principal: Principal = { personId: id, name: 'sample', roles, unitId: id, teamIds: [id], departmentIds: [id], aboveIds: [], scope, has: (permission) => scope(permission) !== 'NONE' }
  return company.app.createContext(principal).ability
}

/** Everybody that there can be, as far as rules can tell them apart: each default role, and each permission alone and missing, at each scope. */
function everybody(): Ability[] {
  const roleKeys: readonly RoleKey[] = ['REP', 'MANAGER', 'DIRECTOR', 'FINANCE', 'LEADER', 'LEGAL', 'PRODUCT', 'TECHNICAL', 'LOGISTICS', 'SUPPORT', 'AUDITOR', 'SYSADMIN']
  const defaults = Object.assign({}, ...company.app.plugins.map(({ definition }) => definition.permissions ?? {})) as Record<string, { defaults: Partial<Record<RoleKey, ScopeName>> }>
  return [
    ...roleKeys.map((role) => abilityOf([role], (permission) => defaults[permission]?.defaults[role] ?? 'NONE')),
    ...permissions().flatMap((one) => scopes.flatMap((scope) => [abilityOf([], (permission) => (permission === one ? scope : 'NONE')), abilityOf([], (permission) => (permission === one ? scope : 'ALL'))])),
    ...scopes.map((scope) => abilityOf([], () => scope)),
  ]
}

/** Fields of the API that show something which one of them may not see on a row that they see. */
function withheldFields(abilities: readonly Ability[]): string[] {
  const names = new Set<string>()
  for (const resource of company.app.registry.resources.values()) {
    for (const field of resource.fields) {
      for (const ability of abilities) {
        if (!ability.can('read', resource.name)) continue
        const columns = [field.column, ...(field.currencyColumn ? [field.currencyColumn] : []), ...(field.model.relation?.fromFields ?? [])]
        const blanked = columns.some((column) => !isEverything(ability.field('read', resource.name, column)))
        const hidden = field.target !== null && !isEverything(ability.rows('read', field.target))
        if (blanked || hidden) names.add(`${resource.name}.${field.name}`)
      }
    }
  }
  return [...names].sort()
}

/** The type of 'Opportunity.customer' as the API prints it; null where there is no such field. */
function typeOf(name: string): string | null {
  const [type = '', field = ''] = name.split('.')
  const object = company.app.schema.getType(type)
  return object && 'getFields' in object ? (object.getFields()[field]?.type.toString() ?? null) : null
}

describe('the schema of all enabled plugins', () => {
  it('says of each field that somebody may not see, whoever it is, that it can be null', () => {
    const withheld = withheldFields(everybody())
    expect(withheld).toEqual(expect.arrayContaining(['Opportunity.customer', 'Contact.customer']))
    expect(withheld.filter((name) => typeOf(name)?.endsWith('!') ?? true)).toEqual([])
  })

  it('promises a value where everybody who sees the row sees it: the wall takes no more than it must', () => {
    const withheld = new Set(withheldFields(everybody()))
    const required = [...company.app.registry.resources.values()].flatMap((resource) => resource.fields.filter(({ model, kind }) => model.isRequired && kind === 'text').map((field) => `${resource.name}.${field.name}`))
    const open = required.filter((name) => !withheld.has(name))
    expect(open.length).toBeGreaterThan(5)
    const needless = open.filter((name) => typeOf(name) !== null && !typeOf(name)!.endsWith('!'))
    expect(needless).toEqual([])
  })
})
