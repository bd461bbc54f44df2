import type { Grants, PermissionDefinition, Principal, Restricts } from '@tenon/core'

/** Every scope is held by some role, so that OWN, TEAM, DEPARTMENT and ALL differ. */
export const permissions = {
  'shapes:read': { title: 'See shapes', defaults: { REP: 'OWN', MANAGER: 'TEAM', SUPPORT: 'DEPARTMENT', TECHNICAL: 'TEAM', DIRECTOR: 'ALL', SYSADMIN: 'ALL', AUDITOR: 'ALL' } },
  'shapes:write': { title: 'Change shapes', defaults: { REP: 'OWN', MANAGER: 'TEAM', SUPPORT: 'DEPARTMENT', DIRECTOR: 'ALL' } },
  'shapes:secrets': { title: 'See secrets', defaults: { DIRECTOR: 'ALL', SYSADMIN: 'ALL' } },
} satisfies Record<string, PermissionDefinition>

export function grants(grants: Grants, person: Principal): void {
  const { personId } = person
  if (personId === null) return
  grants.scoped('read', 'Shape', person.scope('shapes:read'))
  if (person.has('shapes:read')) grants.can('read', 'Shape', { open: true })
  grants.scoped(['create', 'update', 'delete'], 'Shape', person.scope('shapes:write'))
  const within = person.scope('shapes:read') === 'ALL' ? {} : { shape: { OR: [{ ownerId: personId }, { teamId: { in: [...person.teamIds] } }, { open: true }] } }
  if (person.has('shapes:read')) for (const model of ['ShapePart', 'ShapeNote']) grants.can('read', model, within)
  const own = { shape: { is: { ownerId: personId } } }
  if (person.has('shapes:write')) for (const model of ['ShapePart', 'ShapeNote']) grants.can(['create', 'update', 'delete'], model, own)
}

/** Restrictions on own and on other plugins' models: withheld rows, columns withheld on some rows, columns withheld on all. */
export function restricts(restricts: Restricts, person: Principal): void {
  if (person.personId === null) return
  if (!person.has('shapes:secrets')) {
    restricts.only('read', 'ShapeNote', { private: false })
    restricts.only(['update', 'delete'], 'Shape', { open: false })
    restricts.fields(['read', 'update'], 'Shape', ['secret', 'open'], { ownerId: person.personId })
    restricts.fields(['read', 'create', 'update'], 'Shape', ['salary'])
    restricts.fields('read', 'ShapeNote', ['rating', 'body'], { shape: { is: { tone: 'WARM' } } })
    restricts.fields('read', 'Customer', ['annualRevenueMinor', 'annualRevenueCurrency', 'creditCode'], { ownerId: person.personId })
    restricts.fields('read', 'Opportunity', ['contactId'], { keyDeal: false })
    restricts.fields('read', 'Product', ['listPriceMinor'])
    restricts.only('read', 'PriceList', { active: true })
  }
}
