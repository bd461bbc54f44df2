import type { Model, ModelField, Models } from '../models/model-types.ts'
import { call, chunks, sameRows } from './base-rows.ts'
import type { Row } from './decide.ts'
import { rightsErrors } from './errors.ts'
import { quote } from './lock-rows.ts'
import type { Session } from './session.ts'
import type { Where } from './where.ts'

const scopeFields: ReadonlySet<string> = new Set(['ownerId', 'owner', 'teamId', 'team'])

/** Throws UNSUPPORTED_WRITE where data says whose a row is that is whose its parent is. */
export function refuseOwnScope(model: Model, names: Iterable<string>): void {
  if (model.scopedBy === null) return
  for (const name of names) {
    if (scopeFields.has(name)) throw rightsErrors.UNSUPPORTED_WRITE({ what: `set ${model.name}.${name}`, instead: `It is whose its ${model.scopedBy} is: leave it out.` })
  }
}

/**
 * Gives rows that are about to be written the owner and team of their parents. The parents are locked, so that none of them
 * changes hands between this look and the end of the write.
 */
export async function followParents(session: Session, model: Model, rows: readonly Row[]): Promise<void> {
  if (model.scopedBy === null) return
  const { parent, foreignKey, key } = parentOf(session.models, model)
  const ids = [...new Set(rows.map((row) => row[foreignKey]).filter((id) => id !== undefined && id !== null))]
  if (ids.length === 0) return
  const owners = new Map<string, Row>()
  for (const part of chunks(parent, ids)) {
    const found = await session.client.$queryRawUnsafe<Row[]>(...lockOwners(parent, key, part))
    for (const { id, ...scope } of found) owners.set(String(id).toLowerCase(), scope)
  }
  for (const row of rows) Object.assign(row, owners.get(String(row[foreignKey]).toLowerCase()))
}

/** Ordered by key, so that two writers of the same parents wait for each other instead of deadlocking. */
function lockOwners(parent: Model, key: string, ids: readonly unknown[]): [sql: string, ...values: unknown[]] {
  const column = (name: string): string => quote(parent.fields[name]!.column)
  return [`select ${column(key)} as "id", ${column('ownerId')} as "ownerId", ${column('teamId')} as "teamId" from ${quote(parent.schema)}.${quote(parent.table)} where ${column(key)} = any($1) order by ${column(key)} for no key update`, ids]
}

/**
 * Rows went to another owner or team: so do the rows that are whose they are, and theirs. What follows is no write of anybody's: no
 * new version, no entry in the history; that of the row above tells it.
 */
export async function carryAlong(session: Session, model: Model, changed: readonly { readonly before: Readonly<Row>; readonly after: Readonly<Row> }[]): Promise<void> {
  const followers = followersOf(session.models, model)
  if (followers.length === 0) return
  const byScope = new Map<string, Row[]>()
  for (const { before, after } of changed) {
    if (before['ownerId'] === after['ownerId'] && before['teamId'] === after['teamId']) continue
    const key = JSON.stringify([after['ownerId'], after['teamId']])
    byScope.set(key, [...(byScope.get(key) ?? []), after])
  }
  for (const rows of byScope.values()) {
    const { ownerId, teamId } = rows[0]!
    for (const part of chunks(model, rows)) await carry(session, model, sameRows(model, part), { ownerId, teamId })
  }
}

async function carry(session: Session, model: Model, where: Where, scope: Row): Promise<void> {
  for (const { follower, by } of followersOf(session.models, model)) {
    const below = { [by]: { is: where } }
    await call(session.client, follower, 'updateMany', { where: below, data: scope })
    await carry(session, follower, below, scope)
  }
}

interface Parent {
  readonly parent: Model
  /** The column of the row that names its parent, and the column of the parent that it names. */
  readonly foreignKey: string
  readonly key: string
}

function parentOf(models: Models, model: Model): Parent {
  const field: ModelField = model.fields[model.scopedBy!]!
  const { fromFields, toFields } = field.relation!
  return { parent: models.models[field.type]!, foreignKey: fromFields[0]!, key: toFields[0]! }
}

interface Follower {
  readonly follower: Model
  readonly by: string
}

const known = new WeakMap<Models, ReadonlyMap<string, readonly Follower[]>>()

/** The models whose rows are whose a row of this model is. */
function followersOf(models: Models, model: Model): readonly Follower[] {
  const all = known.get(models) ?? allFollowers(models)
  known.set(models, all)
  return all.get(model.name) ?? []
}

function allFollowers(models: Models): ReadonlyMap<string, readonly Follower[]> {
  const all = new Map<string, Follower[]>()
  for (const follower of Object.values(models.models)) {
    if (follower.scopedBy === null) continue
    const { parent } = parentOf(models, follower)
    all.set(parent.name, [...(all.get(parent.name) ?? []), { follower, by: follower.scopedBy }])
  }
  return all
}
