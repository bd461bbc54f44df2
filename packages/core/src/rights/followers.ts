import type { Model, ModelField } from '../models/model-types.ts'
import { call, keyOf } from './base-rows.ts'
import type { Row } from './decide.ts'
import type { Session } from './session.ts'
import type { WriteBatch } from './write-batch.ts'
import { and, or } from './where.ts'

type Followers = Pick<WriteBatch, 'action' | 'model' | 'changes'>

/**
 * What the database will do by itself when these rows go, for the history: rows that are parts of them go too (and what is
 * part of those), and references to them are emptied. Looked up before, as afterwards nobody knows.
 */
export async function findFollowers(session: Session, model: Model, rows: readonly Readonly<Row>[], going = new Set<string>()): Promise<Followers[]> {
  const found: Followers[] = []
  for (const row of rows) going.add(`${model.name} ${keyOf(model, row)}`)
  for (const [holder, field] of referencesTo(session, model)) {
    const { onDelete, fromFields, toFields } = field.relation!
    const pointing = rows.map((row) => and(...fromFields.map((name, index) => ({ [name]: row[toFields[index]!] }))))
    const isOneColumn = fromFields.length === 1
    const where = isOneColumn ? { [fromFields[0]!]: { in: rows.map((row) => row[toFields[0]!]) } } : or(holder, ...pointing)
    const touched = (await call<Row[]>(session.client, holder, 'findMany', { where })).filter((row) => !going.has(`${holder.name} ${keyOf(holder, row)}`))
    if (touched.length === 0) continue
    const emptied = Object.fromEntries(fromFields.map((name) => [name, null]))
    const isGone = onDelete === 'CASCADE'
    found.push({ action: isGone ? 'DELETE' : 'UPDATE', model: holder, changes: touched.map((row) => ({ recordId: keyOf(holder, row), before: row, after: isGone ? null : { ...row, ...emptied } })) })
    if (isGone) found.push(...(await findFollowers(session, holder, touched, going)))
  }
  return found
}

/** The references of other models to this one that the database follows by itself. */
function referencesTo({ models }: Session, model: Model): [holder: Model, field: ModelField][] {
  return Object.values(models.models).flatMap((holder) =>
    Object.values(holder.fields)
      .filter(({ type, relation }) => type === model.name && relation !== null && relation.fromFields.length > 0 && relation.onDelete !== 'RESTRICT')
      .map((field): [Model, ModelField] => [holder, field]),
  )
}
