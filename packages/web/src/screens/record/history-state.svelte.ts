import type { ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { asDataError, type DataError } from '../../data/data-error.ts'
import { historyDocument } from '../../data/documents.ts'
import type { TitleBook } from '../shared/title-book.svelte.ts'
import { readChanges, type HistoryChange, type HistoryNode } from './history.ts'

export interface HistoryEntry extends HistoryNode {
  readonly read: readonly HistoryChange[]
}

interface Answer {
  readonly record: { readonly history: { readonly nodes: readonly HistoryNode[]; readonly hasNextPage: boolean; readonly endCursor: string | null } } | null
}

const PAGE = 20

/** What happened to a record, newest first, page by page. */
export class HistoryState {
  readonly #options: { client: Pick<DataClient, 'query'>; meta: ResourceMeta; book: TitleBook; currency: string }
  #cursor: string | null = null
  #request = new AbortController()
  entries = $state.raw<readonly HistoryEntry[]>([])
  hasMore = $state(true)
  loading = $state(false)
  error = $state.raw<DataError | null>(null)

  constructor(options: { client: Pick<DataClient, 'query'>; meta: ResourceMeta; book: TitleBook; currency: string }) {
    this.#options = options
  }

  /** From the beginning: another record, or the same one after a change. */
  async start(id: string): Promise<void> {
    this.#request.abort()
    this.#request = new AbortController()
    this.#cursor = null
    this.loading = false
    await this.more(id, true)
  }

  async more(id: string, afresh = false): Promise<void> {
    if (this.loading) return
    const { client, meta, book, currency } = this.#options
    const { signal } = this.#request
    this.loading = true
    this.error = null
    try {
      const { record } = await client.query<Answer>(historyDocument(meta), { id, first: PAGE, after: this.#cursor }, { signal, fresh: true })
      const read = (record?.history.nodes ?? []).map((node) => ({ ...node, read: readChanges(meta, node.changes, currency) }))
      for (const change of read.flatMap((entry) => entry.read)) if (change.field.reference) book.want(change.field.reference, [change.before, change.after].filter((value): value is string => typeof value === 'string'))
      this.entries = afresh ? read : [...this.entries, ...read]
      this.hasMore = record?.history.hasNextPage ?? false
      this.#cursor = record?.history.endCursor ?? null
    } catch (error) {
      if (!signal.aborted) this.error = asDataError(error)
    } finally {
      if (!signal.aborted) this.loading = false
    }
  }

  close(): void {
    this.#request.abort()
  }
}
