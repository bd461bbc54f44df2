import { rowSentence } from '../errors.ts'
import type { StepPlan } from '../mapping/plan-types.ts'
import type { StepCounts } from '../report/report-types.ts'
import type { CellProblem, RowPlace } from './convert-row.ts'
import type { RunState } from './run-state.ts'

export type RunningCounts = { -readonly [Key in keyof StepCounts]: StepCounts[Key] }

/** Reports the rows of a step that are not imported. */
export class Rejections {
  readonly #state: RunState
  readonly #step: StepPlan
  readonly #counts: RunningCounts

  constructor(state: RunState, step: StepPlan, counts: RunningCounts) {
    this.#state = state
    this.#step = step
    this.#counts = counts
  }

  reject(place: RowPlace, problems: readonly CellProblem[]): void {
    this.#counts.rejected++
    this.#state.tally.count(this.#step.records[0]!.resource.name, 'rejected')
    const { file, format } = place.file.table
    for (const { record, column, value, code, params } of problems) {
      this.#state.report({
        step: this.#step.name,
        file,
        sheet: format.kind === 'xlsx' ? format.sheet : null,
        line: place.line,
        resource: record.resource.name,
        column,
        value: value === null ? null : value.slice(0, 200),
        code,
        message: rowSentence(code, params),
        params,
      })
    }
  }
}
