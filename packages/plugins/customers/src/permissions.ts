import type { PermissionDefinition } from '@tenon/core'

/**
 * Default scopes of the policy: a rep's own, a manager's team, a director's all; finance has the billing fields of all, and leaders read. After-sales
 * service sees the customers of its tickets, logistics those of its orders: what they need of a customer comes with the modules that have tickets and orders.
 * An administrator sees what he configures, and changes no business records.
 */
export const permissions = {
  'customers:read': { title: 'See customers', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL', LEADER: 'ALL', AUDITOR: 'ALL', SYSADMIN: 'ALL' } },
  'customers:billing': { title: 'See what an invoice needs of every customer', scopes: ['ALL'], defaults: { FINANCE: 'ALL' } },
  'customers:write': { title: 'Create and change customers', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  'customers:delete': { title: 'Delete customers', defaults: { MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  'customers:claim': { title: 'See the pool of customers and take from it', scopes: ['ALL'], defaults: { REP: 'ALL', MANAGER: 'ALL', DIRECTOR: 'ALL' } },
  'customers:blacklist': { title: 'Put customers on the blacklist', scopes: ['ALL'], defaults: { DIRECTOR: 'ALL' } },
} satisfies Record<string, PermissionDefinition>
