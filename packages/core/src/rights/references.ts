import type { Model, ModelField } from '../models/model-types.ts'
import { call, chunks, selectOf } from './base-rows.ts'
import type { Row } from './decide.ts'
import { rightsErrors } from './errors.ts'
import { isUuid } from './scalar-filter.ts'
import { modelOf, readable, type Session } from './session.ts'
import { and, isEverything, or, type Where } from './where.ts'

/**
 * Every foreign key must point at a row that the caller may read: one query per relation, however many rows are written.
 * A missing row and a hidden one get the same NOT_FOUND. Rows of the same write may refer to each other.
 */
export async function checkReferences(session: Session, model: Model, rows: readonly Readonly<Row>[]): Promise<void> {
  for (const field of Object.values(model.fields)) {
    const from = field.relation?.fromFields ?? []
    if (from.length > 0 && rows.some((row) => from.some((name) => name in row))) await checkRelation(session, model, field, rows)
  }
}

async function checkRelation(session: Session, model: Model, field: ModelField, rows: readonly Readonly<Row>[]): Promise<void> {
  const target = modelOf(session, field.type)
  const visible = readable(session, target)
  const { fromFields, toFields } = field.relation!
  const wanted = keysOf(target, toFields, rows, fromFields)
  for (const key of wanted.values()) if (!isWellFormed(target, toFields, key)) throw missing(target, fromFields)
  // Where every row is visible, the foreign key of the database says the same.
  if (isEverything(visible)) return
  const siblings = target === model ? keysOf(target, toFields, rows, toFields) : new Map<string, Row>()
  const asked = [...wanted].filter(([text]) => !siblings.has(text)).map(([, key]) => key)
  for (const part of chunks(target, asked)) {
    const found = await call<Row[]>(session.client, target, 'findMany', { where: and(pointedAt(target, toFields, part), visible), select: selectOf(toFields) })
    if (keysOf(target, toFields, found, toFields).size < part.length) throw missing(target, fromFields)
  }
}

/** The distinct keys that rows hold in some columns, complete ones only, by a text that is equal where the database finds them equal. */
function keysOf(target: Model, toFields: readonly string[], rows: readonly Readonly<Row>[], columns: readonly string[]): Map<string, Row> {
  const keys = new Map<string, Row>()
  for (const row of rows) {
    const key = Object.fromEntries(toFields.map((name, index) => [name, row[columns[index]!]]))
    if (Object.values(key).some((value) => value === null || value === undefined)) continue
    const texts = toFields.map((name) => (target.fields[name]!.nativeType === 'Uuid' ? String(key[name]).toLowerCase() : String(key[name])))
    keys.set(JSON.stringify(texts), key)
  }
  return keys
}

function isWellFormed(target: Model, toFields: readonly string[], key: Row): boolean {
  return toFields.every((name) => target.fields[name]!.nativeType !== 'Uuid' || isUuid(key[name]))
}

function pointedAt(target: Model, toFields: readonly string[], keys: readonly Row[]): Where {
  return toFields.length === 1 ? { [toFields[0]!]: { in: keys.map((key) => key[toFields[0]!]) } } : or(target, ...keys)
}

/** The same for a missing and a hidden row. */
export function missing(target: Model, paths: readonly string[]) {
  const { code, message } = rightsErrors.NOT_FOUND({ what: target.name })
  return rightsErrors.NOT_FOUND({ what: target.name }, { fields: paths.map((path) => ({ path, code, message })) })
}

/** The foreign keys among some columns, with the values that the row keeps where only a part of a key is written. */
export function referencesIn(model: Model, columns: Readonly<Row>, current: Readonly<Row> = {}): Row {
  const references: Row = {}
  for (const field of Object.values(model.fields)) {
    const from = field.relation?.fromFields ?? []
    if (from.some((name) => name in columns)) for (const name of from) references[name] = name in columns ? columns[name] : current[name]
  }
  return references
}
