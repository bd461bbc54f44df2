import type { ScopeName } from '../../../src/plugin/plugin-types.ts'
import type { Condition, Grants, Principal, Restricts } from '../../../src/rights/rights-types.ts'
import type { RuleSource } from '../../../src/rights/rule-book.ts'
import { nobody } from '../../../src/rights/principal.ts'
import { id, unitOf } from './shop-data.ts'

export type RoleName = 'rep' | 'manager' | 'partner' | 'support' | 'auditor' | 'director' | 'nobody'
export const roleNames: readonly RoleName[] = ['rep', 'manager', 'partner', 'support', 'auditor', 'director', 'nobody']

/** Facts about a caller that the rules and the policy in SQL both start from. */
export const callers: Readonly<Record<Exclude<RoleName, 'nobody'>, { person: number; role: string; scope: ScopeName; units: readonly number[] }>> = {
  rep: { person: 7, role: 'REP', scope: 'OWN', units: [] },
  manager: { person: 3, role: 'MANAGER', scope: 'TEAM', units: [2, 4, 5] },
  partner: { person: 9, role: 'PARTNER', scope: 'OWN', units: [] },
  support: { person: 11, role: 'SUPPORT', scope: 'DEPARTMENT', units: [3, 6, 7] },
  auditor: { person: 5, role: 'AUDITOR', scope: 'ALL', units: [] },
  director: { person: 1, role: 'DIRECTOR', scope: 'ALL', units: [] },
}

export function principalFor(name: RoleName): Principal {
  if (name === 'nobody') return nobody()
  const { person, role, scope, units } = callers[name]
  const ids = units.map((unit) => id('OrgUnit', unit))
  return { personId: id('Person', person), name, roles: [role], unitId: id('OrgUnit', unitOf(person)), aboveIds: [], teamIds: ids, departmentIds: ids, scope: () => scope, has: () => true }
}

const everyAction = ['read', 'create', 'update', 'delete'] as const

const core: RuleSource = {
  id: 'core',
  grants(grants, principal) {
    grants.can('read', 'OrgUnit')
    // Colleagues see a name card only.
    grants.can('read', 'Person', {}, ['name', 'title', 'active', 'version', 'createdAt', 'createdById', 'updatedAt', 'updatedById', 'teamId', 'managerId'])
    grants.can('read', 'Person', { id: principal.personId }, ['email', 'locale'])
  },
}

const shop: RuleSource = { id: 'shop', grants: grantShop, restricts: restrictShop }

function grantShop(grants: Grants, principal: Principal): void {
  const { personId, unitId } = principal
  grants.can('read', 'Currency')
  for (const model of ['Account', 'Contact', 'Deal']) grants.scoped(everyAction, model, principal.scope('shop:sell'))
  const deal = inScope(principal)
  grants.can('read', 'Note', { private: false, deal })
  grants.can(everyAction, 'Note', { authorId: personId, deal: { is: deal } })
  grants.can(everyAction, 'DealLine', { deal })
  // A representative follows the team's deals, without their inner figures.
  if (principal.roles.includes('REP')) grants.can('read', 'Deal', { teamId: unitId }, ['title', 'stage', 'amount', 'accountId', 'ownerId', 'teamId'])
  if (principal.roles.includes('MANAGER')) grants.can('assign', 'Deal')
}

function restrictShop(restricts: Restricts, principal: Principal): void {
  const mine = { ownerId: principal.personId }
  if (principal.roles.includes('REP')) {
    restricts.fields(['read', 'update'], 'Account', ['creditLimit'])
    restricts.fields('update', 'Deal', ['owner', 'team'])
    restricts.fields('read', 'Deal', ['cost'], mine)
    restricts.fields('read', 'Account', ['taxNumber'], mine)
  }
  if (principal.roles.includes('PARTNER')) {
    restricts.fields(['read', 'create', 'update'], 'Deal', ['cost'])
    restricts.fields(['read', 'create', 'update'], 'Account', ['creditLimit'])
    restricts.fields('read', 'Contact', ['account'])
  }
  // A condition that is UNKNOWN on contacts without an owner, one about a relation, and one about rows and a reference.
  if (principal.roles.includes('MANAGER')) restricts.fields('read', 'Contact', ['email'], { ownerId: { not: id('Person', 8) } })
  if (principal.roles.includes('SUPPORT')) restricts.fields('read', 'Deal', ['amount'], { lines: { some: { product: 'service' } } })
  if (principal.roles.includes('AUDITOR')) {
    restricts.only('read', 'Deal', { stage: { not: 'LEAD' } })
    restricts.fields('read', 'Deal', ['accountId'], { stage: 'WON' })
    for (const model of ['Account', 'Contact', 'Deal', 'Note']) restricts.only(['create', 'update', 'delete'], model, { id: { in: [] } })
    restricts.only(['create', 'update', 'delete'], 'DealLine', { dealId: { in: [] } })
  }
}

function inScope({ personId, teamIds, departmentIds, scope }: Principal): Condition {
  const widest = scope('shop:sell')
  if (widest === 'ALL') return {}
  const units = widest === 'TEAM' ? teamIds : widest === 'DEPARTMENT' ? departmentIds : []
  return { OR: [{ ownerId: personId }, { teamId: { in: units } }] }
}

export const shopSources: readonly RuleSource[] = [core, shop]
