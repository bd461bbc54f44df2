import { asDataError, type DataError } from '../../data/data-error.ts'
import type { BulkRow } from '../../data/write-outcome.ts'

/** Work on many records, of which each has its own outcome: how far it is, what was refused, and how it is stopped and gone on with. */
export abstract class BulkRun {
  readonly ids: readonly string[]
  #stopping = new AbortController()
  running = $state(false)
  failure = $state.raw<DataError | null>(null)
  rows = $state.raw<readonly BulkRow[]>([])
  /** All were tried, or the rest was left. */
  finished = $state(false)
  done = $derived(this.rows.filter((row) => row.ok))
  refused = $derived(this.rows.filter((row) => !row.ok))

  constructor(ids: readonly string[]) {
    this.ids = ids
  }

  get count(): number {
    return this.ids.length
  }

  /** Records that were left, because it was stopped. */
  get left(): number {
    return this.finished ? this.count - this.rows.length : 0
  }

  get progress(): number {
    return this.rows.length / this.count
  }

  /** Tries those that were not tried yet: after a failure it goes on where it ended. True when it came to its end. */
  async run(): Promise<boolean> {
    if (this.running || !this.isReady()) return false
    this.running = true
    this.failure = null
    const { signal } = (this.#stopping = new AbortController())
    const tried = new Set(this.rows.map(({ id }) => id))
    try {
      await this.work(this.ids.filter((id) => !tried.has(id)), { signal, onRows: (rows) => (this.rows = [...this.rows, ...rows]) })
      this.finished = true
      return true
    } catch (error) {
      this.failure = asDataError(error)
      return false
    } finally {
      this.running = false
      this.afterwards()
    }
  }

  /** Leaves the records that were not tried yet as they are. */
  stop(): void {
    this.#stopping.abort()
  }

  abstract nameOf(id: string): string
  protected abstract isReady(): boolean
  /** Tries these records, tells what became of each, and begins no more of them once it is stopped. Throws DataError. */
  protected abstract work(ids: readonly string[], how: { readonly signal: AbortSignal; readonly onRows: (rows: readonly BulkRow[]) => void }): Promise<void>
  protected afterwards(): void {}
}
