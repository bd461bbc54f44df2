import type { Model } from '../models/model-types.ts'
import type { Args } from './base-rows.ts'
import { guardFilter } from './filter.ts'
import { checkPlainColumns, guardOrder, type Order } from './order.ts'
import type { Session } from './session.ts'
import { and, isEverything, type Where } from './where.ts'

/** A list's own arguments within the caller's rights; what is selected of its rows is `selection.ts`'s. */
export interface ListPlan {
  /** `where` and `orderBy`, to replace the caller's. */
  readonly args: Args
  readonly order: Order
}

/** `rights`: the rows that may be seen here. `mayHide`: whether the order may start with something that is hidden on some. */
export function planList(session: Session, model: Model, args: Args, { rights, mayHide }: { rights: Where; mayHide: boolean }): ListPlan {
  const order = guardOrder(session, model, args['orderBy'], { mayHide })
  checkPlainColumns(session, model, namesOf(args['distinct']))
  const where = and(rights, guardFilter(session, model, args['where']))
  return { args: { ...(isEverything(where) ? {} : { where }), orderBy: order.entries }, order }
}

/** The caller's arguments without those that a plan replaces. */
export function withoutListArgs(args: Args): Args {
  const { where: _where, orderBy: _orderBy, ...rest } = args
  return rest
}

/** Prisma takes one column name or a list of them. */
export function namesOf(value: unknown): readonly string[] {
  return value === undefined || value === null ? [] : ((Array.isArray(value) ? value : [value]) as string[])
}
