import type { FieldMapping } from '../mapping-types.ts'
import type { Cell } from '../readers/table-types.ts'
import { ValueFault } from '../values/value-fault.ts'

const damage = /[\ufffd\p{Surrogate}]/u
// Line breaks and tabs may stand in a text; what else is below the space, PostgreSQL or XML cannot hold.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/ // eslint-disable-line no-control-regex
/** What most cells are: nothing to normalise, refuse or trim. */
const ordinary = /^[!-~](?:[ -~]*[!-~])?$/
const edges = /^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g

/** The cell as a mapping means it: without edge spaces, in the asked case, refused where it is damaged. Empty is ''. */
export function cleanCell(cell: Cell, options: Pick<FieldMapping, 'trim' | 'case'> = {}): Cell | ValueFault {
  if (typeof cell !== 'string') {
    if (cell.type !== 'error') return cell
    return cell.text === '' ? new ValueFault('VALUE_FORMULA_EMPTY') : new ValueFault('VALUE_CELL_ERROR', { error: cell.text })
  }
  if (cell === '' || (options.case === undefined && ordinary.test(cell))) return cell
  if (damage.test(cell)) return new ValueFault('VALUE_DAMAGED')
  const strange = control.exec(cell)
  if (strange) return new ValueFault('VALUE_CONTROL_CHARACTER', { character: `U+${strange[0].charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}` })
  const text = (options.trim === false ? cell : cell.replace(edges, '')).normalize('NFC')
  switch (options.case) {
    case 'upper': return text.toUpperCase()
    case 'lower': return text.toLowerCase()
    case 'slug': return slug(text)
    default: return text
  }
}

function slug(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
}
