import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import { untrack } from 'svelte'
import type { DataClient } from '../../data/client.ts'
import { DataError } from '../../data/data-error.ts'
import { listDocument, totalsDocument } from '../../data/documents.ts'
import { fieldsNamed, type Money, type ResourceRecord } from '../../data/record.ts'
import { allOf, filterInput, type FilterContext, type FilterInput } from '../filter/filter-input.ts'
import type { Group } from '../filter/filter-model.ts'
import type { PendingDeletes } from '../shared/pending-deletes.svelte.ts'
import { formatColumns, ownColumns, parseColumns, sameColumns, widthOf, withWidth, type Column } from './columns.ts'
import { KeysetList, type PageAnswer } from './keyset-list.svelte.ts'
import type { LeftList } from './left-lists.ts'
import { matchingIds } from './matching.ts'
import { NOTHING_SELECTED, extendTo, selectAll, toggle, without, type Selected } from './selected.ts'
import { nextSort, orderInput, type OrderInput, type ViewState } from './view-state.ts'

const PAGE = 100

/** Where a view is kept: the address of a list's own page, or a mere variable where it is a part of another one. */
export interface ViewHolder {
  readonly view: ViewState
  change(view: ViewState): void
}

/** Remembers the columns that a person chose, per resource. */
export interface ColumnMemory {
  read(): string | null
  write(columns: string | null): void
}

export interface ListOptions {
  readonly client: DataClient
  readonly meta: ResourceMeta
  readonly holder: ViewHolder
  readonly memory: ColumnMemory
  readonly context: () => FilterContext
  readonly deletes: PendingDeletes
  /** Holds for all that is shown, whatever the person filters: the record that a related list belongs to. */
  readonly scope?: FilterInput | null
  /** Columns instead of the resource's own. */
  readonly columns?: readonly Column[]
  /** How the list was left, where the person comes back to it. */
  readonly left?: LeftList | null
}

export interface Totals {
  readonly count: number
  readonly sums: readonly { readonly field: FieldMeta; readonly money: readonly Money[] }[]
}

/** A list of a resource: its view, its rows, what is selected and where the cursor stands. */
export class ListState {
  readonly meta: ResourceMeta
  readonly list = new KeysetList()
  readonly #options: ListOptions
  #asked = ''
  #counting = new AbortController()
  #gathering = new AbortController()

  selected = $state.raw<Selected>(NOTHING_SELECTED)
  /** Index of the row that keys act on; -1 before the first key. */
  cursor = $state(-1)
  totals = $state.raw<Totals | null>(null)
  /** All that the view finds is being selected. */
  gathering = $state(false)
  /** Cards show boxes to tick, although none is ticked yet. */
  choosing = $state(false)
  /** The columns that the person used last, as text. */
  #remembered = $state.raw<string | null>(null)
  /** A column whose edge is being pulled: its width is kept when it is let go. */
  pulled = $state.raw<Column | null>(null)

  constructor(options: ListOptions) {
    this.#options = options
    this.meta = options.meta
    this.#remembered = options.memory.read()
  }

  view = $derived.by(() => this.#options.holder.view)
  own = $derived.by(() => this.#options.columns ?? ownColumns(this.meta))
  columns: readonly Column[] = $derived.by(() => this.view.columns ?? parseColumns(this.meta, this.#remembered) ?? this.own)
  sort = $derived.by(() => this.view.sort ?? this.meta.list.sort)
  rows: readonly ResourceRecord[] = $derived.by(() => this.#options.deletes.visible(this.list.rows))
  filter: FilterInput | null = $derived.by(() => allOf(this.#options.scope ?? null, filterInput(this.meta, this.view.filter, this.#options.context())))
  /** The order as the server takes it; null for its own. */
  orderBy = $derived.by(() => orderInput(this.meta, this.sort))
  isFiltered = $derived.by(() => this.view.search !== '' || this.view.filter.items.length > 0)
  #question = $derived.by(() => ({ document: this.#document(), variables: this.#variables() }))

  /** Asks for what the view shows, unless that is being shown already. To be called in an effect. */
  ask(): void {
    const question = this.#question
    untrack(() => this.#ask(question))
  }

  #ask({ document, variables }: { document: string; variables: object }): void {
    const key = document + JSON.stringify(variables)
    if (key === this.#asked) return
    const { left } = this.#options
    const returns = this.#asked === '' && left?.key === key ? left : null
    this.#asked = key
    this.#gathering.abort()
    this.gathering = false
    this.selected = NOTHING_SELECTED
    this.cursor = returns?.cursor ?? -1
    const load = (after: string | null, signal: AbortSignal) => this.#page({ document, variables }, after, signal)
    if (returns) {
      this.list.resume(load, returns.pages)
      void this.count()
    } else void this.list.ask(load).then(() => this.count())
  }

  /** How the list stands, for the way back to it. */
  leave(scrollTop: number): LeftList {
    return { key: this.#asked, pages: this.list.pages, cursor: this.cursor, scrollTop }
  }

  /** Count and sums of everything that the view finds; later than the rows, which do not wait for them. */
  async count(): Promise<void> {
    this.#counting.abort()
    this.#counting = new AbortController()
    const { signal } = this.#counting
    const sums = this.#summed()
    const { filter, search } = this.#variables()
    try {
      const { totals } = await this.#options.client.query<{ totals: readonly { count: number; sum?: Record<string, unknown>; worth?: { readonly sum: Money } }[] }>(totalsDocument(this.meta, sums), { filter, search }, { signal, fresh: true })
      const first = totals[0]
      this.totals = { count: first?.count ?? 0, sums: sums.map((field) => ({ field, money: first?.worth && field.name === this.meta.worth ? (moneyIn(first.sum?.[field.name]).length === 0 ? [] : [first.worth.sum]) : moneyIn(first?.sum?.[field.name]) })) }
    } catch (error) {
      if (!(error instanceof DataError && error.kind === 'aborted')) this.totals = null
    }
  }

  /** Keeps the list fresh while it is shown. Returns how to stop. */
  attach(): () => void {
    const types = new Set([this.meta.name, ...this.meta.fields.flatMap((field) => field.reference?.resource ?? [])])
    const stop = this.#options.client.onWrite([...types], () => {
      this.list.invalidate()
      void this.count()
    })
    return () => {
      stop()
      this.#counting.abort()
      this.#gathering.abort()
      this.list.close()
    }
  }

  change(part: Partial<ViewState>): void {
    this.#options.holder.change({ ...this.view, ...part })
  }

  search = (search: string) => this.change({ search })
  filterBy = (filter: Group) => this.change({ filter })
  sortBy = (field: string, add: boolean) => this.change({ sort: nextSort(this.view.sort, field, add, this.meta.list.sort) })

  setColumns(columns: readonly Column[] | null): void {
    const own = columns === null || sameColumns(columns, this.own)
    this.#remembered = own ? null : formatColumns(columns)
    this.#options.memory.write(this.#remembered)
    this.change({ columns: own ? null : columns })
  }

  widthOf(column: Column): number {
    return widthOf(this.meta, this.pulled?.name === column.name ? this.pulled : column)
  }

  pull(name: string, width: number): void {
    this.pulled = withWidth([{ name, width }], name, width)[0] ?? null
  }

  letGo(): void {
    if (this.pulled) this.setColumns(withWidth(this.columns, this.pulled.name, this.pulled.width ?? 0))
    this.pulled = null
  }

  select(id: string, range: boolean): void {
    this.#gathering.abort()
    this.gathering = false
    this.selected = range ? extendTo(this.selected, id, this.#order()) : toggle(this.selected, id)
  }

  selectLoaded(): void {
    this.selected = this.selected.ids.size >= this.rows.length ? NOTHING_SELECTED : selectAll(this.#order())
  }

  /** Selects all that the view finds, loaded or not. Throws DataError. */
  async selectMatching(): Promise<void> {
    this.#gathering.abort()
    const { signal } = (this.#gathering = new AbortController())
    this.gathering = true
    try {
      const ids = await matchingIds(this.#options.client, this.meta, this.#variables(), signal)
      if (!signal.aborted) this.selected = selectAll(ids)
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      if (!signal.aborted) this.gathering = false
    }
  }

  clearSelection(): void {
    this.#gathering.abort()
    this.gathering = false
    this.choosing = false
    this.selected = NOTHING_SELECTED
  }

  forget(ids: Iterable<string>): void {
    this.selected = without(this.selected, ids)
  }

  /** Moves the cursor; the row that it stands on now, if there is one. */
  move(by: number): number {
    this.cursor = Math.max(0, Math.min(this.rows.length - 1, this.cursor < 0 ? (by > 0 ? 0 : this.rows.length - 1) : this.cursor + by))
    return this.cursor
  }

  #order(): string[] {
    return this.rows.map((row) => row.id)
  }

  #document(): string {
    const extra = this.meta.subtitleField ? [this.meta.subtitleField] : []
    return listDocument(this.meta, [...this.columns.map((column) => column.name), ...extra])
  }

  #variables(): { filter: FilterInput | null; orderBy: readonly OrderInput[] | null; search: string | null } {
    return { filter: this.filter, orderBy: this.orderBy, search: this.view.search || null }
  }

  #summed(): readonly FieldMeta[] {
    return fieldsNamed(this.meta, this.columns.map((column) => column.name)).filter((field) => field.summable && field.kind === 'money')
  }

  async #page({ document, variables }: { document: string; variables: object }, after: string | null, signal: AbortSignal): Promise<PageAnswer> {
    const { page } = await this.#options.client.query<{ page: PageAnswer }>(document, { first: PAGE, after, ...variables }, { signal, fresh: true })
    return page
  }
}

function moneyIn(sum: unknown): readonly Money[] {
  return Array.isArray(sum) ? (sum as Money[]) : []
}
