import { guardFilter } from '../rights/filter.ts'
import { readable, relationRights } from '../rights/session.ts'
import { and, isEverything, type Where } from '../rights/where.ts'
import type { OpenPage } from './ask-root.ts'
import type { Build, Holder } from './build-types.ts'
import { orderSql } from './order-sql.ts'
import { pageInfoSql } from './page-info-sql.ts'
import type { EdgePart, PagePart, PageRead } from './read-types.ts'
import { recordItems } from './record-sql.ts'
import { answerName, fromTable, handedOn, quote, type Source, type Table } from './statement.ts'
import { all, joined, whereSql } from './where-sql.ts'

/** A connection as one JSON object: `(select row_to_json(c) from …)`. Throws what the ordinary path would refuse. */
export function pageSql(build: Build, page: PageRead, holder: Holder | null): string {
  const { model } = page.resource
  const isNested = holder !== null
  const plan = build.planOf(page, isNested)
  const rights = holder ? relationRights(build.rights, holder.row.model, holder.relation) : { target: readable(build.rights, model), holder: {} }
  /** Rows of the list, beyond what the caller asks for: the rights on them, and that they are the holder's. */
  const within = (rows: Table, asked: Where): string => all([
    ...(holder ? [joined(holder.row, holder.relation, rows)] : []),
    ...(holder && !isEverything(rights.holder) ? [whereSql(build, rights.holder, holder.row)] : []),
    whereSql(build, and(rights.target, guardFilter(build.rights, model, asked)), rows),
  ])
  const count = (): string => {
    const rows = build.statement.table(model)
    return `(select count(*)::int from ${fromTable(rows)} where ${within(rows, plan.where)})`
  }
  // PostgreSQL takes no parameter that nothing uses.
  const size = needsRows(page) ? `${build.statement.bind(plan.size)}::bigint` : ''
  const parts = partsSql(build, page, { plan, size, count })
  const from = needsRows(page) ? ` from (${rowsSql(build, page, plan, { within, size, isNested })}) q` : ''
  return `(select row_to_json(c) from (select ${parts.join(', ')}${from}) c)`
}

interface Shown {
  readonly plan: OpenPage
  readonly size: string
  readonly count: () => string
}

/** What the page shows, from the aggregated rows `q`. */
function partsSql(build: Build, { parts }: PageRead, { plan, size, count }: Shown): string[] {
  return parts.map((part, index) => {
    const value = (): string => {
      switch (part.kind) {
        case 'typename': return `${build.statement.bind(part.name)}::text`
        case 'totalCount': return count()
        case 'pageInfo': return pageInfoSql(part.parts, plan, size)
        case 'nodes': case 'edges': return `q.p${index}`
      }
    }
    return `${value()} as ${answerName(part.key)}`
  })
}

function needsRows({ parts }: PageRead): boolean {
  return parts.some(({ kind }) => kind === 'nodes' || kind === 'edges' || kind === 'pageInfo')
}

interface Rows {
  readonly within: (rows: Table, asked: Where) => string
  readonly size: string
  readonly isNested: boolean
}

/**
 * The rows of a page, in three steps from the inside: which rows, in order, one more than asked for, which only says that there is more; each as JSON
 * where it is shown; and the JSON of all in one row. So what is nested is looked up after the limit, for the rows of the page alone.
 */
function rowsSql(build: Build, page: PageRead, plan: OpenPage, { within, size, isNested }: Rows): string {
  const { statement } = build
  const rows = statement.table(page.resource.model)
  const order = orderSql(build, plan.steps, rows, isNested)
  const read = new Set<string>()
  const inner = handedOn(page.resource.model, statement.alias(), read)
  const shown = page.parts.flatMap((part, index) => (part.kind === 'nodes' || part.kind === 'edges' ? [{ name: `p${index}`, value: rowSql(build, part, inner, order.cursor(inner.alias)) }] : []))
  const cursors = needsCursors(page.parts) ? `, ${order.cursor(inner.alias)} as "#c"` : ''
  const found = [...[...read].map((name) => `${rows.column(name)} as ${quote(page.resource.model.fields[name]!.column)}`), ...order.columns]
  const limited = `select ${found.join(', ')} from ${fromTable(rows)}${order.joins} where ${within(rows, plan.pageWhere)} order by ${order.text} limit ${size} + 1`
  const numbered = `select row_number() over () as "#n", v.* from (${limited}) v`
  const each = `select ${inner.alias}."#n"${shown.map(({ name, value }) => `, case when ${inner.alias}."#n" <= ${size} then ${value} end as ${name}`).join('')}${cursors} from (${numbered}) ${inner.alias}`
  const direction = plan.backward ? ' order by p."#n" desc' : ''
  const lists = shown.map(({ name }) => `coalesce(json_agg(p.${name}${direction}) filter (where p."#n" <= ${size}), '[]') as ${name}`)
  const ends = needsCursors(page.parts) ? [`max(p."#c") filter (where p."#n" = 1) as first`, `(array_agg(p."#c" order by p."#n" desc) filter (where p."#n" <= ${size}))[1] as last`] : []
  return `select ${['count(*) as found', ...lists, ...ends].join(', ')} from (${each}) p`
}

function needsCursors(parts: readonly PagePart[]): boolean {
  return parts.some((part) => part.kind === 'pageInfo' && part.parts.some(({ kind }) => kind === 'startCursor' || kind === 'endCursor'))
}

/** One row as the JSON of a node or of an edge. */
function rowSql(build: Build, part: PagePart & { kind: 'nodes' | 'edges' }, row: Source, cursor: string): string {
  if (part.kind === 'nodes') return `(select row_to_json(r) from (select ${recordItems(build, part.record, row)}) r)`
  const value = (edge: EdgePart): string => {
    switch (edge.kind) {
      case 'typename': return `${build.statement.bind(edge.name)}::text`
      case 'cursor': return cursor
      case 'node': return `(select row_to_json(r) from (select ${recordItems(build, edge.record, row)}) r)`
    }
  }
  return `(select row_to_json(e) from (select ${part.parts.map((edge) => `${value(edge)} as ${answerName(edge.key)}`).join(', ')}) e)`
}
