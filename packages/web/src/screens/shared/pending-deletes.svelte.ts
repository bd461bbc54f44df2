import type { ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { asDataError, type DataError } from '../../data/data-error.ts'
import { writeOver } from '../../data/own-version.ts'
import type { ResourceRecord } from '../../data/record.ts'
import type { BulkRow } from '../../data/write-outcome.ts'
import { remove, removeMany } from '../../data/writes.ts'

export interface DeleteOrder {
  readonly meta: ResourceMeta
  readonly records: readonly ResourceRecord[]
  /** What became of each record; called after the time for second thoughts. */
  readonly onDone: (rows: readonly BulkRow[]) => void
  readonly onFailed: (error: DataError) => void
}

interface Pending extends DeleteOrder {
  readonly timer: ReturnType<typeof setTimeout>
}

/** Milliseconds in which a deletion can be taken back. */
export const SECOND_THOUGHTS = 7000

/** Records that were deleted a moment ago: gone from sight at once, from the database when the time for Undo is over, or when the page is left. */
export class PendingDeletes {
  readonly #client: Pick<DataClient, 'mutate' | 'query'>
  readonly #me: string | null
  readonly #pending = new Set<Pending>()
  hidden = $state.raw<ReadonlySet<string>>(new Set())

  /** `me` is the global id of the person. */
  constructor(client: Pick<DataClient, 'mutate' | 'query'>, me: string | null) {
    this.#client = client
    this.#me = me
  }

  /** Returns how to undo it. */
  order(order: DeleteOrder): () => void {
    const pending: Pending = { ...order, timer: setTimeout(() => void this.#run(pending), SECOND_THOUGHTS) }
    this.#pending.add(pending)
    this.hidden = new Set([...this.hidden, ...order.records.map((record) => record.id)])
    return () => {
      if (!this.#pending.delete(pending)) return
      clearTimeout(pending.timer)
      this.#show(order)
    }
  }

  /** The rows without those that are on their way out. */
  visible(rows: readonly ResourceRecord[]): readonly ResourceRecord[] {
    return this.hidden.size === 0 ? rows : rows.filter((row) => !this.hidden.has(row.id))
  }

  /** The page is about to go: nothing may wait any longer. */
  flush(): void {
    for (const pending of [...this.#pending]) {
      clearTimeout(pending.timer)
      void this.#run(pending, true)
    }
  }

  async #run(pending: Pending, keepalive = false): Promise<void> {
    this.#pending.delete(pending)
    try {
      const rows = await this.#send(pending, keepalive)
      pending.onDone(rows)
    } catch (error) {
      pending.onFailed(asDataError(error))
    } finally {
      this.#show(pending)
    }
  }

  async #send({ meta, records }: DeleteOrder, keepalive: boolean): Promise<readonly BulkRow[]> {
    const [only] = records
    if (records.length !== 1 || !only || only.version === 0 || !meta.operations.delete) return removeMany(this.#client, meta, { ids: records.map((record) => record.id) })
    const outcome = await writeOver({ client: this.#client, meta, record: only, me: this.#me }, (expectedVersion) => remove(this.#client, meta, { id: only.id, expectedVersion, keepalive }))
    return [{ id: only.id, ok: outcome.ok, error: outcome.ok ? null : outcome.refusal }]
  }

  #show({ records }: DeleteOrder): void {
    const shown = new Set(records.map((record) => record.id))
    this.hidden = new Set([...this.hidden].filter((id) => !shown.has(id)))
  }
}
