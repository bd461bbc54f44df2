import type { Params } from '../../errors/tenon-error.ts'
import type { RowCode } from '../errors.ts'

/** A cell as the file has it: text from CSV; from a workbook also what is typed there. Empty is ''. */
export type Cell = string | TypedCell

export type TypedCell =
  /** Plain notation, at most 15 digits, as the spreadsheet counts. */
  | { readonly type: 'number'; readonly text: string; /** Shown as a percentage: 0.125 as 12.5 %. */ readonly percent?: boolean }
  /** 'yyyy-MM-dd', or with 'THH:mm:ss' */
  | { readonly type: 'date'; readonly text: string }
  | { readonly type: 'boolean'; readonly text: 'TRUE' | 'FALSE' }
  /** '#N/A' and the like; '' for a formula without a stored result. */
  | { readonly type: 'error'; readonly text: string }

export interface Row {
  /** Line of the file, or row number of the sheet, on which the row begins. */
  readonly line: number
  readonly cells: readonly Cell[]
  readonly fault: RowFault | null
}

export interface RowFault {
  readonly code: RowCode
  readonly params: Params
}

/** A file opened for import: its header is known, its rows can be read as often as needed. */
export interface Table {
  /** Base name of the file. */
  readonly file: string
  readonly path: string
  readonly columns: readonly string[]
  readonly format: TableFormat
  /** Rows below the header in blocks; bounded memory. Empty rows are left out. */
  rows(): AsyncIterable<readonly Row[]>
  /** How much of the file the reading in progress has passed, 0 to 1. */
  progress(): number
}

export type TableFormat =
  | { readonly kind: 'csv'; readonly encoding: string; readonly delimiter: string }
  | { readonly kind: 'xlsx'; readonly sheet: string; readonly sheets: readonly string[] }

export interface TableOptions {
  readonly sheet?: string | number
  readonly encoding?: string
  readonly delimiter?: string
  readonly headerLine?: number
  readonly columns?: readonly string[]
}

/** The text of a cell, for keys, conditions and messages. */
export function cellText(cell: Cell | undefined): string {
  return cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text
}
