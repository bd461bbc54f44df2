import { onBehalfOf } from '../../shell/acting.ts'
import type { ListState } from '../list/list-state.svelte.ts'

/** Where to download what the view shows: its columns, filter, search and order, all rows of it. */
export function exportUrl(list: Pick<ListState, 'meta' | 'columns' | 'filter' | 'orderBy' | 'view'>, format: 'csv' | 'xlsx'): string {
  const params = new URLSearchParams({ columns: list.columns.map((column) => column.name).join(',') })
  if (list.filter) params.set('filter', JSON.stringify(list.filter))
  if (list.orderBy) params.set('orderBy', JSON.stringify(list.orderBy))
  if (list.view.search) params.set('search', list.view.search)
  return `/api/export/${list.meta.name}.${format}?${params}`
}

/** Downloads without leaving the page. A link carries no header, so the address says for whom a deputy asks. */
export function startDownload(url: string): void {
  const link = document.createElement('a')
  const address = new URL(url, location.href)
  const person = onBehalfOf()
  if (person !== null) address.searchParams.set('onBehalfOf', person)
  link.href = address.href
  link.download = ''
  link.click()
}
