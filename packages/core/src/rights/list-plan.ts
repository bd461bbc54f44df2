import type { Model } from '../models/model-types.ts'
import type { Args } from './base-rows.ts'
import { guardFilter } from './filter.ts'
import { checkPlainColumns, guardOrder } from './order.ts'
import { planSelection, type Selection } from './selection.ts'
import { readable, type Session } from './session.ts'
import { and, isEverything, type Where } from './where.ts'

/** A nested list within the caller's rights: its rows, its order, its cursor, and all that hangs on it. */
export function planList(session: Session, model: Model, args: Args, rights: Where = readable(session, model)): Selection {
  const order = guardOrder(session, model, args['orderBy'], { mayHide: false })
  checkPlainColumns(session, model, namesOf(args['distinct']))
  const where = and(rights, guardFilter(session, model, args['where']))
  const selection = planSelection(session, model, args)
  const { where: _where, ...rest } = selection.args
  return {
    ...selection,
    args: { ...rest, ...(isEverything(where) ? {} : { where }), orderBy: order.entries },
    cursors: args['cursor'] ? [{ model, where: args['cursor'] }, ...selection.cursors] : selection.cursors,
  }
}

/** Prisma takes one column name or a list of them. */
export function namesOf(value: unknown): readonly string[] {
  return value === undefined || value === null ? [] : ((Array.isArray(value) ? value : [value]) as string[])
}
