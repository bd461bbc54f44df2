import type { Tone } from '@tenon/web/kit'

export const OBLIGATIONS = `query ContractObligations($id: ID!) {
  contract(id: $id) { id status obligations(first: 100, orderBy: [{ field: DUE_ON, direction: ASC }]) { nodes { id version party kind title dueKind dueEvent dueOffset dueInstallment dueNote dueOn status doneOn evidence } } }
}`

export const parties = ['US', 'CUSTOMER'] as const

export const dueKinds = ['ON_DATE', 'AFTER_EVENT', 'WITH_INSTALLMENT'] as const
export const dueEvents = ['SIGNATURE', 'SHIPMENT', 'ACCEPTANCE', 'INVOICE'] as const

/** How the day of an obligation is found. */
export interface Rule {
  /** Null where only words say when. */
  readonly dueKind: (typeof dueKinds)[number] | null
  readonly dueEvent: (typeof dueEvents)[number] | null
  readonly dueOffset: number
  readonly dueInstallment: number | null
}

type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** What the day follows, in words; nothing where a day or only words were agreed. */
export function ruleWords({ dueKind, dueEvent, dueOffset, dueInstallment }: Rule, t: Translate): string | null {
  if (dueKind === 'AFTER_EVENT' && dueEvent !== null) return t('contracts.obligations.afterEvent', { count: dueOffset, event: t(`contracts.TriggerKind.${dueEvent}`) })
  if (dueKind === 'WITH_INSTALLMENT' && dueInstallment !== null) return t('contracts.obligations.withInstallment', { count: dueOffset, number: dueInstallment })
  return null
}

export interface Obligation extends Rule {
  readonly id: string
  readonly version: number
  readonly party: (typeof parties)[number]
  readonly kind: string
  readonly title: string
  readonly dueNote: string | null
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
