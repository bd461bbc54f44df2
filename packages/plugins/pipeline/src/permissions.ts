import type { PermissionDefinition } from '@tenon/core'

/**
 * Default scopes of the policy: a rep's own, a manager's team, a director's all; finance reads the amounts of all deals, and leaders read all. An administrator
 * configures ("SYSADMIN: configuration only"): stages and the rules of leads, and sees no deal by that role alone.
 */
export const permissions = {
  'pipeline:read': { title: 'See leads and opportunities', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL', LEADER: 'ALL', AUDITOR: 'ALL' } },
  'pipeline:amounts': { title: 'See the amounts of all opportunities', scopes: ['ALL'], defaults: { FINANCE: 'ALL' } },
  'pipeline:write': { title: 'Create and change leads and opportunities', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  'pipeline:delete': { title: 'Delete leads and opportunities', defaults: { MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  'pipeline:screen': { title: 'Assign leads and give them to others', defaults: { MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  'pipeline:claim': { title: 'See the pool of leads and take from it', scopes: ['ALL'], defaults: { REP: 'ALL', MANAGER: 'ALL', DIRECTOR: 'ALL' } },
  'pipeline:lead-rules': { title: 'Set up scoring, assignment and forms of leads', scopes: ['ALL'], defaults: { DIRECTOR: 'ALL', SYSADMIN: 'ALL' } },
  'pipeline:research': { title: 'Write market research, competitors and suggestions', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  'pipeline:suggestions': { title: 'Answer suggestions for products', scopes: ['ALL'], defaults: { PRODUCT: 'ALL' } },
  'pipeline:plan': { title: 'Write and approve sales plans', scopes: ['ALL'], defaults: { DIRECTOR: 'ALL' } },
  'pipeline:targets': { title: 'Set targets', defaults: { MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  'pipeline:approve-targets': { title: 'Approve targets', scopes: ['ALL'], defaults: { DIRECTOR: 'ALL' } },
  'pipeline:object': { title: 'Object to a target of one\'s own, once', scopes: ['ALL'], defaults: { REP: 'ALL', MANAGER: 'ALL', DIRECTOR: 'ALL' } },
  'pipeline:close': { title: 'Close deals as won and reopen lost ones', defaults: { MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  'pipeline:history': { title: 'Import deals of the past without the checks of the stages', scopes: ['ALL'], defaults: { MANAGER: 'ALL', DIRECTOR: 'ALL' } },
  'pipeline:product-section': { title: 'Write features and advantages of solutions', scopes: ['ALL'], defaults: { PRODUCT: 'ALL' } },
  'pipeline:technical-section': { title: 'Write the implementation plan of solutions', scopes: ['ALL'], defaults: { TECHNICAL: 'ALL' } },
  'pipeline:service-section': { title: 'Write the after-sales service of solutions', scopes: ['ALL'], defaults: { SUPPORT: 'ALL' } },
  'pipeline:forecast': { title: 'Submit a forecast', defaults: { REP: 'OWN', MANAGER: 'OWN', DIRECTOR: 'OWN' } },
  'pipeline:stages': { title: 'Change the stages of the sales process', scopes: ['ALL'], defaults: { DIRECTOR: 'ALL', SYSADMIN: 'ALL' } },
} satisfies Record<string, PermissionDefinition>
