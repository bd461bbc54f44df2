import type { Option } from '@tenon/web/kit'
import type { Line } from '../lines/lines.ts'
import type { Rule } from '../obligations/obligations.ts'
import type { Installment } from '../plan/plan.ts'

export const steps = ['start', 'values', 'clauses', 'price', 'preview'] as const
export type Step = (typeof steps)[number]

export const categories = ['PRICE', 'PAYMENT', 'DELIVERY', 'AFTER_SALES', 'ACCEPTANCE', 'SECRECY', 'LIABILITY', 'OTHER'] as const
export type Category = (typeof categories)[number]

/** A clause that the contract has beside those of its template. */
export interface OwnClause {
  readonly key: string
  readonly category: Category
  readonly title: string
  readonly text: string
}

export const obligationKinds = ['DELIVER', 'PAY', 'TRAIN', 'SUPPORT', 'SECRECY', 'OTHER'] as const

/** What a side has to do; by a day or a rule, in words, or both. */
export interface DraftedObligation extends Rule {
  readonly id: string
  readonly party: 'US' | 'CUSTOMER'
  readonly kind: (typeof obligationKinds)[number]
  readonly title: string
  readonly dueNote: string
  readonly dueOn: string | null
}

/** All that is typed into the wizard; plain data, so that it can be kept. */
export interface DraftForm {
  readonly step: Step
  readonly title: string
  readonly customer: Option | null
  /** Null: without a template. */
  readonly templateId: string | null
  readonly type: string
  readonly startOn: string | null
  readonly endOn: string | null
  readonly deliveryDueOn: string | null
  /** Of variables by name, as the server takes them. */
  readonly values: Readonly<Record<string, string>>
  /** Of clauses by id, where they were worded differently. */
  readonly texts: Readonly<Record<string, string>>
  readonly own: readonly OwnClause[]
  readonly lines: readonly Line[]
  readonly plan: readonly Installment[]
  readonly obligations: readonly DraftedObligation[]
}

export interface Clause {
  readonly id: string
  readonly title: string
  readonly category: Category
  readonly text: string
  /** What may be fallen back to in a negotiation. */
  readonly fallback: string | null
  readonly riskLevel: 'LOW' | 'MEDIUM' | 'HIGH'
}

export interface Template {
  readonly name: string
  readonly versionNumber: number
  readonly effectiveFrom: string
  readonly body: string
  readonly variables: readonly string[]
  readonly clauses: readonly Clause[]
}

export const riskTones = { LOW: 'neutral', MEDIUM: 'warning', HIGH: 'danger' } as const
