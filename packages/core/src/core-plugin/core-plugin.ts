import type { Plugin, PluginDefinition } from '../plugin/plugin-types.ts'
import { readCoreVersion } from '../composition/composition.ts'
import { en } from '../messages/en.ts'
import { zhCN } from '../messages/zh-CN.ts'
import { isHerself } from '../rights/actors.ts'
import { declareDelegations, grantDelegations } from './delegations.ts'
import { declareDirectory } from './directory-resources.ts'
import { declareInvitations } from './invitations.ts'
import { declarePersonalSettings, grantPersonalSettings } from './personal-settings.ts'
import { declareSavedViews, grantSavedViews } from './saved-views.ts'

/** The core as a plugin of itself: the directory of people and units, roles, and the rights on them. */
export function corePlugin(): Plugin {
  const definition: PluginDefinition = {
    id: 'core',
    description: 'People, organisation, roles and sign-in.',
    package: new URL('../../', import.meta.url),
    permissions: {
      'core:directory': { title: 'Change people, units and positions', defaults: { SYSADMIN: 'ALL' } },
      'core:roles': { title: 'Change roles and who holds them', defaults: { SYSADMIN: 'ALL' } },
      'core:users': { title: 'Invite people and end their access', defaults: { SYSADMIN: 'ALL' } },
      'core:impersonate': { title: 'See the product as another person', defaults: { SYSADMIN: 'ALL' } },
      'core:import': { title: 'Import data', defaults: { SYSADMIN: 'ALL', DIRECTOR: 'ALL', MANAGER: 'TEAM' } },
      'core:export': { title: 'Export data', defaults: { SYSADMIN: 'ALL', DIRECTOR: 'ALL', MANAGER: 'TEAM', REP: 'OWN', FINANCE: 'ALL', LEADER: 'ALL' } },
      'core:audit': { title: 'Search the audit trail', defaults: { SYSADMIN: 'ALL', AUDITOR: 'ALL' } },
      'core:share-views': { title: 'Share views with the own unit', defaults: { SYSADMIN: 'ALL', REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL', FINANCE: 'ALL', LEADER: 'ALL', LEGAL: 'ALL', PRODUCT: 'ALL', TECHNICAL: 'ALL', LOGISTICS: 'ALL', SUPPORT: 'ALL' } },
      'core:introspect': { title: 'Read the schema of the API', defaults: { SYSADMIN: 'ALL' } },
    },
    grants: (grants, principal) => {
      if (principal.personId === null) return
      // Colleagues see each other's name card and where everybody works; that is what a directory is for.
      grants.can('read', 'Person')
      grants.can('read', 'OrgUnit')
      grants.can('read', 'Assignment')
      grants.can('read', 'Role')
      if (isHerself(principal)) grants.can('update', 'Person', { id: principal.personId }, ['locale'])
      if (principal.has('core:directory')) for (const model of ['Person', 'OrgUnit', 'Assignment']) grants.can(['create', 'update', 'delete'], model)
      if (principal.has('core:roles')) {
        grants.can(['read', 'create', 'update', 'delete'], 'Role')
        grants.can(['read', 'create', 'update', 'delete'], 'RolePermission')
        grants.can(['read', 'create', 'update', 'delete'], 'RoleHolder')
      }
      grantSavedViews(grants, principal)
      grantPersonalSettings(grants, principal)
      grantDelegations(grants, principal)
      if (principal.has('core:users')) grants.can(['read', 'create', 'update'], 'Invitation')
      grants.can('read', 'ImportRun', { createdById: principal.personId })
      if (principal.has('core:import')) {
        grants.can(['create', 'update'], 'ImportRun', { createdById: principal.personId })
        grants.can(['read', 'create', 'update'], 'ImportedRow')
      }
    },
    schema: (builder: object) => {
      declareDirectory(builder)
      declareSavedViews(builder)
      declarePersonalSettings(builder)
      declareInvitations(builder)
      declareDelegations(builder)
    },
    messages: { en, 'zh-CN': zhCN },
  }
  return { definition, config: undefined, name: '@tenon/core', version: readCoreVersion() }
}
