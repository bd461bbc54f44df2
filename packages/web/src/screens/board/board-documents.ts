import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import { WORTH, filterArguments, groupName, listArguments, sumSelection } from '../../data/documents.ts'
import { selectField, selectRecord, words } from '../../data/selection.ts'

const PAGE_INFO = 'pageInfo { hasNextPage endCursor }'

/** Most columns of a board: more would not be one. */
export const MAX_COLUMNS = 40

/** The fields that a card needs: what it shows, what it is grouped and summed by. */
export function cardNames(meta: ResourceMeta): readonly string[] {
  const board = meta.board
  return board ? [board.groupBy, ...(board.sum ? [board.sum] : []), ...(meta.subtitleField ? [meta.subtitleField] : []), ...board.cardFields] : []
}

/** Columns that are records, each with its first cards, and the figures of all: one request. Variables: first, filter, orderBy, search. */
export function referenceBoardDocument(meta: ResourceMeta, group: FieldMeta, target: ResourceMeta | null): string {
  const { head, args } = listArguments(meta)
  const columns = meta.board!.columns!
  const order = columns.orderField ? `, orderBy: [{ field: ${columns.orderField}, direction: ASC }]` : ''
  const cards = `cards: ${columns.related}(first: $first, ${args}) { nodes { ${selectRecord(meta, cardNames(meta))} } ${PAGE_INFO} }`
  return `query ${meta.name}Board($first: Int!, ${head}) { columns: ${columns.list}(first: ${MAX_COLUMNS}${order}) { nodes { ${words('id', columns.titleField)}${kindOfColumn(target)} ${cards} } } ${totals(meta, group)} }`
}

/** Columns that are the values of an enum, one list each under `c0`, `c1` … Variables: first, orderBy, search, filter and f0, f1 … */
export function enumBoardDocument(meta: ResourceMeta, group: FieldMeta): string {
  const { head } = listArguments(meta)
  const { operations } = meta
  const options = group.options ?? []
  const filters = options.map((_, index) => `, $f${index}: ${operations.filterType}`).join('')
  const search = meta.searchable ? ', search: $search' : ''
  const lists = options.map((_, index) => `c${index}: ${operations.list}(first: $first, filter: $f${index}, orderBy: $orderBy${search}) { nodes { ${selectRecord(meta, cardNames(meta))} } ${PAGE_INFO} }`)
  return `query ${meta.name}Board($first: Int!, ${head}${filters}) { ${lists.join(' ')} ${totals(meta, group)} }`
}

/** Count, sum and worth per column, as `totals`. Variables: filter, search. */
export function boardTotalsDocument(meta: ResourceMeta, group: FieldMeta): string {
  return `query ${meta.name}BoardTotals(${filterArguments(meta).head}) { ${totals(meta, group, true)} }`
}

/** The cards do not wait for what the records are worth: that takes the server longer, and is asked for afterwards. */
function totals(meta: ResourceMeta, group: FieldMeta, worth = false): string {
  const sum = meta.fields.find((field) => field.name === meta.board?.sum)
  return `totals: ${meta.operations.aggregate}(${filterArguments(meta).args}, groupBy: [{ field: ${groupName(group)} }]) { key { ${group.reference ? `${group.name} { id }` : group.name} } count${sumSelection(sum ? [sum] : [])}${worth && sum && sum.name === meta.worth ? WORTH : ''} }`
}

/** A column record may say by an enum field what it means (open, won, lost): its tone colours the column. */
function kindOfColumn(target: ResourceMeta | null): string {
  const toned = target ? tonedField(target) : undefined
  return toned ? ` ${selectField(toned)}` : ''
}

export function tonedField(target: ResourceMeta): FieldMeta | undefined {
  return target.fields.find((field) => field.kind === 'enum' && field.options?.some((option) => option.tone))
}
