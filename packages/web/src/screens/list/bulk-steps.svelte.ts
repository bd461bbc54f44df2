import type { FieldMeta, LifecycleMeta, ResourceMeta, TransitionMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { nodesDocument } from '../../data/documents.ts'
import { inputOf } from '../../data/field-input.ts'
import { titleOf, type ResourceRecord } from '../../data/record.ts'
import { reasonOf, type BulkRow } from '../../data/write-outcome.ts'
import { write } from '../../data/writes.ts'
import { createAttempts } from '../form/attempt.ts'
import { validate, type Problem } from '../form/validate.ts'
import { BulkRun } from './bulk-run.svelte.ts'

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
export class BulkSteps extends BulkRun {
  readonly #options: Options
  readonly #attempts = createAttempts()
  readonly #names = new Map<string, string>()
  /** The states that records had before. */
  readonly #former = new Map<string, string>()
  step = $state.raw<TransitionMeta | null>(null)
  values = $state.raw<Readonly<Record<string, unknown>>>({})

  constructor(options: Options) {
    super(options.ids)
    this.#options = options
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

  /** Whether every record that took the step has a way back which asks for nothing. */
  get canUndo(): boolean {
    return this.done.length > 0 && this.done.every(({ id }) => this.#wayBack(id) !== undefined)
  }

  /** Takes every record that took the step back to where it was; what was refused. Throws DataError. */
  async undo(): Promise<readonly BulkRow[]> {
    const back = new Map(this.done.flatMap(({ id }) => { const way = this.#wayBack(id); return way ? [[id, way] as const] : [] }))
    const rows: BulkRow[] = []
    try {
      for (let start = 0; start < back.size; start += PORTION) {
        const ids = [...back.keys()].slice(start, start + PORTION)
        const found = await this.#find(ids)
        for (const id of ids) rows.push(await this.#take(back.get(id)!, found.get(id), id, {}))
      }
    } finally {
      this.afterwards()
    }
    return rows.filter((row) => !row.ok)
  }

  nameOf(id: string): string {
    return this.#names.get(id) ?? id
  }

  protected isReady(): boolean {
    return this.step !== null && !this.step.inputs.some((field) => this.problemOf(field))
  }

  protected async work(open: readonly string[], { signal, onRows }: { readonly signal: AbortSignal; readonly onRows: (rows: readonly BulkRow[]) => void }): Promise<void> {
    for (let start = 0; start < open.length && !signal.aborted; start += PORTION) {
      const ids = open.slice(start, start + PORTION)
      const found = await this.#find(ids)
      for (const id of ids) {
        if (signal.aborted) return
        const state = found.get(id)?.[this.#options.lifecycle.field]
        if (typeof state === 'string') this.#former.set(id, state)
        onRows([await this.#take(this.step!, found.get(id), id, this.values)])
      }
    }
  }

  /** Once, and not for each of them: what is shown is asked for again. */
  protected override afterwards(): void {
    this.#options.client.touched([this.#options.meta.name])
  }

  #wayBack(id: string): TransitionMeta | undefined {
    const { step } = this
    return this.#options.lifecycle.transitions.find((one) => step && one.mutation !== null && one.from.includes(step.to) && one.to === this.#former.get(id) && !one.inputs.some(({ required }) => required))
  }

  async #find(ids: readonly string[]): Promise<ReadonlyMap<string, ResourceRecord>> {
    const { client, meta, lifecycle } = this.#options
    const { nodes } = await client.query<{ nodes: readonly (ResourceRecord | null)[] }>(nodesDocument(meta, [lifecycle.field]), { ids }, { fresh: true })
    return new Map(nodes.flatMap((node) => (node ? [[node.id, node] as const] : [])))
  }

  async #take(step: TransitionMeta, record: ResourceRecord | undefined, id: string, values: Readonly<Record<string, unknown>>): Promise<BulkRow> {
    const { client, meta } = this.#options
    if (!record) return { id, ok: false, error: null }
    this.#names.set(id, titleOf(meta, record) ?? id)
    const input = { id, expectedVersion: record.version, ...inputOf(step.inputs, values) }
    const outcome = await write(client, meta, { mutation: step.mutation!, input, types: [], key: this.#attempts.keyFor([step.key, input]) })
    this.#attempts.done()
    return { id, ok: outcome.ok, error: outcome.ok ? null : { code: outcome.refusal.code, message: reasonOf(outcome.refusal) } }
  }
}
