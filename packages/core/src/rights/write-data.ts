import type { Model, ModelField } from '../models/model-types.ts'
import type { Row } from './decide.ts'
import { rightsErrors } from './errors.ts'
import { refuseOwnScope } from './follow-parent.ts'
import { refuseStamps } from './stamps.ts'
import type { Session } from './session.ts'
import { and, everything, isNothing, type Where } from './where.ts'
import { planRelationWrite, type Link, type LaterWrite } from './write-relations.ts'
import type { WriteScope } from './write-scope.ts'

/** The caller's data for one row, taken apart. */
export interface PreparedData {
  /** The row's own columns, foreign keys of connected rows included. */
  readonly columns: Row
  /** The rows on which the caller may write all the given fields. */
  readonly where: Where
  /** Many-to-many links, which Prisma writes with the row. */
  readonly links: readonly Link[]
  /** Writes to rows that point at this one, to be done once it is there. */
  readonly later: readonly LaterWrite[]
}

export type WriteAction = 'create' | 'update'

/** Throws FORBIDDEN for a field that the caller may never write, UNSUPPORTED_WRITE for what the guard does not do. */
export async function prepareData(scope: WriteScope, model: Model, action: WriteAction, data: Readonly<Row>): Promise<PreparedData> {
  const { session } = scope
  const given = Object.entries(data).filter(([, value]) => value !== undefined)
  refuseStamps(session, model, given.map(([name]) => name))
  refuseOwnScope(model, given.map(([name]) => name))
  const columns: Row = {}
  const links: Link[] = []
  const later: LaterWrite[] = []
  let where = everything
  for (const [name, value] of given) {
    const field = model.fields[name]
    if (!field) throw rightsErrors.UNSUPPORTED_WRITE({ what: `set ${model.name}.${name}`, instead: 'There is no such field.' })
    where = and(where, writableField(session, model, action, field))
    if (field.kind === 'object') {
      const plan = await planRelationWrite(scope, { model, field, action }, value as Row)
      Object.assign(columns, plan.columns)
      links.push(...plan.links)
      later.push(...plan.later)
    } else columns[name] = plainValue(model, field, action, value)
  }
  return { columns, where, links, later }
}

function writableField(session: Session, model: Model, action: WriteAction, field: ModelField): Where {
  if (action === 'update' && model.primaryKey.includes(field.name)) throw rightsErrors.UNSUPPORTED_WRITE({ what: `change ${model.name}.${field.name}`, instead: 'A primary key never changes: create another record.' })
  const where = session.ability.field(action, model.name, field.name)
  if (!isNothing(where)) return where
  const error = rightsErrors.FORBIDDEN({ action, what: `${model.name}.${field.name}` })
  throw rightsErrors.FORBIDDEN({ action, what: `${model.name}.${field.name}` }, { fields: [{ path: field.name, code: error.code, message: error.message }] })
}

/** A foreign key must be known to be checked: `{ set }` is opened, and it cannot be computed by the database. */
function plainValue(model: Model, field: ModelField, action: WriteAction, value: unknown): unknown {
  const isKey = Object.values(model.fields).some((other) => other.relation?.fromFields.includes(field.name))
  if (!isKey || typeof value !== 'object' || value === null) return value
  if ('set' in value) return value.set
  throw rightsErrors.UNSUPPORTED_WRITE({ what: `${action} ${model.name}.${field.name} by a computation`, instead: 'Give the id of the record that it points at.' })
}
