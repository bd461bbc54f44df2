import type { Model } from '../models/model-types.ts'
import { fieldAt } from '../name-keys/index.ts'
import { rightsErrors } from './errors.ts'
import { readableField, type Rights, type Session } from './session.ts'
import { isEverything, isNothing, type Where } from './where.ts'

/** Columns that are readable under the same condition. */
export interface WithheldFields {
  readonly where: Where
  readonly names: readonly string[]
}

/** The asked columns that are hidden on some rows, grouped by the condition under which they are shown. */
export function withheldFields(session: Session, model: Model, isAsked: (name: string) => boolean): readonly WithheldFields[] {
  const groups = new Map<string, { where: Where; names: string[] }>()
  for (const field of [...Object.values(model.fields), ...Object.values(model.keys ?? {})]) {
    if (field.kind === 'object' || !isAsked(field.name)) continue
    const where = readableField(session, model, field.name)
    if (isEverything(where)) continue
    const key = fingerprint(where)
    const group = groups.get(key)
    if (group) group.names.push(field.name)
    else groups.set(key, { where, names: [field.name] })
  }
  return [...groups.values()]
}

/** The same text for the same condition; conditions may hold BigInt, which JSON refuses. */
export function fingerprint(where: Where): string {
  return JSON.stringify(where, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
}

/** The rows on which a column shows. Throws BAD_FILTER for one that never does: nothing can be asked about it. */
export function askableField(session: Rights, model: Model, name: string): Where {
  if (!fieldAt(model, name)) throw rightsErrors.BAD_FILTER({ what: model.name, field: name, reason: 'it has no such field' })
  const where = readableField(session, model, name)
  if (isNothing(where)) throw rightsErrors.BAD_FILTER({ what: model.name, field: name, reason: 'you may not read it' })
  return where
}
