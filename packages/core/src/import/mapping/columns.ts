import type { Cell, Row, Table } from '../readers/table-types.ts'
import { cellText } from '../readers/table-types.ts'
import type { Input } from './plan-types.ts'
import type { MappingProblems, Path } from './problems.ts'

/** The pseudo column that is the line of the row, for files whose rows have no key of their own. */
export const lineColumn = '$line'

/** The columns that a step uses, in the order in which they are first named. */
export class Columns {
  readonly #places = new Map<string, { place: number; path: Path }>()

  /** The place of a column in the step's input. */
  use(name: string, path: Path): number {
    const known = this.#places.get(name)
    if (known) return known.place
    this.#places.set(name, { place: this.#places.size, path })
    return this.#places.size - 1
  }

  /** Finds the columns in a file; reports those that are missing or there twice. */
  bind(table: Table, aliases: Readonly<Record<string, Readonly<Record<string, string>>>>, problems: MappingProblems): (row: Row) => Input {
    const sources: { at: number; aliases: ReadonlyMap<string, string> | null }[] = []
    for (const [column, { path }] of this.#places) {
      const at = table.columns.indexOf(column)
      if (at === -1) problems.add(path, 'MAPPING_COLUMN_MISSING', { file: table.file, column, known: table.columns.join(', ') })
      else if (table.columns.lastIndexOf(column) !== at) problems.add(path, 'MAPPING_COLUMN_TWICE', { file: table.file, column })
      sources.push({ at, aliases: Object.hasOwn(aliases, column) ? new Map(Object.entries(aliases[column]!)) : null })
    }
    const isCsv = table.format.kind === 'csv'
    return (row) => sources.map((source): Cell => {
      const raw = row.cells[source.at] ?? ''
      const cell = isCsv && typeof raw === 'string' ? withoutGuard(raw) : raw
      return source.aliases?.get(cellText(cell).trim()) ?? cell
    })
  }
}

/** Exports to CSV put an apostrophe before what a spreadsheet would run as a formula; it is not part of the text. */
function withoutGuard(text: string): string {
  return text.startsWith("'") && /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}
