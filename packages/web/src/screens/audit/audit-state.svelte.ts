import type { DataClient } from '../../data/client.ts'
import { asDataError, type DataError } from '../../data/data-error.ts'
import type { AuditFilter } from './audit-filter.ts'
import type { AuditChain, AuditEntry } from './audit-types.ts'

const PAGE = 50
const ENTRIES = `query AuditEntries($first: Int!, $after: String, $filter: AuditFilter) { page: auditEntries(first: $first, after: $after, filter: $filter) { hasNextPage endCursor nodes {
  id sequence action at model recordId actor { id name } onBehalfOf { id name } impersonator { id name } source requestId ip client withheld changes { field before after erased } } } }`
const CHAIN = 'query AuditChain { chain: auditChain { intact checked sequence } }'

interface Page {
  readonly page: { readonly nodes: readonly AuditEntry[]; readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** The entries of the trail that fit a filter, newest first, page by page; and whether its chain holds. */
export class AuditState {
  readonly #client: Pick<DataClient, 'query'>
  #filter: AuditFilter = {}
  #cursor: string | null = null
  #request = new AbortController()
  entries = $state.raw<readonly AuditEntry[] | null>(null)
  hasMore = $state(false)
  loading = $state(false)
  error = $state.raw<DataError | null>(null)
  chain = $state.raw<AuditChain | null>(null)

  constructor(client: Pick<DataClient, 'query'>) {
    this.#client = client
  }

  /** Asks with another filter. What is shown stays until the answer is there. */
  async ask(filter: AuditFilter): Promise<void> {
    this.#request.abort()
    this.#request = new AbortController()
    this.#filter = filter
    this.#cursor = null
    this.loading = false
    await this.more(true)
  }

  async more(afresh = false): Promise<void> {
    if (this.loading) return
    const { signal } = this.#request
    this.loading = true
    this.error = null
    try {
      const { page } = await this.#client.query<Page>(ENTRIES, { first: PAGE, after: this.#cursor, filter: this.#filter }, { signal, fresh: true })
      this.entries = afresh ? page.nodes : [...(this.entries ?? []), ...page.nodes]
      this.hasMore = page.hasNextPage
      this.#cursor = page.endCursor
    } catch (error) {
      if (!signal.aborted) this.error = asDataError(error)
    } finally {
      if (!signal.aborted) this.loading = false
    }
  }

  /** The list tells of failures; a chain that could not be asked for is simply not shown. */
  async check(): Promise<void> {
    const answer = await this.#client.query<{ chain: AuditChain }>(CHAIN, {}, { fresh: true }).catch(() => null)
    this.chain = answer?.chain ?? null
  }

  close(): void {
    this.#request.abort()
  }
}
