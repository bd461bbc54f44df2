import { TenonError } from '../errors/tenon-error.ts'
import type { Model, Models } from '../models/model-types.ts'
import { rightsErrors } from './errors.ts'

/** What the database said, as Prisma hands it on. */
interface DatabaseError {
  readonly code?: string
  readonly meta?: { readonly modelName?: string; readonly driverAdapterError?: { readonly cause?: { readonly constraint?: { readonly index?: string; readonly fields?: readonly string[] } } } }
}

export interface FailedWrite {
  readonly models: Models
  readonly model: Model
  readonly operation: string
  /** Fields that the caller supplied: the only ones that an answer may name. */
  readonly given: readonly string[]
}

/**
 * The database's refusals as ours. A hidden row in the way gives the same answer as a visible one, and only what the caller
 * supplied is named: constraint names and foreign columns would tell about rows out of sight.
 */
export function translateWriteError(error: unknown, write: FailedWrite): unknown {
  if (error instanceof TenonError || typeof error !== 'object' || error === null) return error
  const { code, meta } = error as DatabaseError
  const model = write.models.models[meta?.modelName ?? ''] ?? write.model
  if (code === 'P2002') return duplicate(error as DatabaseError, model, write)
  if (code === 'P2003') return write.operation.startsWith('delete') ? rightsErrors.REFERENCED({ what: model.name }, { cause: error }) : rightsErrors.NOT_FOUND({ what: `A record that the ${model.name} points at` }, { cause: error })
  if (code === 'P2025') return rightsErrors.NOT_FOUND({ what: model.name }, { cause: error })
  return error
}

function duplicate(error: DatabaseError, model: Model, write: FailedWrite): TenonError {
  const constraint = error.meta?.driverAdapterError?.cause?.constraint
  const unique = [model.primaryKey, ...model.uniques].find((fields) => isConstraintOn(model, fields, constraint))
  const named = model === write.model ? (unique ?? []).filter((name) => write.given.includes(name)) : []
  const fields = named.length > 0 ? named.join(', ') : 'values'
  const { code, message } = rightsErrors.DUPLICATE({ what: model.name, fields })
  return rightsErrors.DUPLICATE({ what: model.name, fields }, { fields: named.map((path) => ({ path, code, message })), cause: error })
}

function isConstraintOn(model: Model, fields: readonly string[], constraint: { index?: string; fields?: readonly string[] } | undefined): boolean {
  const columns = fields.map((name) => model.fields[name]!.column)
  if (constraint?.fields) return constraint.fields.length === columns.length && columns.every((column) => constraint.fields!.includes(column))
  return constraint?.index === `${model.table}_${columns.join('_')}_key`.slice(0, 63) || (fields === model.primaryKey && constraint?.index === `${model.table}_pkey`)
}
