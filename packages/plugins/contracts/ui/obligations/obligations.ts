import type { Tone } from '@tenon/web/kit'

export const OBLIGATIONS = `query ContractObligations($id: ID!) {
  contract(id: $id) { id status obligations(first: 100, orderBy: [{ field: DUE_ON, direction: ASC }]) { nodes { id version party kind title dueRule dueOn status doneOn evidence } } }
}`

export const parties = ['US', 'CUSTOMER'] as const

export interface Obligation {
  readonly id: string
  readonly version: number
  readonly party: (typeof parties)[number]
  readonly kind: string
  readonly title: string
  readonly dueRule: string | null
  readonly dueOn: string | null
  readonly status: 'OPEN' | 'DONE' | 'WAIVED'
  readonly doneOn: string | null
  readonly evidence: string | null
}

export interface Obligations {
  readonly contract: { readonly id: string; readonly status: string; readonly obligations: { readonly nodes: readonly Obligation[] } } | null
}

export type Standing = Obligation['status'] | 'OVERDUE'

/** "OVERDUE is derived": open, and the day is over. On the day itself it is not late yet. */
export function standingOf({ status, dueOn }: Pick<Obligation, 'status' | 'dueOn'>, today: string): Standing {
  return status === 'OPEN' && dueOn !== null && dueOn < today ? 'OVERDUE' : status
}

export const tones: Readonly<Record<Standing, Tone>> = { OPEN: 'info', DONE: 'success', WAIVED: 'neutral', OVERDUE: 'danger' }

/** States of a contract in which somebody may say that an obligation is done. */
export const markable: readonly string[] = ['SIGNED', 'SUSPENDED', 'EXPIRED']
