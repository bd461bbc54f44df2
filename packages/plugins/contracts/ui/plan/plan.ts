import type { Money } from '@tenon/web/kit'
import { installmentAmounts } from '../../src/domain/plan-installments.ts'
import { minorOf } from '../amounts.ts'

const MONEY = '{ amount currency }'

export const PLAN = `query ContractPlan($id: ID!) {
  contract(id: $id) {
    id version status gross ${MONEY}
    installments(first: 100, orderBy: [{ field: ORDINAL, direction: ASC }]) { nodes { id title mode shareBp amount ${MONEY} trigger offset anchor fixedOn isRetention } }
  }
  standings: receivables(contractId: $id) { installmentId status dueOn paid ${MONEY} open ${MONEY} }
  invoicing: contractInvoicing(id: $id) { installments { installmentId invoiced ${MONEY} } }
}`

export const triggers = ['ON_SIGN', 'ON_DATE', 'ON_SHIPMENT', 'ON_ACCEPTANCE', 'ON_INVOICE', 'MONTHS_AFTER'] as const
export type Trigger = (typeof triggers)[number]

export interface Installment {
  readonly id: string
  readonly title: string
  readonly mode: 'PERCENT' | 'AMOUNT'
  readonly shareBp: number | null
  readonly amount: Money | null
  readonly trigger: Trigger
  readonly offset: number
  readonly anchor: Trigger | null
  readonly fixedOn: string | null
  readonly isRetention: boolean
}

export interface Standing {
  readonly installmentId: string
  readonly status: 'PLANNED' | 'NOT_DUE' | 'DUE' | 'PARTIAL' | 'PAID' | 'OVERDUE' | 'WRITTEN_OFF'
  readonly dueOn: string | null
  readonly paid: Money
  readonly open: Money
}

/** What of an installment is invoiced. */
export interface Invoiced {
  readonly installmentId: string
  readonly invoiced: Money
}

export interface Plan {
  readonly contract: { readonly id: string; readonly version: number; readonly status: string; readonly gross: Money | null; readonly installments: { readonly nodes: readonly Installment[] } } | null
  readonly standings: readonly Standing[]
  readonly invoicing: { readonly installments: readonly Invoiced[] }
}

/** An installment that nobody has written yet. */
export function newInstallment(): Installment {
  return { id: `new-${crypto.randomUUID()}`, title: '', mode: 'PERCENT', shareBp: null, amount: null, trigger: 'ON_SIGN', offset: 0, anchor: null, fixedOn: null, isRetention: false }
}

/** What each installment comes to, as the server will write it; null where the percentages are above 100 %. */
export function amountsOf(rows: readonly Installment[], gross: Money): readonly bigint[] | null {
  return installmentAmounts(minorOf(gross), gross.currency, rows.map(({ mode, shareBp, amount }) => ({ mode, shareBp, amountMinor: amount === null ? null : minorOf(amount) })))
}

/** What is missing to the price; negative where the plan is above it. */
export function missingOf(amounts: readonly bigint[], gross: Money): bigint {
  return amounts.reduce((left, amount) => left - amount, minorOf(gross))
}

/** Whether a row says all that its kind needs. */
export function isWhole({ title, mode, shareBp, amount, trigger, fixedOn, anchor }: Installment): boolean {
  const needsDay = trigger === 'ON_DATE' || (trigger === 'MONTHS_AFTER' && anchor === 'ON_DATE')
  return title.trim() !== '' && (mode === 'PERCENT' ? shareBp !== null && shareBp >= 0 : amount !== null) && (!needsDay || fixedOn !== null)
}

/** The rows as the server takes them. */
export function inputOf(rows: readonly Installment[]): readonly object[] {
  return rows.map(({ title, mode, shareBp, amount, trigger, offset, anchor, fixedOn, isRetention }) => ({
    title: title.trim(), ...(mode === 'PERCENT' ? { shareBp } : { amount }), trigger, offset, isRetention,
    ...(trigger === 'MONTHS_AFTER' && anchor !== null ? { anchor } : {}), ...(fixedOn === null ? {} : { fixedOn }),
  }))
}
