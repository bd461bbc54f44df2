import type { Model } from '../models/model-types.ts'
import { call, selectOf, type Args } from './base-rows.ts'
import { createRows } from './create-rows.ts'
import type { Row } from './decide.ts'
import { deleteRows } from './delete-rows.ts'
import { rightsErrors } from './errors.ts'
import { guardFilter } from './filter.ts'
import { findUnique } from './read.ts'
import { readable, type Session } from './session.ts'
import { splitUnique, wholeWhere } from './unique-where.ts'
import { updateRows } from './update-rows.ts'
import { and, type Where } from './where.ts'
import { translateWriteError } from './write-errors.ts'
import { writtenRows } from './write-results.ts'
import { atomically, type WriteScope } from './write-scope.ts'

type Write = (scope: WriteScope, model: Model, args: Args) => Promise<unknown>

/** Prisma's writing operations, each as one whole within the caller's rights. */
export const writes: Readonly<Record<string, Write>> = {
  create: async (scope, model, args) => (await writtenRows(scope.session, model, await createRows(scope, model, [dataOf(args)]), args))[0],
  createMany: async (scope, model, args) => ({ count: (await createRows(scope, model, listOf(args['data']), Boolean(args['skipDuplicates']))).length }),
  createManyAndReturn: async (scope, model, args) => writtenRows(scope.session, model, await createRows(scope, model, listOf(args['data']), Boolean(args['skipDuplicates'])), args),
  update: updateOne,
  updateMany: async (scope, model, args) => ({ count: (await updateSome(scope, model, args)).length }),
  updateManyAndReturn: async (scope, model, args) => writtenRows(scope.session, model, (await updateSome(scope, model, args)).map(({ after }) => after), args),
  upsert: async (scope, model, args) => {
    const found = await findUnique(scope.session, model, { where: args['where'], select: selectOf(model.primaryKey) })
    const { where, update, create, ...shape } = args
    return found ? updateOne(scope, model, { ...shape, where, data: update }) : writes['create']!(scope, model, { ...shape, data: create })
  },
  delete: deleteOne,
  deleteMany: async (scope, model, args) => {
    const where = and(guardFilter(scope.session, model, args['where']), inReach(scope.session, model, 'delete'))
    return { count: (await deleteRows(scope, model, { where, ...limitOf(args) })).length }
  },
}

/** Runs a write; the database's refusals come out as ours. */
export async function runWrite(session: Session, model: Model, operation: string, args: Args): Promise<unknown> {
  try {
    return await atomically(session, { createRows, updateRows }, (scope) => writes[operation]!(scope, model, args))
  } catch (error) {
    throw translateWriteError(error, { models: session.models, model, operation, given: givenFields(args) })
  }
}

async function updateOne(scope: WriteScope, model: Model, args: Args): Promise<Row> {
  const { session } = scope
  const { where, expectedVersion } = oneRow(session, model, args['where'])
  const [changed] = await updateRows(scope, model, { where: and(where, inReach(session, model, 'update')), data: dataOf(args), limit: 1, ...expectedVersion })
  if (!changed) throw await unreachable(session, model, where, 'change')
  return (await writtenRows(session, model, [changed.after], args))[0]!
}

function updateSome(scope: WriteScope, model: Model, args: Args) {
  const where = and(guardFilter(scope.session, model, args['where']), inReach(scope.session, model, 'update'))
  return updateRows(scope, model, { where, data: dataOf(args), ...limitOf(args) })
}

async function deleteOne(scope: WriteScope, model: Model, args: Args): Promise<Row> {
  const { session } = scope
  const { where, expectedVersion } = oneRow(session, model, args['where'])
  let answer: Row | undefined
  const remember = async (rows: readonly Row[]): Promise<void> => void (answer = (await writtenRows(session, model, rows, args))[0])
  const rows = await deleteRows(scope, model, { where: and(where, inReach(session, model, 'delete')), limit: 1, ...expectedVersion }, remember)
  if (rows.length === 0) throw await unreachable(session, model, where, 'delete')
  return answer!
}

/** What a caller may write, the caller can see. */
function inReach(session: Session, model: Model, action: 'update' | 'delete'): Where {
  return and(readable(session, model), session.ability.rows(action, model.name))
}

/** `{ id, version }` is the optimistic lock: the row is found by its key, and its version compared once it is locked. */
function oneRow(session: Session, model: Model, where: unknown): { where: Where; expectedVersion: { expectedVersion?: number } } {
  const { version, ...rest } = (where ?? {}) as Row
  if (!model.isRecord || typeof version !== 'number') return { where: wholeWhere(splitUnique(session, model, where)), expectedVersion: {} }
  return { where: wholeWhere(splitUnique(session, model, rest)), expectedVersion: { expectedVersion: version } }
}

/** A visible row may be said to be there. */
async function unreachable(session: Session, model: Model, where: Where, action: string) {
  const seen = await call<Row | null>(session.client, model, 'findFirst', { where: and(where, readable(session, model)), select: selectOf(model.primaryKey) })
  return seen ? rightsErrors.FORBIDDEN({ action, what: `this ${model.name}` }) : rightsErrors.NOT_FOUND({ what: model.name })
}

function dataOf(args: Args): Row {
  return (args['data'] ?? {}) as Row
}

function listOf(value: unknown): readonly Row[] {
  return (Array.isArray(value) ? value : [value ?? {}]) as readonly Row[]
}

function limitOf(args: Args): { limit?: number } {
  return typeof args['limit'] === 'number' ? { limit: args['limit'] } : {}
}

function givenFields(args: Args): readonly string[] {
  const data = ['data', 'create', 'update'].flatMap((name) => (args[name] === undefined ? [] : listOf(args[name])))
  return [...new Set(data.flatMap((row) => Object.keys(row)))]
}
