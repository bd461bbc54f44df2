import type { FieldMeta, LifecycleMeta, ResourceMeta, TransitionMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { asDataError, type DataError } from '../../data/data-error.ts'
import { nodesDocument } from '../../data/documents.ts'
import { inputOf } from '../../data/field-input.ts'
import { titleOf, type ResourceRecord } from '../../data/record.ts'
import { reasonOf, type BulkRow } from '../../data/write-outcome.ts'
import { write } from '../../data/writes.ts'
import { createAttempts } from '../form/attempt.ts'
import { validate, type Problem } from '../form/validate.ts'

const PORTION = 50

interface Options {
  readonly client: Pick<DataClient, 'query' | 'mutate' | 'touched'>
  readonly meta: ResourceMeta
  readonly lifecycle: LifecycleMeta
  readonly ids: readonly string[]
  /** Keys of transitions that have a dialog of their own, for one record. */
  readonly single: readonly string[]
}

/** Takes many records along one transition, each by itself, and says what became of each. */
export class BulkSteps {
  readonly #options: Options
  readonly #attempts = createAttempts()
  readonly #names = new Map<string, string>()
  #stopped = false
  step = $state.raw<TransitionMeta | null>(null)
  values = $state.raw<Readonly<Record<string, unknown>>>({})
  running = $state(false)
  failure = $state.raw<DataError | null>(null)
  rows = $state.raw<readonly BulkRow[]>([])
  /** All were tried, or the rest was left. */
  finished = $state(false)
  done = $derived(this.rows.filter((row) => row.ok))
  refused = $derived(this.rows.filter((row) => !row.ok))

  constructor(options: Options) {
    this.#options = options
  }

  get count(): number {
    return this.#options.ids.length
  }

  /** Records that were left, because it was stopped. */
  get left(): number {
    return this.count - this.rows.length
  }

  get steps(): readonly TransitionMeta[] {
    return this.#options.lifecycle.transitions.filter(({ key, mutation }) => mutation !== null && !this.#options.single.includes(key))
  }

  choose(step: TransitionMeta | null): void {
    this.step = step
    this.values = {}
  }

  problemOf(field: FieldMeta): Problem | null {
    return validate(field, this.values[field.name] ?? null)
  }

  /** Takes those that were not tried yet: after a failure it goes on where it ended. True when it came to its end. */
  async run(): Promise<boolean> {
    const { step } = this
    if (!step || this.running || step.inputs.some((field) => this.problemOf(field))) return false
    const { client, meta, ids } = this.#options
    const tried = new Set(this.rows.map(({ id }) => id))
    const open = ids.filter((id) => !tried.has(id))
    this.running = true
    this.failure = null
    this.#stopped = false
    try {
      for (let start = 0; start < open.length && !this.#stopped; start += PORTION) await this.#portion(step, open.slice(start, start + PORTION))
      this.finished = true
      return true
    } catch (error) {
      this.failure = asDataError(error)
      return false
    } finally {
      this.running = false
      // Once, and not for each of them: what is shown is asked for again.
      client.touched([meta.name])
    }
  }

  /** Leaves the records that did not take the step yet as they are. */
  stop(): void {
    this.#stopped = true
  }

  nameOf(id: string): string {
    return this.#names.get(id) ?? id
  }

  async #portion(step: TransitionMeta, ids: readonly string[]): Promise<void> {
    const { client, meta } = this.#options
    const { nodes } = await client.query<{ nodes: readonly (ResourceRecord | null)[] }>(nodesDocument(meta, []), { ids }, { fresh: true })
    const found = new Map(nodes.flatMap((node) => (node ? [[node.id, node] as const] : [])))
    for (const id of ids) {
      if (this.#stopped) return
      const record = found.get(id)
      if (record) this.rows = [...this.rows, await this.#take(step, record)]
      else this.rows = [...this.rows, { id, ok: false, error: null }]
    }
  }

  async #take(step: TransitionMeta, record: ResourceRecord): Promise<BulkRow> {
    const { client, meta } = this.#options
    this.#names.set(record.id, titleOf(meta, record) ?? record.id)
    const input = { id: record.id, expectedVersion: record.version, ...inputOf(step.inputs, this.values) }
    const outcome = await write(client, meta, { mutation: step.mutation!, input, types: [], key: this.#attempts.keyFor([step.key, input]) })
    this.#attempts.done()
    return { id: record.id, ok: outcome.ok, error: outcome.ok ? null : { code: outcome.refusal.code, message: reasonOf(outcome.refusal) } }
  }
}
