import type { FieldMeta, Label, ResourceMeta } from '@tenon/core/metadata'
import type { ResourceRecord } from '../../data/record.ts'
import { allOf, type FilterInput } from '../filter/filter-input.ts'
import type { PageAnswer } from '../list/keyset-list.svelte.ts'
import { enumBoardDocument, referenceBoardDocument, tonedField } from './board-documents.ts'
import { withTotals, type BoardColumn, type Columns } from './board-model.ts'

export interface BoardQuestion {
  readonly filter: FilterInput | null
  readonly orderBy: readonly unknown[] | null
  readonly search: string | null
}

export interface BoardSource {
  readonly meta: ResourceMeta
  readonly group: FieldMeta
  /** The resource whose records are the columns, where they are. */
  readonly target: ResourceMeta | null
  readonly label: (label: Label) => string
}

export function boardRequest({ meta, group, target }: BoardSource, question: BoardQuestion, first: number): { document: string; variables: Record<string, unknown> } {
  const variables = { first, ...question }
  if (meta.board?.columns) return { document: referenceBoardDocument(meta, group, target), variables }
  const filters = (group.options ?? []).map(({ value }, index) => [`f${index}`, allOf(question.filter, { [group.name]: { eq: value } })])
  return { document: enumBoardDocument(meta, group), variables: { ...variables, ...Object.fromEntries(filters) } }
}

/** The filter of one column, for its further cards. */
export function columnFilter({ group }: BoardSource, question: BoardQuestion, column: string): FilterInput | null {
  return allOf(question.filter, group.reference ? { [group.reference.inputField]: { eq: column } } : { [group.name]: { eq: column } })
}

export function readBoard(source: BoardSource, data: Record<string, unknown>): Columns {
  const columns = source.meta.board?.columns ? recordColumns(source, data) : enumColumns(source, data)
  return withTotals(columns, (data['totals'] as unknown[] | undefined) ?? [], source)
}

function recordColumns({ meta, target }: BoardSource, data: Record<string, unknown>): Columns {
  const { nodes } = data['columns'] as { nodes: readonly (ResourceRecord & { cards: PageAnswer })[] }
  const toned = target ? tonedField(target) : undefined
  return nodes.map((node) => ({
    id: node.id,
    title: String(node[meta.board!.columns!.titleField] ?? ''),
    tone: toned?.options?.find((option) => option.value === node[toned.name])?.tone ?? null,
    ...page(node.cards),
  }))
}

function enumColumns({ group, label }: BoardSource, data: Record<string, unknown>): Columns {
  return (group.options ?? []).map((option, index) => ({ id: option.value, title: label(option.label), tone: option.tone, ...page(data[`c${index}`] as PageAnswer) }))
}

function page({ nodes, pageInfo }: PageAnswer): Pick<BoardColumn, 'cards' | 'hasMore' | 'endCursor' | 'count' | 'sums'> {
  return { cards: nodes, hasMore: pageInfo.hasNextPage, endCursor: pageInfo.endCursor, count: null, sums: [] }
}
