import type { PermissionDefinition } from '@tenon/core'

const everyDepartment = { REP: 'ALL', MANAGER: 'ALL', DIRECTOR: 'ALL', FINANCE: 'ALL', LEADER: 'ALL', LEGAL: 'ALL', PRODUCT: 'ALL', TECHNICAL: 'ALL', LOGISTICS: 'ALL', SUPPORT: 'ALL' } as const

/** Policy: "the system administrator configures, and approves no business"; an auditor reads. */
export const permissions = {
  'approvals:decide': { title: 'Decide what one is asked to approve', scopes: ['ALL'], defaults: everyDepartment },
  'approvals:read-all': { title: 'See all approvals', scopes: ['ALL'], defaults: { DIRECTOR: 'ALL', LEADER: 'ALL', AUDITOR: 'ALL' } },
  'approvals:settings': { title: 'Say who decides where nobody is left above, and how long a step may take', scopes: ['ALL'], defaults: { SYSADMIN: 'ALL' } },
} satisfies Record<string, PermissionDefinition>
