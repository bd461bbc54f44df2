import type { Model } from '../models/model-types.ts'
import { call, type Args } from './base-rows.ts'
import { askableField, fingerprint } from './field-rights.ts'
import { guardFilter } from './filter.ts'
import { guardOrder } from './order.ts'
import { checkCursor } from './read.ts'
import { readable, type Session } from './session.ts'
import { and, everything, isEverything, type Where } from './where.ts'

type Numbers = Record<string, unknown>
export const functions = ['_count', '_sum', '_avg', '_min', '_max'] as const

/** Counts the rows that the caller sees, or, with `select`, the values. */
export async function count(session: Session, model: Model, args: Args): Promise<number | Numbers> {
  const { select, ...rest } = args
  if (!select || select === true) return call<number>(session.client, model, 'count', await limits(session, model, rest, everything))
  const { _count } = await aggregate(session, model, { ...rest, _count: select })
  return _count as Numbers
}

/**
 * Sums and the like over what the caller sees. A column that is hidden on some rows is aggregated in a statement of its own
 * over the rows where it shows, so that it takes nothing away from the other results.
 */
export async function aggregate(session: Session, model: Model, args: Args): Promise<Numbers> {
  const { plain, parts } = splitByRight(session, model, args)
  const rest = withoutFunctions(args)
  const result: Numbers = {}
  for (const [where, asked] of [[everything, plain] as const, ...parts]) {
    if (Object.keys(asked).length === 0) continue
    mergeResults(result, await call<Numbers>(session.client, model, 'aggregate', { ...(await limits(session, model, rest, where)), ...asked }))
  }
  return result
}

/** The asked functions, apart by the condition under which their columns show. */
export function splitByRight(session: Session, model: Model, args: Args): { plain: Args; parts: readonly (readonly [Where, Args])[] } {
  const plain: Record<string, Numbers | true> = {}
  const parts = new Map<string, [Where, Record<string, Numbers>]>()
  for (const name of functions) {
    const asked = args[name]
    if (!asked) continue
    if (asked === true) {
      plain[name] = true
      continue
    }
    for (const [column, wanted] of Object.entries(asked)) {
      if (!wanted) continue
      const where = column === '_all' ? everything : askableField(session, model, column)
      const key = fingerprint(where)
      const target = isEverything(where) ? plain : (parts.get(key) ?? parts.set(key, [where, {}]).get(key)!)[1]
      target[name] = { ...(target[name] as Numbers | undefined), [column]: true }
    }
  }
  return { plain, parts: [...parts.values()] }
}

export function mergeResults(into: Numbers, part: Numbers): void {
  for (const name of functions) {
    const values = part[name]
    if (values === undefined) continue
    into[name] = typeof values === 'object' && values !== null ? { ...(into[name] as Numbers | undefined), ...(values as Numbers) } : values
  }
}

function withoutFunctions(args: Args): Args {
  return Object.fromEntries(Object.entries(args).filter(([name]) => !(functions as readonly string[]).includes(name)))
}

/** Where, order, and page of an aggregate; a page needs a total order as much as a list does. */
async function limits(session: Session, model: Model, args: Args, where: Where): Promise<Args> {
  const order = guardOrder(session, model, args['orderBy'], { mayHide: false })
  const pages = ['take', 'skip', 'cursor'].some((name) => args[name] !== undefined)
  if (args['cursor']) await checkCursor(session, { model, where: args['cursor'] })
  const { orderBy: _orderBy, where: own, ...rest } = args
  return { ...rest, where: and(readable(session, model), guardFilter(session, model, own), where), ...(pages ? { orderBy: order.entries } : {}) }
}
