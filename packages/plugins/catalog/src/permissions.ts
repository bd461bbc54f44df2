import type { PermissionDefinition } from '@tenon/core'

/** Everybody who sells sees prices; costs and margins are hidden from reps. */
export const permissions = {
  'catalog:read': { title: 'See products and prices', scopes: ['ALL'], defaults: { REP: 'ALL', MANAGER: 'ALL', DIRECTOR: 'ALL', FINANCE: 'ALL', LEADER: 'ALL', PRODUCT: 'ALL', TECHNICAL: 'ALL', LOGISTICS: 'ALL', SUPPORT: 'ALL', LEGAL: 'ALL', AUDITOR: 'ALL', SYSADMIN: 'ALL' } },
  'catalog:write': { title: 'Change products and prices', scopes: ['ALL'], defaults: { PRODUCT: 'ALL', DIRECTOR: 'ALL' } },
  'catalog:costs': { title: 'See costs', scopes: ['ALL'], defaults: { MANAGER: 'ALL', DIRECTOR: 'ALL', FINANCE: 'ALL', LEADER: 'ALL', AUDITOR: 'ALL' } },
  'catalog:costing': { title: 'Change costs', scopes: ['ALL'], defaults: { DIRECTOR: 'ALL', FINANCE: 'ALL' } },
} satisfies Record<string, PermissionDefinition>
