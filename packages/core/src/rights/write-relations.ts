import type { Model, ModelField } from '../models/model-types.ts'
import { call, keyOf, selectOf, uniqueKey, type Args } from './base-rows.ts'
import type { Row } from './decide.ts'
import { rightsErrors } from './errors.ts'
import { missing } from './references.ts'
import { modelOf, readable, relationRights } from './session.ts'
import { splitUnique, wholeWhere } from './unique-where.ts'
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

/** A relation that data names. */
export interface RelationInData {
  readonly model: Model
  readonly field: ModelField
  readonly action: 'create' | 'update'
}

/** One operation inside data: `{ contacts: { connect: [...] } }`. */
interface NestedWrite {
  readonly model: Model
  readonly field: ModelField
  readonly target: Model
  /** The relation's field at the other end. */
  readonly inverse: ModelField
  readonly operation: string
  readonly input: unknown
}

/**
 * A relation in data becomes what it means: a foreign key of this row, a guarded write of the row that holds the key, or a
 * link between two rows that the caller sees. So every touched row passes its own checks, stamps and history.
 */
export async function planRelationWrite(scope: WriteScope, { model, field, action }: RelationInData, value: Row): Promise<RelationWrite> {
  const columns: Row = {}
  const links: Link[] = []
  const later: LaterWrite[] = []
  const target = modelOf(scope.session, field.type)
  const inverse = target.fields[field.relation!.inverse]!
  for (const [operation, input] of Object.entries(value)) {
    if (input === undefined) continue
    const nested: NestedWrite = { model, field, target, inverse, operation, input }
    if (action === 'create' && operation === 'disconnect') throw refusal(nested)
    if (field.relation!.fromFields.length > 0) Object.assign(columns, await ownKey(scope, nested))
    else if (inverse.relation!.fromFields.length > 0) later.push(farKey(nested))
    else links.push(await link(scope, nested))
  }
  return { columns, links, later }
}

/** The key is a column of this row. */
async function ownKey(scope: WriteScope, nested: NestedWrite): Promise<Row> {
  const { field, target, operation, input } = nested
  const { fromFields, toFields } = field.relation!
  const keyIn = (row: Readonly<Row>): Row => Object.fromEntries(fromFields.map((name, index) => [name, row[toFields[index]!]]))
  if (operation === 'disconnect' && typeof input === 'boolean') return input ? emptied(fromFields) : {}
  if (operation === 'create') return keyIn((await createFirst(scope, target, [input as Row]))[0]!)
  if (operation !== 'connect') throw refusal(nested)
  const isKey = Object.keys(input as Row).length === toFields.length && toFields.every((name) => isPlain((input as Row)[name]))
  return keyIn(isKey ? (input as Row) : await findOne(scope, nested, input, toFields))
}

/** The key is a column of the other rows: linking one is updating it. */
function farKey(nested: NestedWrite): LaterWrite {
  const { field, target, inverse, operation, input } = nested
  if (operation === 'create' || operation === 'createMany') return farCreate(nested, listOf(operation === 'createMany' ? (input as Args)['data'] : input) as Row[])
  if (!field.isList || (operation !== 'connect' && operation !== 'disconnect')) throw refusal(nested)
  return async (scope, owner) => {
    const { session } = scope
    const key = keyTo(inverse, owner)
    const limits = and(operation === 'disconnect' ? key : {}, readable(session, target), session.ability.rows('update', target.name))
    for (const item of listOf(input)) {
      const where = and(wholeWhere(splitUnique(session, target, item)), limits)
      const changed = await scope.writers.updateRows(scope, target, { where, data: operation === 'connect' ? key : emptied(Object.keys(key)), limit: 1 })
      if (changed.length === 0) throw missing(target, [field.name])
    }
  }
}

function farCreate({ model, field, target, inverse }: NestedWrite, items: readonly Row[]): LaterWrite {
  const taken = [inverse.name, ...inverse.relation!.fromFields].find((name) => items.some((item) => item[name] !== undefined))
  if (taken !== undefined) throw rightsErrors.UNSUPPORTED_WRITE({ what: `set ${target.name}.${taken} inside ${model.name}.${field.name}`, instead: 'It follows from where the record is created: leave it out.' })
  return async (scope, owner) => void (await scope.writers.createRows(scope, target, items.map((item) => ({ ...item, ...keyTo(inverse, owner) }))))
}

/** The foreign key columns that point at a row. */
function keyTo(inverse: ModelField, owner: Readonly<Row>): Row {
  const { fromFields, toFields } = inverse.relation!
  return Object.fromEntries(fromFields.map((name, index) => [name, owner[toFields[index]!]]))
}

/** Many-to-many: both rows must be visible; the right to update this one is checked with the rest of the data. */
async function link(scope: WriteScope, nested: NestedWrite): Promise<Link> {
  const { field, target, operation, input } = nested
  const rows: Row[] = []
  if (operation === 'create') rows.push(...(await createFirst(scope, target, listOf(input) as Row[])))
  else if (operation === 'connect' || operation === 'disconnect') for (const item of listOf(input)) rows.push(await findOne(scope, nested, item, target.primaryKey))
  else throw refusal(nested)
  return { field: field.name, operation: operation === 'disconnect' ? 'disconnect' : 'connect', wheres: rows.map((row) => uniqueKey(target, row)), keys: rows.map((row) => keyOf(target, row)) }
}

/** Creates rows before the one that points at them, which may still be refused. */
async function createFirst(scope: WriteScope, target: Model, list: readonly Row[]): Promise<Row[]> {
  await scope.protect()
  return scope.writers.createRows(scope, target, list)
}

async function findOne({ session }: WriteScope, { field, target, inverse }: NestedWrite, where: unknown, columns: readonly string[]): Promise<Row> {
  const followed = field.isList ? relationRights(session, target, inverse).holder : {}
  const row = await call<Row | null>(session.client, target, 'findFirst', { where: and(wholeWhere(splitUnique(session, target, where)), readable(session, target), followed), select: selectOf(columns) })
  if (!row) throw missing(target, [field.name])
  return row
}

function refusal({ model, field, operation }: NestedWrite) {
  const instead = { set: 'It would also unlink what you cannot see: use connect and disconnect.', disconnect: 'There is nothing to take away yet.' }[operation] ?? `Write the ${field.type} in a call of its own.`
  return rightsErrors.UNSUPPORTED_WRITE({ what: `"${operation}" ${model.name}.${field.name} inside another write`, instead })
}

function emptied(names: readonly string[]): Row {
  return Object.fromEntries(names.map((name) => [name, null]))
}

function isPlain(value: unknown): boolean {
  return value !== null && value !== undefined && typeof value !== 'object'
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}
