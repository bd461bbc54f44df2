import type { PermissionDefinition } from '@tenon/core'

/** Default scopes of the policy: a rep's own, a manager's team, a director's all; finance and leaders read amounts. */
export const permissions = {
  'pipeline:read': { title: 'See leads and opportunities', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL', FINANCE: 'ALL', LEADER: 'ALL', AUDITOR: 'ALL', SYSADMIN: 'ALL' } },
  'pipeline:write': { title: 'Create and change leads and opportunities', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL', SYSADMIN: 'ALL' } },
  'pipeline:delete': { title: 'Delete leads and opportunities', defaults: { MANAGER: 'TEAM', DIRECTOR: 'ALL', SYSADMIN: 'ALL' } },
  'pipeline:targets': { title: 'Set targets', defaults: { MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  'pipeline:stages': { title: 'Change the stages of the sales process', scopes: ['ALL'], defaults: { DIRECTOR: 'ALL', SYSADMIN: 'ALL' } },
} satisfies Record<string, PermissionDefinition>
