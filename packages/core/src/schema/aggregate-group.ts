import type { Measure, Period } from './aggregate-fold.ts'
import type { ResourceField } from './resource-definition.ts'

export interface GroupBy {
  readonly field: string
  readonly period?: Period | null
}

export interface GroupedBy extends GroupBy {
  readonly definition: ResourceField
}

export interface Group {
  readonly key: Record<string, unknown>
  count: number
  readonly measures: Map<string, Measure>
  worth?: GroupWorth
}

/** What the records of a group are worth together, in minor units of the company's currency. */
export interface GroupWorth {
  sum: bigint
  weighted: bigint
  /** Records that are in neither, as nobody said what their currency is worth. */
  withoutRate: number
}

/** The column by whose values records are told apart. */
export function keyColumn(field: ResourceField): string {
  return field.kind === 'reference' ? field.model.relation!.fromFields[0]! : field.column
}
