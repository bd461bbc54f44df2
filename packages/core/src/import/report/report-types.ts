import type { Params } from '../../errors/tenon-error.ts'
import type { RowCode } from '../errors.ts'

/** A row that was not imported, or one of the reasons why. */
export interface RowProblem {
  readonly step: string
  readonly file: string
  readonly sheet: string | null
  /** Line of the file, or row number of the sheet. */
  readonly line: number
  readonly resource: string
  readonly column: string | null
  /** The cell as the file has it, at most 200 characters. */
  readonly value: string | null
  readonly code: RowCode
  readonly message: string
  readonly params: Params
}

export interface ResourceCounts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  /** Rows; one row may have several problems. */
  readonly rejected: number
}

export interface StepCounts {
  readonly step: string
  readonly rows: number
  /** Left out by `skipWhen`. */
  readonly skipped: number
  /** Rows that repeat a record, where the mapping says `rows: distinct` or `duplicates: merge`. */
  readonly repeated: number
  readonly rejected: number
}

export type RunStatus = 'DONE' | 'CANCELLED' | 'FAILED'

export interface ImportOutcome {
  readonly status: RunStatus
  readonly dryRun: boolean
  readonly resources: Readonly<Record<string, ResourceCounts>>
  readonly steps: readonly StepCounts[]
  readonly problems: number
  readonly milliseconds: number
}

export interface ImportProgress {
  readonly step: string
  readonly stepNumber: number
  readonly steps: number
  readonly file: string
  /** Rows read in all steps so far. */
  readonly rows: number
  /** Of the whole run, 0 to 1. */
  readonly share: number
  readonly resources: Readonly<Record<string, ResourceCounts>>
}
