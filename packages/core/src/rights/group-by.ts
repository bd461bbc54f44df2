import type { Model } from '../models/model-types.ts'
import { functions, mergeResults, splitByRight } from './aggregate.ts'
import { call, type Args } from './base-rows.ts'
import type { Row } from './decide.ts'
import { askableField } from './field-rights.ts'
import { guardFilter } from './filter.ts'
import { namesOf } from './list-plan.ts'
import { checkPlainColumns } from './order.ts'
import { readable, type Session } from './session.ts'
import { and, partsOf, type Where } from './where.ts'

/**
 * Groups over what the caller sees. Rows whose group key is hidden from the caller are in no group. A summed column that is
 * hidden on some rows counts where it shows; groups can be ordered and filtered only by columns that always show.
 */
export async function groupBy(session: Session, model: Model, args: Args): Promise<Row[]> {
  const by = namesOf(args['by'])
  const { plain, parts } = splitByRight(session, model, args)
  checkHaving(session, model, args['having'])
  const where = and(readable(session, model), guardFilter(session, model, args['where']), ...by.map((name) => askableField(session, model, name)))
  const { take, skip, having } = args
  const page = { ...(take === undefined ? {} : { take }), ...(skip === undefined ? {} : { skip }), ...(having === undefined ? {} : { having }) }
  const groups = await call<Row[]>(session.client, model, 'groupBy', { by, where, ...page, orderBy: orderOf(session, model, by, args['orderBy']), ...plain })
  for (const [shown, asked] of parts) await addColumns({ session, model, by, groups, asked, where: and(where, shown) })
  return groups
}

/** The results over the rows where a column shows, put into the groups that they belong to. */
async function addColumns(request: { session: Session; model: Model; by: readonly string[]; groups: readonly Row[]; asked: Args; where: Where }): Promise<void> {
  const { session, model, by, groups, asked, where } = request
  const shown = await call<Row[]>(session.client, model, 'groupBy', { by, where, orderBy: by.map((name) => ({ [name]: 'asc' })), ...asked })
  const found = new Map(shown.map((group) => [groupKey(by, group), group]))
  for (const group of groups) mergeResults(group, found.get(groupKey(by, group)) ?? emptyResults(asked))
}

function emptyResults(asked: Args): Row {
  return Object.fromEntries(functions.filter((name) => asked[name]).map((name) => [name, Object.fromEntries(Object.keys(asked[name] as Row).map((column) => [column, name === '_count' ? 0 : null]))]))
}

function groupKey(by: readonly string[], group: Row): string {
  return JSON.stringify(by.map((name) => (group[name] === null ? null : String(group[name]))))
}

/** A total order of the groups, by columns that always show. */
function orderOf(session: Session, model: Model, by: readonly string[], orderBy: unknown): readonly Args[] {
  const entries = (Array.isArray(orderBy) ? orderBy : orderBy ? [orderBy] : []) as Args[]
  const columns = entries.flatMap((entry) => Object.entries(entry).flatMap(([name, value]) => columnsIn(name, value)))
  checkPlainColumns(session, model, columns.filter((name) => !by.includes(name)))
  return [...entries, ...by.filter((name) => !entries.some((entry) => name in entry)).map((name) => ({ [name]: 'asc' }))]
}

function columnsIn(name: string, value: unknown): string[] {
  return name.startsWith('_') ? Object.keys(value as Args).filter((column) => column !== '_all') : [name]
}

function checkHaving(session: Session, model: Model, having: unknown): void {
  for (const [name, value] of Object.entries((having ?? {}) as Args)) {
    if (name === 'AND' || name === 'OR' || name === 'NOT') for (const part of partsOf(value)) checkHaving(session, model, part)
    else checkPlainColumns(session, model, [name])
  }
}
