export interface Loaded<Row> {
  readonly rows: readonly Row[]
  readonly cursor: string | null
  readonly more: boolean
}

/** Pages of a list, one after another; `again` starts anew and keeps what is shown until the answer is there. */
export class Pages<Row> {
  rows: readonly Row[] = $state.raw([])
  state: 'loading' | 'ready' | 'failed' = $state('loading')
  more = $state(false)
  busy = $state(false)
  #cursor: string | null = null
  readonly #load: (after: string | null) => Promise<Loaded<Row>>

  constructor(load: (after: string | null) => Promise<Loaded<Row>>) {
    this.#load = load
    void this.again()
  }

  again = (): Promise<void> => this.#read(null)
  next = (): Promise<void> => this.#read(this.#cursor)

  async #read(after: string | null): Promise<void> {
    this.busy = true
    try {
      const { rows, cursor, more } = await this.#load(after)
      this.rows = after === null ? rows : [...this.rows, ...rows]
      this.#cursor = cursor
      this.more = more
      this.state = 'ready'
    } catch {
      if (this.rows.length === 0) this.state = 'failed'
    } finally {
      this.busy = false
    }
  }
}
