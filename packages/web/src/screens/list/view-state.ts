import type { ResourceMeta, SortMeta } from '@tenon/core/metadata'
import { fieldNamed } from '../../data/record.ts'
import { orderName } from '../../data/selection.ts'
import { NO_CHOICE, groupFields, readChoice, writeChoice, type ChartChoice } from '../chart/chart-choice.ts'
import { NO_FILTER, type Group } from '../filter/filter-model.ts'
import { formatFilter, parseFilter } from '../filter/filter-text.ts'
import { formatColumns, parseColumns, type Column } from './columns.ts'

export type Mode = 'list' | 'board' | 'calendar' | 'gallery' | 'chart'
export type Span = 'month' | 'week' | 'day' | 'agenda'

/** Everything that makes a view of a resource, so that an address reproduces it. */
export interface ViewState {
  readonly mode: Mode
  /** How much a calendar shows at once; null for a month, or the agenda on a phone. */
  readonly span: Span | null
  readonly search: string
  readonly filter: Group
  /** What a chart shows. */
  readonly chart: ChartChoice
  /** Null: the resource's own order. */
  readonly sort: readonly SortMeta[] | null
  /** Null: the columns that the person used last, or the resource's own. */
  readonly columns: readonly Column[] | null
}

export const PLAIN_VIEW: ViewState = { mode: 'list', span: null, chart: NO_CHOICE, search: '', filter: NO_FILTER, sort: null, columns: null }

const SPANS: readonly Span[] = ['month', 'week', 'day', 'agenda']

/** The ways in which a resource can be seen. */
export function modesOf(meta: Pick<ResourceMeta, 'board' | 'calendar' | 'gallery' | 'fields' | 'titleField'>): readonly Mode[] {
  return ['list', ...(meta.board ? ['board' as const] : []), ...(meta.calendar ? ['calendar' as const] : []), ...(meta.gallery ? ['gallery' as const] : []), ...(groupFields(meta).length > 0 ? ['chart' as const] : [])]
}

/** The view that an address describes. What the resource does not have is left out. */
export function readView(meta: ResourceMeta, params: URLSearchParams): ViewState {
  return {
    mode: modesOf(meta).find((mode) => mode === params.get('view')) ?? 'list',
    span: SPANS.find((span) => span === params.get('span')) ?? null,
    chart: readChoice(params),
    search: params.get('q') ?? '',
    filter: parseFilter(params.get('f') ?? ''),
    sort: parseSort(meta, params.get('sort')),
    columns: parseColumns(meta, params.get('cols')),
  }
}

/** The query string of a view, `?` included, or nothing for the plain one. Parameters of others are kept. */
export function writeView(view: ViewState, others: URLSearchParams = new URLSearchParams()): string {
  const own: readonly (readonly [string, string])[] = [
    ['view', view.mode === 'list' ? '' : view.mode],
    ['span', view.mode === 'calendar' ? (view.span ?? '') : ''],
    ...writeChoice(view.mode === 'chart' ? view.chart : NO_CHOICE),
    ['q', view.search],
    ['f', formatFilter(view.filter)],
    ['sort', view.sort ? formatSort(view.sort) : ''],
    ['cols', view.columns ? formatColumns(view.columns) : ''],
  ]
  const names = new Set(own.map(([name]) => name))
  const kept = [...others].filter(([name]) => !names.has(name))
  const text = [...own, ...kept].filter(([, value]) => value !== '').map(([name, value]) => `${name}=${readable(value)}`).join('&')
  return text && `?${text}`
}

/** Escapes only what a query string cannot hold, so that people can read their links. */
function readable(value: string): string {
  return encodeURIComponent(value).replace(/%(2C|3A|3B|28|29|2F)/g, (escaped) => decodeURIComponent(escaped))
}

function formatSort(sort: readonly SortMeta[]): string {
  return sort.map(({ field, direction }) => (direction === 'DESC' ? `-${field}` : field)).join(',')
}

function parseSort(meta: ResourceMeta, text: string | null): readonly SortMeta[] | null {
  const sort = (text ?? '').split(',').flatMap((part): SortMeta[] => {
    const field = part.replace(/^-/, '')
    return fieldNamed(meta, field)?.sortable ? [{ field, direction: part.startsWith('-') ? 'DESC' : 'ASC' }] : []
  })
  return sort.length > 0 ? sort : null
}

export interface OrderInput {
  readonly field: string
  readonly direction: 'ASC' | 'DESC'
}

/** An order as the server takes it; null for its own. Fields that the caller does not have are left out. */
export function orderInput(meta: ResourceMeta, sort: readonly SortMeta[]): readonly OrderInput[] | null {
  const order = sort.flatMap(({ field: name, direction }) => {
    const field = fieldNamed(meta, name)
    return field ? [{ field: orderName(field), direction }] : []
  })
  return order.length > 0 ? order : null
}

/** The order after a click on a header: up, down, then the resource's own again; with `add`, beside the others. A click always changes what is seen. */
export function nextSort(sort: readonly SortMeta[] | null, field: string, add: boolean, own: readonly SortMeta[] = []): readonly SortMeta[] | null {
  const shown = sort ?? own
  const current = shown.find((one) => one.field === field)
  const others = add ? shown.filter((one) => one.field !== field) : []
  if (!current) return [...others, { field, direction: 'ASC' }]
  if (current.direction === 'ASC') return add ? shown.map((one) => (one === current ? { field, direction: 'DESC' } : one)) : [{ field, direction: 'DESC' }]
  if (others.length > 0) return others
  return own[0]?.field === field ? [{ field, direction: 'ASC' }] : null
}
