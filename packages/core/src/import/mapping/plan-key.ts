import { cellText } from '../readers/table-types.ts'
import { ValueFault } from '../values/value-fault.ts'
import { cleanCell } from './clean-cell.ts'
import { lineColumn } from './columns.ts'
import type { Columns } from './columns.ts'
import type { KeyPlan } from './plan-types.ts'
import type { Path } from './problems.ts'

/** How the key of a row is read: the text of one column, or a list of several as JSON. */
export function readKey(names: readonly string[], columns: Columns, path: Path): KeyPlan {
  const places = names.map((name) => (name === lineColumn ? -1 : columns.use(name, path)))
  return {
    columns: names,
    read(input, line) {
      const texts: string[] = []
      for (const place of places) {
        const cell = place === -1 ? String(line) : cleanCell(input[place] ?? '')
        if (cell instanceof ValueFault) return cell
        texts.push(cellText(cell))
      }
      if (texts.every((text) => text === '')) return null
      return texts.length === 1 ? texts[0]! : JSON.stringify(texts)
    },
  }
}
