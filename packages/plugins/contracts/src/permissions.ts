import type { PermissionDefinition } from '@tenon/core'

const readers = { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL', FINANCE: 'ALL', LEADER: 'ALL', AUDITOR: 'ALL' } as const

/**
 * Default scopes of the policy: a rep drafts her own and sees her own receivables, a manager has the team, a director all. Finance
 * keeps the money, a leader takes part in giving it up, departments see what they review, administrators only configure.
 */
export const permissions = {
  'contracts:read': { title: 'See contracts and what customers owe', defaults: readers },
  'contracts:draft': { title: 'Draft and change contracts', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  'contracts:void': { title: 'Make contracts void before they are signed', defaults: { MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
  'contracts:review': { title: 'See the contracts that one\'s department reviews', scopes: ['ALL'], defaults: { LEGAL: 'ALL', PRODUCT: 'ALL', TECHNICAL: 'ALL', LOGISTICS: 'ALL', SUPPORT: 'ALL' } },
  'contracts:sign': { title: 'Sign contracts for the company', scopes: ['ALL'], defaults: { DIRECTOR: 'ALL', LEADER: 'ALL' } },
  'contracts:terminate': { title: 'Suspend contracts and propose their termination', scopes: ['ALL'], defaults: { DIRECTOR: 'ALL' } },
  'contracts:settle': { title: 'Agree to the settlement of a terminated contract', scopes: ['ALL'], defaults: { FINANCE: 'ALL' } },
  'contracts:costs': { title: 'See what contracts cost', scopes: ['ALL'], defaults: { MANAGER: 'ALL', DIRECTOR: 'ALL', FINANCE: 'ALL', LEADER: 'ALL', AUDITOR: 'ALL' } },
  'contracts:record-costs': { title: 'Note what contracts cost', scopes: ['ALL'], defaults: { FINANCE: 'ALL' } },
  'contracts:receipts': { title: 'Record, confirm and allocate receipts, and pay refunds', scopes: ['ALL'], defaults: { FINANCE: 'ALL' } },
  'contracts:invoices': { title: 'Issue invoices', scopes: ['ALL'], defaults: { FINANCE: 'ALL' } },
  'contracts:write-off': { title: 'Propose to write off what nobody will pay', scopes: ['ALL'], defaults: { FINANCE: 'ALL' } },
  'contracts:approve-write-off': { title: 'Agree to a write-off', scopes: ['ALL'], defaults: { LEADER: 'ALL' } },
  'contracts:templates': { title: 'Keep templates and the library of clauses', scopes: ['ALL'], defaults: { LEGAL: 'ALL', SYSADMIN: 'ALL' } },
  'contracts:policies': { title: 'Say which departments review contracts, and when people are reminded', scopes: ['ALL'], defaults: { DIRECTOR: 'ALL', SYSADMIN: 'ALL' } },
} satisfies Record<string, PermissionDefinition>
