import type { PermissionDefinition } from '../plugin/plugin-types.ts'

/** A permission that is had or not: the rows are limited by those of their own plugin. */
const gate = ['ALL'] as const
/** Nobody owns a person, a unit or a role. */
const ofPeople = ['TEAM', 'DEPARTMENT', 'ALL'] as const

export const corePermissions = {
  'core:directory': { title: 'Change people, units and positions', scopes: ofPeople, defaults: { SYSADMIN: 'ALL' } },
  'core:roles': { title: 'Change roles and who holds them', scopes: ofPeople, defaults: { SYSADMIN: 'ALL' } },
  'core:users': { title: 'Invite people and end their access', scopes: gate, defaults: { SYSADMIN: 'ALL' } },
  'core:impersonate': { title: 'See the product as another person', scopes: gate, defaults: { SYSADMIN: 'ALL' } },
  'core:import': { title: 'Import data', scopes: gate, defaults: { SYSADMIN: 'ALL', DIRECTOR: 'ALL', MANAGER: 'ALL' } },
  'core:export': { title: 'Export data', scopes: gate, defaults: { SYSADMIN: 'ALL', DIRECTOR: 'ALL', MANAGER: 'ALL', REP: 'ALL', FINANCE: 'ALL', LEADER: 'ALL' } },
  'core:audit': { title: 'Search the audit trail', scopes: gate, defaults: { SYSADMIN: 'ALL', AUDITOR: 'ALL' } },
  'core:share-views': { title: 'Share views with the own unit', scopes: gate, defaults: { SYSADMIN: 'ALL', REP: 'ALL', MANAGER: 'ALL', DIRECTOR: 'ALL', FINANCE: 'ALL', LEADER: 'ALL', LEGAL: 'ALL', PRODUCT: 'ALL', TECHNICAL: 'ALL', LOGISTICS: 'ALL', SUPPORT: 'ALL' } },
  'core:period-lock': { title: 'Lock periods and open them again', scopes: gate, defaults: { FINANCE: 'ALL', DIRECTOR: 'ALL' } },
  'core:calendar': { title: 'Change working hours, holidays and make-up days', scopes: gate, defaults: { SYSADMIN: 'ALL' } },
  'core:rates': { title: 'Change exchange rates', scopes: gate, defaults: { SYSADMIN: 'ALL', FINANCE: 'ALL' } },
  'core:terms': { title: 'Rename words of the product', scopes: gate, defaults: { SYSADMIN: 'ALL' } },
  'core:webhooks': { title: 'Send facts to other systems by webhooks', scopes: gate, defaults: { SYSADMIN: 'ALL' } },
  'core:modules': { title: 'See which modules there are and how they are', scopes: gate, defaults: { SYSADMIN: 'ALL' } },
  'core:introspect': { title: 'Read the schema of the API', scopes: gate, defaults: { SYSADMIN: 'ALL' } },
} satisfies Record<string, PermissionDefinition>
