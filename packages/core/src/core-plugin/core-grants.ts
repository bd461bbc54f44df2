import { isHerself } from '../rights/actors.ts'
import { grantNotifications } from '../notifications/index.ts'
import type { Grants, Principal } from '../rights/rights-types.ts'
import { grantDelegations } from './delegations.ts'
import { grantPersonalSettings } from './personal-settings.ts'
import { unitsInReach } from './roles/may-change.ts'
import { grantTasks } from './tasks/grants.ts'
import { grantTerms } from './terms/declare-terms.ts'
import { grantWebhooks } from '../webhooks/grants.ts'
import { grantSavedViews } from './saved-views.ts'

export function grantCore(grants: Grants, principal: Principal): void {
  if (principal.personId === null) return
  // Colleagues see each other's name card and where everybody works; that is what a directory is for.
  grants.can('read', 'Person')
  grants.can('read', 'OrgUnit')
  grants.can('read', 'Assignment')
  grants.can('read', 'Headship')
  grants.can('read', 'Role')
  if (isHerself(principal)) grants.can('update', 'Person', { id: principal.personId }, ['locale'])
  grantDirectory(grants, principal)
  grantRoles(grants, principal)
  grantSavedViews(grants, principal)
  grantPersonalSettings(grants, principal)
  grantDelegations(grants, principal)
  grantNotifications(grants, principal)
  grantTasks(grants, principal)
  grantTerms(grants, principal)
  grantWebhooks(grants, principal)
  if (principal.scope('core:users') === 'ALL') {
    grants.can(['read', 'create', 'update'], 'Invitation')
    grants.can('update', 'Person', {}, ['active'])
  }
  for (const model of ['WorkingHours', 'CalendarDay']) {
    // Everybody's deadlines hang on them.
    grants.can('read', model)
    if (principal.has('core:calendar')) grants.can(['create', 'update', 'delete'], model)
  }
  // What is sold in another currency is worth something to everybody who sees it.
  grants.can('read', 'ExchangeRate')
  if (principal.has('core:rates')) grants.can(['create', 'update', 'delete'], 'ExchangeRate')
  if (principal.has('core:period-lock')) grants.can(['read', 'create'], 'PeriodLock')
  if (principal.has('core:audit')) grants.can('read', 'PeriodLock')
  grants.can('read', 'ImportRun', { createdById: principal.personId })
  if (principal.has('core:import')) {
    grants.can(['create', 'update'], 'ImportRun', { createdById: principal.personId })
    grants.can(['read', 'create', 'update'], 'ImportedRow')
  }
}

/** Below the whole company: the people and positions of the units in reach, and the units below those that one has. */
function grantDirectory(grants: Grants, principal: Principal): void {
  const actions = ['create', 'update', 'delete']
  if (principal.scope('core:directory') === 'ALL') for (const model of ['Person', 'OrgUnit', 'Assignment', 'Headship']) grants.can(actions, model)
  const units = [...unitsInReach(principal, 'core:directory')]
  if (units.length === 0) return
  grants.can(actions, 'Person', { teamId: { in: units } })
  grants.can(actions, 'Assignment', { orgUnitId: { in: units }, person: { teamId: { in: units } } })
  grants.can(actions, 'OrgUnit', { parentId: { in: units } })
  // Who leads a unit is said by those above it.
  grants.can(actions, 'Headship', { orgUnit: { parentId: { in: units } } })
}

function grantRoles(grants: Grants, principal: Principal): void {
  const models = ['Role', 'RolePermission', 'RoleHolder']
  if (principal.scope('core:audit') === 'ALL') for (const model of models) grants.can('read', model)
  if (principal.scope('core:roles') === 'ALL') for (const model of models) grants.can(['read', 'create', 'update', 'delete'], model)
  else if (principal.has('core:roles')) {
    const inReach = { person: { teamId: { in: [...unitsInReach(principal, 'core:roles')] } } }
    grants.can('read', 'RolePermission')
    grants.can('read', 'RoleHolder', inReach)
    grants.can(['create', 'update', 'delete'], 'RoleHolder', { ...inReach, NOT: { personId: principal.personId } })
  }
}
