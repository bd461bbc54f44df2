import type { Model, ModelField } from '../models/model-types.ts'
import { call, keyOf, selectOf, uniqueKey, type Args } from './base-rows.ts'
import { createRows } from './create-rows.ts'
import type { Row } from './decide.ts'
import { rightsErrors } from './errors.ts'
import { missing } from './references.ts'
import { modelOf, readable, relationRights, type Session } from './session.ts'
import { splitUnique, wholeWhere } from './unique-where.ts'
import { updateRows } from './update-rows.ts'
import { and, type Where } from './where.ts'
import type { WriteScope } from './write-scope.ts'

/** Rows to link or unlink over a many-to-many relation. */
export interface Link {
  readonly field: string
  readonly operation: 'connect' | 'disconnect'
  readonly wheres: readonly Where[]
  readonly keys: readonly string[]
}

export type LaterWrite = (scope: WriteScope, owner: Readonly<Row>) => Promise<void>

interface RelationWrite {
  readonly columns: Row
  readonly links: readonly Link[]
  readonly later: readonly LaterWrite[]
}

/**
 * A relation in data becomes what it means: a foreign key of this row, a guarded write of the row that holds the key, or a
 * link between two rows that the caller sees. So every touched row passes its own checks, stamps and history.
 */
export async function planRelationWrite(scope: WriteScope, model: Model, field: ModelField, value: Row): Promise<RelationWrite> {
  const columns: Row = {}
  const links: Link[] = []
  const later: LaterWrite[] = []
  const inverse = modelOf(scope.session, field.type).fields[field.relation!.inverse]!
  for (const [operation, input] of Object.entries(value)) {
    if (input === undefined) continue
    if (field.relation!.fromFields.length > 0) Object.assign(columns, await ownKey(scope, model, field, operation, input))
    else if (inverse.relation!.fromFields.length > 0) later.push(farKey(scope.session, model, field, inverse, operation, input))
    else links.push(await link(scope, model, field, operation, input))
  }
  return { columns, links, later }
}

/** The key is a column of this row. */
async function ownKey(scope: WriteScope, model: Model, field: ModelField, operation: string, input: unknown): Promise<Row> {
  const target = modelOf(scope.session, field.type)
  const { fromFields, toFields } = field.relation!
  const keyIn = (row: Readonly<Row>): Row => Object.fromEntries(fromFields.map((name, index) => [name, row[toFields[index]!]]))
  if (operation === 'disconnect' && typeof input === 'boolean') return input ? Object.fromEntries(fromFields.map((name) => [name, null])) : {}
  if (operation === 'create') return keyIn((await createFirst(scope, target, [input as Row]))[0]!)
  if (operation !== 'connect') throw refusal(model, field, operation)
  const isKey = toFields.every((name) => isPlain((input as Row)[name])) && Object.keys(input as Row).length === toFields.length
  return keyIn(isKey ? (input as Row) : await findOne(scope.session, target, field, input, toFields))
}

/** The key is a column of the other rows: linking one is updating it. */
function farKey(session: Session, model: Model, field: ModelField, inverse: ModelField, operation: string, input: unknown): LaterWrite {
  const target = modelOf(session, field.type)
  const { fromFields, toFields } = inverse.relation!
  const keyTo = (owner: Readonly<Row>): Row => Object.fromEntries(fromFields.map((name, index) => [name, owner[toFields[index]!]]))
  const items = listOf(operation === 'createMany' ? (input as Args)['data'] : input) as Row[]
  if (operation === 'create' || operation === 'createMany') {
    const taken = [inverse.name, ...fromFields].find((name) => items.some((item) => item[name] !== undefined))
    if (taken !== undefined) throw rightsErrors.UNSUPPORTED_WRITE({ what: `set ${target.name}.${taken} inside ${model.name}.${field.name}`, instead: 'It follows from where the record is created: leave it out.' })
    return async (scope, owner) => void (await createRows(scope, target, items.map((item) => ({ ...item, ...keyTo(owner) }))))
  }
  if (!field.isList || (operation !== 'connect' && operation !== 'disconnect')) throw refusal(model, field, operation)
  return async (scope, owner) => {
    for (const item of items) {
      const belongs: Where = operation === 'disconnect' ? keyTo(owner) : {}
      const where = and(wholeWhere(splitUnique(scope.session, target, item)), belongs, readable(scope.session, target), scope.session.ability.rows('update', target.name))
      const data = operation === 'connect' ? keyTo(owner) : Object.fromEntries(fromFields.map((name) => [name, null]))
      const changed = await updateRows(scope, target, { where, data, limit: 1 })
      if (changed.length === 0) throw missing(target, [field.name])
    }
  }
}

/** Many-to-many: both rows must be visible; the right to update this one is checked with the rest of the data. */
async function link(scope: WriteScope, model: Model, field: ModelField, operation: string, input: unknown): Promise<Link> {
  const target = modelOf(scope.session, field.type)
  const rows: Row[] = []
  if (operation === 'create') rows.push(...(await createFirst(scope, target, listOf(input) as Row[])))
  else if (operation === 'connect' || operation === 'disconnect') for (const item of listOf(input)) rows.push(await findOne(scope.session, target, field, item, target.primaryKey))
  else throw refusal(model, field, operation)
  return { field: field.name, operation: operation === 'disconnect' ? 'disconnect' : 'connect', wheres: rows.map((row) => uniqueKey(target, row)), keys: rows.map((row) => keyOf(target, row)) }
}

/** Creates rows before the one that points at them, which may still be refused. */
async function createFirst(scope: WriteScope, target: Model, list: readonly Row[]): Promise<Row[]> {
  await scope.protect()
  return createRows(scope, target, list)
}

async function findOne(session: Session, target: Model, field: ModelField, where: unknown, columns: readonly string[]): Promise<Row> {
  const inverse = target.fields[field.relation!.inverse]!
  const visible = field.isList ? relationRights(session, target, inverse).holder : {}
  const row = await call<Row | null>(session.client, target, 'findFirst', { where: and(wholeWhere(splitUnique(session, target, where)), readable(session, target), visible), select: selectOf(columns) })
  if (!row) throw missing(target, [field.name])
  return row
}

function refusal(model: Model, field: ModelField, operation: string) {
  const instead = operation === 'set' ? 'It would also unlink what you cannot see: use connect and disconnect.' : `Write the ${field.type} in a call of its own.`
  return rightsErrors.UNSUPPORTED_WRITE({ what: `"${operation}" ${model.name}.${field.name} inside another write`, instead })
}

function isPlain(value: unknown): boolean {
  return value !== null && value !== undefined && typeof value !== 'object'
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}
