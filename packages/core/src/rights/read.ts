import type { Model } from '../models/model-types.ts'
import { call, selectOf, type Args } from './base-rows.ts'
import type { Row } from './decide.ts'
import { rightsErrors } from './errors.ts'
import { planList, withoutListArgs } from './list-plan.ts'
import { findInHiddenOrder } from './ordered-read.ts'
import { SecondLook } from './second-look.ts'
import { planSelection, type Cursor, type Selection } from './selection.ts'
import { readable, type Session } from './session.ts'
import { splitUnique, wholeWhere } from './unique-where.ts'
import { and, isEverything } from './where.ts'

/** One row by a unique key: null where it is missing or hidden. */
export async function findUnique(session: Session, model: Model, args: Args): Promise<Row | null> {
  const { key, rest } = splitUnique(session, model, args['where'])
  const limits = and(readable(session, model), rest)
  const selection = planSelection(session, model, args)
  const where = isEverything(limits) ? key : { ...key, AND: [limits] }
  const row = await withCursors(session, selection, () => call<Row | null>(session.client, model, 'findUnique', { ...selection.args, where }))
  if (row) await inspect(session, selection, [row])
  return row
}

export async function findFirst(session: Session, model: Model, args: Args): Promise<Row | null> {
  const backwards = Number(args['take']) < 0
  const rows = await findMany(session, model, { ...args, take: backwards ? -1 : 1 })
  return rows[0] ?? null
}

export async function findMany(session: Session, model: Model, args: Args): Promise<Row[]> {
  const { order, args: limits } = planList(session, model, args, { rights: readable(session, model), mayHide: true })
  const selection = planSelection(session, model, withoutListArgs(args))
  const guarded = { ...selection.args, ...limits }
  const cursors = [...(args['cursor'] ? [{ model, where: args['cursor'] }] : []), ...selection.cursors]
  const run = (part: Args): Promise<Row[]> => call<Row[]>(session.client, model, 'findMany', part)
  const rows = await withCursors(session, { ...selection, cursors }, () => (order.sortable ? findInHiddenOrder({ session, model, order, args: guarded, run }) : run(guarded)))
  if (rows.length > 0) await inspect(session, selection, rows)
  return rows
}

/** Not found and not visible are one answer. */
export async function orThrow(model: Model, row: Promise<Row | null>): Promise<Row> {
  const found = await row
  if (!found) throw rightsErrors.NOT_FOUND({ what: model.name })
  return found
}

export async function inspect(session: Session, selection: Selection, rows: readonly Row[]): Promise<void> {
  if (!selection.inspect) return
  const look = new SecondLook()
  selection.inspect(rows, look)
  await look.settle(session.client)
}

async function withCursors<Result>(session: Session, selection: Selection, read: () => Promise<Result>): Promise<Result> {
  for (const cursor of selection.cursors) await checkCursor(session, cursor)
  return read()
}

/** A page that starts at a hidden row would tell where that row sorts. */
export async function checkCursor(session: Session, { model, where }: Cursor): Promise<void> {
  const unique = splitUnique(session, model, where)
  const limits = and(readable(session, model), unique.rest)
  if (isEverything(limits)) return
  const found = await call<Row | null>(session.client, model, 'findFirst', { where: and(wholeWhere(unique), limits), select: selectOf(model.primaryKey) })
  if (!found) throw rightsErrors.BAD_FILTER({ what: model.name, field: 'cursor', reason: 'the page that you continue starts at a record that is not there' })
}
