import type { FieldMeta } from '@tenon/core/metadata'
import { sameValue } from '../../data/field-input.ts'
import type { Values } from './form-fields.ts'

export type Side = 'mine' | 'theirs'

/** A field that both changed, to different values. */
export interface MergeRow {
  readonly field: FieldMeta
  readonly before: unknown
  readonly mine: unknown
  readonly theirs: unknown
}

export interface Merge {
  /** Fields to decide on. */
  readonly clashes: readonly MergeRow[]
  /** Fields that only the other person changed: taken over. */
  readonly theirs: readonly FieldMeta[]
  /** All values with both sides' undisputed changes; where both changed, mine. */
  readonly values: Values
}

/** Brings together what I typed and what somebody saved meanwhile, both made from `before`. */
export function merge(fields: readonly FieldMeta[], { before, mine, theirs }: { before: Values; mine: Values; theirs: Values }): Merge {
  const clashes: MergeRow[] = []
  const taken: FieldMeta[] = []
  const values: Record<string, unknown> = { ...mine }
  for (const field of fields) {
    const [base = null, own = null, other = null] = [before[field.name], mine[field.name], theirs[field.name]]
    if (sameValue(field, base, other) || sameValue(field, own, other)) continue
    if (sameValue(field, base, own)) {
      taken.push(field)
      values[field.name] = other
    } else clashes.push({ field, before: base, mine: own, theirs: other })
  }
  return { clashes, theirs: taken, values }
}

/** The values after the person chose a side for each clash. */
export function resolved(merge: Merge, choices: Readonly<Record<string, Side>>): Values {
  const chosen = merge.clashes.map((row) => [row.field.name, choices[row.field.name] === 'theirs' ? row.theirs : row.mine])
  return { ...merge.values, ...Object.fromEntries(chosen) }
}

export function isDecided(merge: Merge, choices: Readonly<Record<string, Side>>): boolean {
  return merge.clashes.every((row) => choices[row.field.name] !== undefined)
}
