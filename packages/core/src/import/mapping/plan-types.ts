import type { Cell, Row, Table } from '../readers/table-types.ts'
import type { TargetField, TargetResource, TargetValue } from '../target-types.ts'
import type { ValueFault } from '../values/value-fault.ts'

/** A mapping with every name resolved against the resources and files at hand: nothing in it can be wrong any more but the rows. */
export interface ImportPlan {
  readonly name: string
  readonly source: string
  readonly steps: readonly StepPlan[]
}

export interface StepPlan {
  readonly name: string
  readonly files: readonly StepFile[]
  /** The row's own record first, then those of `also`. */
  readonly records: readonly RecordPlan[]
  readonly distinct: boolean
  readonly merge: boolean
  readonly skip: (input: Input) => boolean
}

export interface StepFile {
  readonly table: Table
  /** The cells of the columns that the step uses, corrected by its aliases. */
  readonly input: (row: Row) => Input
}

/** The used cells of a row, by the place of their column in the step's own list. */
export type Input = readonly Cell[]

export interface RecordPlan {
  /** 'deals', or 'deals.lines' for another record of the same row. */
  readonly name: string
  /** Under which its rows are remembered. */
  readonly source: string
  readonly resource: TargetResource
  readonly key: KeyPlan
  readonly write: 'save' | 'create' | 'update'
  readonly updates: RecordPlan | null
  /** Name of the field by which records of other origin are found. */
  readonly match: string | null
  readonly fields: readonly FieldPlan[]
  readonly references: readonly ReferencePlan[]
  readonly skip: (input: Input) => boolean
}

export interface KeyPlan {
  readonly columns: readonly string[]
  /** Null where all columns are empty. */
  readonly read: (input: Input, line: number) => string | null | ValueFault
}

export interface FieldPlan {
  readonly field: TargetField
  /** For reports; null for constants. */
  readonly column: string | null
  readonly required: boolean
  readonly show: (input: Input) => string
  readonly read: (input: Input) => TargetValue | ValueFault
}

export interface ReferencePlan {
  readonly field: TargetField
  readonly column: string | null
  readonly required: boolean
  readonly show: (input: Input) => string
  readonly read: (input: Input) => string | null | ValueFault
  readonly way: ReferenceWay
  readonly missing: 'reject' | 'empty'
  readonly take: string | null
  /** The record may refer to others of its own resource that come later in the file. */
  readonly own: boolean
}

export type ReferenceWay =
  | { readonly kind: 'step'; readonly records: readonly RecordPlan[]; readonly resource: string }
  | { readonly kind: 'row'; readonly record: RecordPlan; readonly resource: string }
  | { readonly kind: 'by'; readonly resource: string; readonly by: string; readonly loose: boolean; readonly create: Readonly<Record<string, TargetValue>> | null }
