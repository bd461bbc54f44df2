import type { Model } from '../models/model-types.ts'
import { call, selectOf, type Args } from './base-rows.ts'
import type { Row } from './decide.ts'
import { rightsErrors } from './errors.ts'
import { guardOrder, type Order } from './order.ts'
import type { Session } from './session.ts'
import { splitUnique, wholeWhere } from './unique-where.ts'
import { and, not, type Where } from './where.ts'

interface HiddenOrder {
  readonly session: Session
  readonly model: Model
  readonly order: Order
  /** Guarded arguments of findMany. */
  readonly args: Args
  readonly run: (args: Args) => Promise<Row[]>
}

/** A stretch of the list: the rows that have a sort value, or the rows without one, which tie on it. */
interface Stretch {
  readonly where: Where
  readonly entries: readonly Readonly<Record<string, unknown>>[]
}

/**
 * A list whose first sort value is hidden on some rows, say deals by customer. Sorting by the hidden values would show their
 * order; so the rows that have a visible value come in its order, and the others stand where PostgreSQL puts null, in the
 * order of what follows. Two statements, and the second only when the first does not fill the page.
 */
export async function findInHiddenOrder({ session, model, order, args, run }: HiddenOrder): Promise<Row[]> {
  if (args['distinct'] !== undefined) throw rightsErrors.BAD_FILTER({ what: model.name, field: 'distinct', reason: 'the order is by something that is hidden on some records' })
  const sortable = order.sortable!
  const valued: Stretch = { where: sortable, entries: order.entries }
  const empty: Stretch = { where: not(model, sortable), entries: rest(session, model, order) }
  const take = args['take'] as number | undefined
  const forwards = take === undefined || take >= 0
  const inOrder = order.nulls === 'first' ? [empty, valued] : [valued, empty]
  const stretches = forwards ? inOrder : inOrder.toReversed()
  const page: Row[] = []
  let skip = (args['skip'] as number | undefined) ?? 0
  for (const [index, stretch] of (await fromCursor(session, model, args, stretches)).entries()) {
    const wanted = take === undefined ? undefined : Math.abs(take) - page.length
    if (wanted === 0) break
    const where = and((args['where'] ?? {}) as Where, stretch.where)
    const cursor = index === 0 ? args['cursor'] : undefined
    const rows = await run({ ...args, where, cursor, orderBy: stretch.entries, skip, ...(wanted === undefined ? {} : { take: forwards ? wanted : -wanted }) })
    // A stretch that ended within the rows to skip passes the rest of them on.
    if (rows.length === 0 && skip > 0) skip -= (await run({ where, cursor, orderBy: stretch.entries, take: forwards ? skip : -skip, select: selectOf(model.primaryKey) })).length
    else skip = 0
    if (forwards) page.push(...rows)
    else page.unshift(...rows)
  }
  return page
}

/** The order among rows that tie on the hidden value. */
function rest(session: Session, model: Model, order: Order): Stretch['entries'] {
  return guardOrder(session, model, order.entries.slice(1), { mayHide: false }).entries
}

/** The stretches that a page can reach: from the cursor's own one on. */
async function fromCursor(session: Session, model: Model, args: Args, stretches: readonly Stretch[]): Promise<readonly Stretch[]> {
  if (!args['cursor']) return stretches
  const where = and(wholeWhere(splitUnique(session, model, args['cursor'])), stretches[0]!.where)
  const found = await call<Row | null>(session.client, model, 'findFirst', { where, select: selectOf(model.primaryKey) })
  return found ? stretches : stretches.slice(1)
}
