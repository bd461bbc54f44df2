import type { FieldMeta } from '@tenon/core/metadata'

/** A cell of a list: a field of a record. */
export interface CellPlace {
  readonly id: string
  readonly field: FieldMeta
}

/** The next cell of those columns: in its row, and then in the row below or above. Null at the end of what is loaded. */
export function nextCell({ id, field }: CellPlace, by: 1 | -1, fields: readonly FieldMeta[], rows: readonly { readonly id: string }[]): CellPlace | null {
  const beside = fields[fields.findIndex(({ name }) => name === field.name) + by]
  if (beside) return { id, field: beside }
  const row = rows[rows.findIndex((one) => one.id === id) + by]
  const first = fields.at(by > 0 ? 0 : -1)
  return row && first ? { id: row.id, field: first } : null
}
