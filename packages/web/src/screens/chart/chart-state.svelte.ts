import type { ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { DataError } from '../../data/data-error.ts'
import { groupName, groupsDocument } from '../../data/documents.ts'
import type { FilterInput } from '../filter/filter-input.ts'
import type { ChartPlan } from './chart-choice.ts'
import { readGroups, type AnsweredGroup, type ChartGroup, type GroupWords } from './chart-groups.ts'

export interface ChartQuestion {
  readonly plan: ChartPlan
  readonly filter: FilterInput | null
  readonly search: string
}

/** The groups that a chart shows: asked again when the question or a record changes. */
export class ChartState {
  readonly #client: DataClient
  readonly #meta: ResourceMeta
  readonly #words: GroupWords
  #asking = new AbortController()
  #last: ChartQuestion | null = null

  /** Null until the first answer. */
  groups = $state.raw<readonly ChartGroup[] | null>(null)
  error = $state.raw<DataError | null>(null)
  loading = $state(false)

  constructor(client: DataClient, meta: ResourceMeta, words: GroupWords) {
    this.#client = client
    this.#meta = meta
    this.#words = words
  }

  async ask(question: ChartQuestion): Promise<void> {
    this.#asking.abort()
    this.#asking = new AbortController()
    const { signal } = this.#asking
    this.#last = question
    this.loading = true
    const { plan, filter, search } = question
    try {
      const { groups } = await this.#client.query<{ groups: readonly AnsweredGroup[] }>(groupsDocument(this.#meta, plan), { filter, search: search || null, groupBy: [{ field: groupName(plan.by), ...(plan.per ? { period: plan.per } : {}) }, ...(plan.and ? [{ field: groupName(plan.and) }] : [])] }, { signal, fresh: true })
      this.groups = readGroups(plan, groups, this.#words)
      this.error = null
      this.loading = false
    } catch (error) {
      if (error instanceof DataError && error.kind === 'aborted') return
      this.error = error instanceof DataError ? error : new DataError('internal', String(error))
      this.loading = false
    }
  }

  again = (): void => {
    if (this.#last) void this.ask(this.#last)
  }

  /** Keeps it fresh while it is shown. Returns how to stop. */
  attach(): () => void {
    const stop = this.#client.onWrite([this.#meta.name], this.again)
    return () => {
      stop()
      this.#asking.abort()
    }
  }
}
