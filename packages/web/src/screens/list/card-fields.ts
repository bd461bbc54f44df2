import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import { fieldNamed } from '../../data/record.ts'

export interface CardFields {
  /** At most two, under the title. */
  readonly details: readonly FieldMeta[]
  /** The amount, at the end of the first line. */
  readonly figure: FieldMeta | null
  /** What state it is in, under the figure. */
  readonly state: FieldMeta | null
}

/** What a card on a narrow screen says of a record, out of the columns of its list. */
export function cardFields(meta: ResourceMeta, columns: readonly FieldMeta[]): CardFields {
  const others = columns.filter((field) => field.name !== meta.titleField)
  const figure = others.find((field) => field.kind === 'money') ?? others.find((field) => field.kind === 'percent' || field.kind === 'integer') ?? null
  const state = others.find((field) => field.name === meta.board?.groupBy) ?? others.find((field) => field.kind === 'enum') ?? null
  const subtitle = meta.subtitleField ? fieldNamed(meta, meta.subtitleField) : undefined
  const rest = others.filter((field) => field.kind !== 'boolean' && field.kind !== 'longtext' && field.kind !== 'richtext')
  const details = new Set([...(subtitle ? [subtitle] : []), ...rest])
  for (const shown of [figure, state]) if (shown) details.delete(shown)
  return { details: [...details].slice(0, 2), figure, state }
}
