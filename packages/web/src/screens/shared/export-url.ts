import type { ListState } from '../list/list-state.svelte.ts'

/** Where to download what the view shows: its columns, filter, search and order, all rows of it. */
export function exportUrl(list: Pick<ListState, 'meta' | 'columns' | 'sort' | 'filter' | 'view'>, format: 'csv' | 'xlsx'): string {
  const params = new URLSearchParams()
  params.set('columns', list.columns.map((column) => column.name).join(','))
  if (list.filter) params.set('filter', JSON.stringify(list.filter))
  if (list.view.search) params.set('search', list.view.search)
  if (list.sort.length > 0) params.set('sort', list.sort.map(({ field, direction }) => (direction === 'DESC' ? `-${field}` : field)).join(','))
  return `/api/export/${list.meta.name}.${format}?${params}`
}
