import type { StoredChange } from '../record/history.ts'

export const ACTIONS = ['CREATE', 'UPDATE', 'DELETE', 'SIGN_IN', 'SIGN_IN_FAILED', 'SIGN_OUT', 'EXPORT', 'SYSTEM', 'ERASE'] as const
export const SOURCES = ['web', 'api', 'form', 'import', 'cli', 'event', 'schedule', 'webhooks', 'start', 'seed'] as const

export type AuditAction = (typeof ACTIONS)[number]

export interface AuditPerson {
  readonly id: string
  readonly name: string | null
}

export interface AuditEntry {
  readonly id: string
  readonly sequence: string | null
  readonly action: AuditAction
  readonly at: string
  readonly model: string | null
  readonly recordId: string | null
  readonly actor: AuditPerson | null
  readonly onBehalfOf: AuditPerson | null
  readonly impersonator: AuditPerson | null
  readonly source: string
  readonly requestId: string | null
  readonly ip: string | null
  readonly client: string | null
  readonly changes: readonly StoredChange[]
  readonly withheld: boolean
}

export interface AuditChain {
  readonly intact: boolean
  readonly checked: number
  readonly sequence: string | null
}
