import type { PermissionDefinition } from '@tenon/core'

const gate = ['ALL'] as const

/**
 * Default scopes of the policy: a rep's own, a manager's team, a director's all; finance has the billing fields of all, and leaders read. After-sales
 * service sees the customers of its tickets, logistics those of its orders: what they need of a customer comes with the modules that have tickets and orders.
 * An administrator configures ("SYSADMIN: configuration only"): the rules of the pool and of classes, and sees no customer by that role alone.
 */
export const permissions = {
  'customers:read': { title: 'See customers', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL', LEADER: 'ALL', AUDITOR: 'ALL' } },
  'customers:billing': { title: 'See what an invoice needs of every customer', scopes: gate, defaults: { FINANCE: 'ALL' } },
  'customers:billing-write': { title: 'Change billing data of every customer', scopes: gate, defaults: { FINANCE: 'ALL' } },
  'customers:write': { title: 'Create and change customers', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  'customers:delete': { title: 'Delete customers', defaults: { MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  'customers:claim': { title: 'See the pool of customers and take from it', scopes: gate, defaults: { REP: 'ALL', MANAGER: 'ALL', DIRECTOR: 'ALL' } },
  'customers:blacklist': { title: 'Put customers on the blacklist', scopes: gate, defaults: { DIRECTOR: 'ALL' } },
  'customers:transfer': { title: 'Transfer customers to another person', scopes: gate, defaults: { MANAGER: 'ALL', DIRECTOR: 'ALL' } },
  'customers:merge': { title: 'Merge customers and undo it', scopes: gate, defaults: { MANAGER: 'ALL', DIRECTOR: 'ALL' } },
  'customers:classify': { title: 'Decide the class of a customer instead of the rules', defaults: { MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  'customers:settings': { title: 'Set the rules of the pool, of freshness and of classes', scopes: gate, defaults: { DIRECTOR: 'ALL', SYSADMIN: 'ALL' } },
} satisfies Record<string, PermissionDefinition>
