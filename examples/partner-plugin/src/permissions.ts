import type { PermissionDefinition } from '@tenon/core'

/** Whoever looks after a partner registers for it; somebody above decides; what partners earn is for those who answer for money. */
export const permissions = {
  'channel:read': { title: 'See partners and what they registered', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL', FINANCE: 'ALL', AUDITOR: 'ALL' } },
  'channel:write': { title: 'Change partners and register for them', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  'channel:decide': { title: 'Accept and decline registrations', scopes: ['TEAM', 'DEPARTMENT', 'ALL'], defaults: { MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  'channel:commissions': { title: 'See what partners earn', defaults: { DIRECTOR: 'ALL', FINANCE: 'ALL', AUDITOR: 'ALL' } },
} as const satisfies Record<string, PermissionDefinition>
