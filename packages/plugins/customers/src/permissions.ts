import type { PermissionDefinition } from '@tenon/core'

/** Default scopes of the policy: a rep's own, a manager's team, a director's all. */
export const permissions = {
  'customers:read': { title: 'See customers', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL', FINANCE: 'ALL', LEADER: 'ALL', SUPPORT: 'ALL', AUDITOR: 'ALL', SYSADMIN: 'ALL' } },
  'customers:write': { title: 'Create and change customers', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL', SYSADMIN: 'ALL' } },
  'customers:delete': { title: 'Delete customers', defaults: { MANAGER: 'TEAM', DIRECTOR: 'ALL', SYSADMIN: 'ALL' } },
  'customers:claim': { title: 'See the pool of customers and take from it', scopes: ['ALL'], defaults: { REP: 'ALL', MANAGER: 'ALL', DIRECTOR: 'ALL' } },
  'customers:blacklist': { title: 'Put customers on the blacklist', scopes: ['ALL'], defaults: { DIRECTOR: 'ALL' } },
} satisfies Record<string, PermissionDefinition>
