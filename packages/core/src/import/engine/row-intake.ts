import type { Input, StepPlan } from '../mapping/plan-types.ts'
import { cellText } from '../readers/table-types.ts'
import type { Row } from '../readers/table-types.ts'
import { convertRow } from './convert-row.ts'
import type { DraftRow, RowPlace } from './convert-row.ts'
import type { Rejections, RunningCounts } from './rejections.ts'
import { hashTag } from './row-hash.ts'
import type { RunState } from './run-state.ts'

/** Takes rows in: leaves out what the mapping leaves out, converts the rest, and sees to it that no key comes twice. */
export class RowIntake {
  readonly #state: RunState
  readonly #step: StepPlan
  readonly #counts: RunningCounts
  readonly #rejections: Rejections

  constructor(state: RunState, step: StepPlan, report: { counts: RunningCounts; rejections: Rejections }) {
    this.#state = state
    this.#step = step
    this.#counts = report.counts
    this.#rejections = report.rejections
  }

  /** The used cells of a row; null for one that is broken or left out. Counts and reports on the first pass only. */
  accept(place: RowPlace, row: Row, firstPass: boolean): Input | null {
    if (firstPass) this.#counts.rows++
    const record = this.#step.records[0]!
    if (row.fault) {
      const value = row.cells.map(cellText).join(' ') || null
      if (firstPass) this.#rejections.reject(place, [{ record, column: null, value, code: row.fault.code, params: row.fault.params }])
      return null
    }
    const input = place.file.input(row)
    if (!this.#step.skip(input)) return input
    if (firstPass) this.#counts.skipped++
    return null
  }

  /** The row's records; null for a row with wrong cells or a key that came before. */
  draft(place: RowPlace, input: Input, firstPass: boolean): DraftRow | null {
    const converted = convertRow(this.#step.records, place, input)
    if ('drafts' in converted) return !firstPass || this.#isNew(converted) ? converted : null
    this.#rejections.reject(place, converted)
    return null
  }

  #isNew(row: DraftRow): boolean {
    let repeats = 0
    for (const [index, draft] of row.drafts.entries()) {
      const tag = hashTag(draft.hash)
      const first = this.#state.seen(draft.record).add(draft.key, { line: row.line, file: row.fileNumber, tag })
      const mayRepeat = this.#step.distinct || index > 0
      if (first && !(mayRepeat && first.tag === tag)) {
        const where = first.file === row.fileNumber ? String(first.line) : `${first.line} of ${this.#step.files[first.file]?.table.file}`
        const params = { key: draft.key, first: where, resource: draft.record.resource.name }
        const column = draft.record.key.columns.join(' + ')
        this.#rejections.reject(row, [{ record: draft.record, column, value: draft.key, code: mayRepeat ? 'ROW_CONTRADICTS' : 'ROW_DUPLICATE', params }])
        return false
      }
      if (first) repeats++
    }
    if (repeats < row.drafts.length) return true
    this.#counts.repeated++
    return false
  }
}
