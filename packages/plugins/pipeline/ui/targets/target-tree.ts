import type { Format } from '@tenon/web/kit'

export interface Money {
  readonly amount: string
  readonly currency: string
}

/** An amount, or a number of customers where there is no currency. */
export interface Figure {
  readonly amount: string
  readonly currency: string | null
}

export interface Attainment {
  readonly actual: Figure
  readonly attainmentBp: number | null
  readonly withoutRate: number
}

/** What is typed into a target: as its metric says. */
export type Size = { readonly value: Money } | { readonly count: number }

export interface Cell {
  readonly id: string
  readonly version: number
  readonly periodKey: string
  readonly status: 'DRAFT' | 'PROPOSED' | 'APPROVED'
  readonly revision: number
  readonly value: Figure
  readonly attainment: Attainment
  readonly overAssignBp: number
  readonly holdersGap: Figure | null
  readonly periodsGap: Figure | null
  readonly objection: string | null
  readonly mayEdit: boolean
  readonly maySplit: boolean
  readonly mayObject: boolean
  readonly nextRevision: string | null
}

export interface Row {
  readonly key: string
  readonly name: string
  readonly title: string | null
  readonly depth: number
  readonly superior: string | null
  readonly personId: string | null
  readonly orgUnitId: string | null
  readonly cells: readonly Cell[]
}

export const ATTAINMENT = 'attainment { actual { amount currency } attainmentBp withoutRate }'

export const TARGET_TREE = `query TargetTree($year: String!, $metric: String!) {
  targetTree(year: $year, metric: $metric) {
    key name title depth superior personId orgUnitId
    cells { id version periodKey status revision value { amount currency } ${ATTAINMENT} overAssignBp holdersGap { amount currency } periodsGap { amount currency } objection mayEdit maySplit mayObject nextRevision }
  }
}`

/** A figure for people: with its currency, or a number of customers. */
export function formatFigure(format: Format, { amount, currency }: Figure, options: { readonly compact?: boolean } = {}): string {
  return currency === null ? format.integer(Number(amount)) : format.money({ amount, currency }, options)
}

/** Whether targets of a metric count customers. */
export function isCounted(metric: string): boolean {
  return metric === 'NEW_CUSTOMERS'
}

/** The columns of a year: itself and its quarters, or a quarter and its months. */
export function columnsOf(year: string, quarter: string | null): string[] {
  if (quarter === null) return [year, ...[1, 2, 3, 4].map((ordinal) => `${year}-Q${ordinal}`)]
  const first = (Number(quarter.slice(-1)) - 1) * 3
  return [quarter, ...[1, 2, 3].map((step) => `${year}-${String(first + step).padStart(2, '0')}`)]
}

export function cellOf(row: Row, periodKey: string): Cell | undefined {
  return row.cells.find((cell) => cell.periodKey === periodKey)
}

/** Whether something is missing or too much: '0.00' is neither. */
export function isGap(gap: Figure | null): gap is Figure {
  return gap !== null && /[1-9]/.test(gap.amount)
}

/** Those directly below a holder, to whom its target is given. */
export function below(rows: readonly Row[], key: string): Row[] {
  return rows.filter(({ superior }) => superior === key)
}

export function inStatus(rows: readonly Row[], status: Cell['status']): string[] {
  return rows.flatMap(({ cells }) => cells).filter((cell) => cell.status === status).map(({ id }) => id)
}
