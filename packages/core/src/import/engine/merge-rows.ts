import type { Input, StepPlan } from '../mapping/plan-types.ts'
import { cellText } from '../readers/table-types.ts'
import type { Cell } from '../readers/table-types.ts'
import type { RowPlace } from './convert-row.ts'
import { KeyIndex } from './key-index.ts'

export interface MergedRow {
  /** Of the first of the rows. */
  readonly place: RowPlace
  readonly input: Cell[]
}

/** Makes one row of those with the same key: later cells that are not empty win. Only such rows are held in memory. */
export class RowMerger {
  readonly #repeated: KeyIndex
  readonly #key: StepPlan['records'][number]['key']
  readonly #rows = new Map<string, MergedRow>()

  constructor(step: StepPlan, repeated: KeyIndex) {
    this.#key = step.records[0]!.key
    this.#repeated = repeated
  }

  get rows(): Iterable<MergedRow> {
    return this.#rows.values()
  }

  /** 'alone' for a row whose key comes once; else it is kept, as the first of its key or as a supplement. */
  take(place: RowPlace, input: Input): 'alone' | 'first' | 'supplement' {
    const key = this.#key.read(input, place.line)
    if (typeof key !== 'string' || this.#repeated.get(key)?.tag !== 1) return 'alone'
    const known = this.#rows.get(key)
    if (!known) {
      this.#rows.set(key, { place, input: [...input] })
      return 'first'
    }
    for (const [index, cell] of input.entries()) if (cellText(cell).trim() !== '') known.input[index] = cell
    return 'supplement'
  }
}

/** Keys that more than one row of the step has, tagged 1. Reads the files once. */
export async function repeatedKeys(step: StepPlan): Promise<KeyIndex> {
  const index = new KeyIndex()
  for (const file of step.files) {
    for await (const rows of file.table.rows()) {
      for (const row of rows) {
        const input = row.fault ? null : file.input(row)
        const key = input === null || step.skip(input) ? null : step.records[0]!.key.read(input, row.line)
        if (typeof key === 'string' && index.add(key)) index.tag(key, 1)
      }
    }
  }
  return index
}
