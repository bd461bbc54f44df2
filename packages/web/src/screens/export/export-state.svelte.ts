import type { ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { asDataError, type DataError } from '../../data/data-error.ts'
import { totalsDocument } from '../../data/documents.ts'
import type { FilterInput } from '../filter/filter-input.ts'
import { ownColumns, type Column } from '../list/columns.ts'
import type { OrderInput } from '../list/view-state.ts'
import type { ExportClient, ExportFormat } from './export-client.ts'
import type { OpenFile } from './export-file.ts'

/** Which records: those that the view finds, those that are selected, or all that the person may see. */
export type ExportRows = 'view' | 'selected' | 'all'

/** What a list shows, as an export begins with it. */
export interface ExportView {
  readonly meta: ResourceMeta
  readonly columns: readonly Column[]
  readonly filter: FilterInput | null
  readonly search: string
  readonly orderBy: readonly OrderInput[] | null
  readonly selected: readonly string[]
}

export interface ExportOptions {
  readonly client: Pick<DataClient, 'query'>
  readonly exports: ExportClient
  readonly view: ExportView
  readonly openFile: OpenFile
}

/** Takes records out as a file: which, with which columns, how many they are, and how far it is. */
export class ExportState {
  readonly view: ExportView
  readonly #options: ExportOptions
  #stopping = new AbortController()
  #counting = new AbortController()
  rows = $state<ExportRows>('view')
  format = $state<ExportFormat>('xlsx')
  columns = $state.raw<readonly Column[]>([])
  /** How many there are of each choice; left out while unknown. */
  counts = $state.raw<Readonly<Partial<Record<ExportRows, number>>>>({})
  running = $state(false)
  /** Rows that have arrived, where the format tells; and bytes. */
  written = $state.raw<{ readonly rows: number | null; readonly bytes: number }>({ rows: null, bytes: 0 })
  failure = $state.raw<DataError | null>(null)
  /** Name of the file that is there now. */
  done = $state<string | null>(null)

  constructor(options: ExportOptions) {
    this.#options = options
    this.view = options.view
    this.columns = options.view.columns
    if (options.view.selected.length > 0) this.rows = 'selected'
  }

  count = $derived(this.counts[this.rows] ?? null)
  /** Part of the rows that has arrived; null where that cannot be told. */
  progress = $derived(this.written.rows === null || this.count === null || this.count === 0 ? null : Math.min(1, this.written.rows / this.count))

  get isNarrowed(): boolean {
    return this.view.filter !== null || this.view.search !== ''
  }

  /** What can be chosen, in the order in which it is offered. */
  get choices(): readonly ExportRows[] {
    return [...(this.view.selected.length > 0 ? (['selected'] as const) : []), 'view', ...(this.isNarrowed ? (['all'] as const) : [])]
  }

  showAll(): void {
    const chosen = new Set(this.columns.map(({ name }) => name))
    this.columns = [...this.columns, ...this.view.meta.fields.filter(({ name }) => !chosen.has(name)).map(({ name }) => ({ name, width: null }))]
  }

  showView(): void {
    this.columns = this.view.columns.length > 0 ? this.view.columns : ownColumns(this.view.meta)
  }

  /** Asks how many rows each choice has. What cannot be counted stays unknown, and can be taken out all the same. */
  async countRows(): Promise<void> {
    const { meta, filter, search, selected } = this.view
    this.counts = selected.length > 0 ? { selected: selected.length } : {}
    const ask = async (variables: object) => {
      const { totals } = await this.#options.client.query<{ totals: readonly { count: number }[] }>(totalsDocument(meta, []), { ...variables }, { signal: this.#counting.signal, fresh: true })
      return totals[0]?.count ?? 0
    }
    const counted = async (choice: ExportRows, variables: object) => {
      const count = await ask(variables).catch(() => undefined)
      if (count !== undefined) this.counts = { ...this.counts, [choice]: count }
    }
    await Promise.all([counted('view', { filter, search: search || null }), ...(this.isNarrowed ? [counted('all', { filter: null, search: null })] : [])])
  }

  /** Writes the file. True when it is whole; what was stopped or failed leaves none. */
  async run(): Promise<boolean> {
    if (this.running) return false
    const { exports, openFile } = this.#options
    this.running = true
    this.failure = null
    this.done = null
    this.written = { rows: this.format === 'csv' ? 0 : null, bytes: 0 }
    const { signal } = (this.#stopping = new AbortController())
    const file = openFile({ rows: this.count, format: this.format, name: this.view.meta.name })
    try {
      const sink = await file
      const name = await exports.read(this.#request(), { signal, onPart: (part) => this.#take(part, sink) })
      await sink.close(name)
      this.done = name
      return true
    } catch (error) {
      await file.then((sink) => sink.discard()).catch(() => undefined)
      const problem = asDataError(error)
      if (!signal.aborted && problem.kind !== 'aborted') this.failure = problem
      return false
    } finally {
      this.running = false
    }
  }

  stop(): void {
    this.#stopping.abort()
  }

  close(): void {
    this.#stopping.abort()
    this.#counting.abort()
  }

  async #take(part: { readonly bytes: Uint8Array<ArrayBuffer>; readonly rows: number | null }, sink: { write(bytes: Uint8Array<ArrayBuffer>): Promise<void> }): Promise<void> {
    await sink.write(part.bytes)
    this.written = { rows: part.rows === null ? null : (this.written.rows ?? 0) + part.rows, bytes: this.written.bytes + part.bytes.byteLength }
  }

  #request() {
    const { meta, filter, search, orderBy, selected } = this.view
    const narrowing = this.rows === 'selected' ? { ids: selected } : this.rows === 'view' ? { ...(filter ? { filter } : {}), ...(search ? { search } : {}) } : {}
    return { resource: meta.name, format: this.format, columns: this.columns.map(({ name }) => name), ...(orderBy ? { orderBy } : {}), ...narrowing }
  }
}
