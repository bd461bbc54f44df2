import type { Model } from '../models/model-types.ts'
import { actorsOf } from './actors.ts'
import type { Row } from './decide.ts'
import { rightsErrors } from './errors.ts'
import type { Session } from './session.ts'
import { now } from './write-scope.ts'

/** Columns of @@record models that the core keeps, with the relations that stand for them. */
export const stampFields: ReadonlySet<string> = new Set(['version', 'createdAt', 'createdById', 'createdBy', 'updatedAt', 'updatedById', 'updatedBy'])

/** Throws UNSUPPORTED_WRITE where data sets what the core keeps, unless the caller is trusted to. */
export function refuseStamps(session: Session, model: Model, names: Iterable<string>): void {
  if (!model.isRecord || session.options.allowStamps) return
  for (const name of names) {
    if (stampFields.has(name)) throw rightsErrors.UNSUPPORTED_WRITE({ what: `set ${model.name}.${name}`, instead: 'The core keeps it: leave it out.' })
  }
}

/** Who and when for a new row; owner and team too, where the data names none. */
export function createStamps(session: Session, model: Model, columns: Row): Row {
  const { personId, unitId } = session.principal
  const { actorId } = actorsOf(session.principal)
  const at = now(session)
  return {
    ...(model.isRecord ? { createdById: actorId, updatedById: actorId, createdAt: at, updatedAt: at } : {}),
    ...(model.isScoped ? { ownerId: personId, teamId: unitId } : {}),
    ...columns,
  }
}

/** Who and when for a changed row, and its next version: the optimistic lock of the next writer. */
export function updateStamps(session: Session, model: Model, columns: Row): Row {
  if (!model.isRecord) return columns
  return { version: { increment: 1 }, updatedById: actorsOf(session.principal).actorId, updatedAt: now(session), ...columns }
}
