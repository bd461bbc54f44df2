import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { asDataError, type DataError } from '../../data/data-error.ts'
import { nodesDocument } from '../../data/documents.ts'
import { inputOf } from '../../data/field-input.ts'
import { titleOf, type ResourceRecord } from '../../data/record.ts'
import { updateMany } from '../../data/writes.ts'
import type { BulkRow } from '../../data/write-outcome.ts'
import { isAsked } from '../form/form-fields.ts'
import { validate, type Problem } from '../form/validate.ts'
import { undoGroups } from './undo-groups.ts'

const PORTION = 100

/** Gives one field of many records the same value, and says for each of them what became of it. */
export class BulkEdit {
  readonly meta: ResourceMeta
  readonly #client: Pick<DataClient, 'query' | 'mutate'>
  readonly #ids: readonly string[]
  #before: readonly ResourceRecord[] = []
  #stopping = new AbortController()
  #rows = $state.raw<readonly BulkRow[]>([])
  field = $state.raw<FieldMeta | null>(null)
  value = $state.raw<unknown>(null)
  running = $state(false)
  failure = $state.raw<DataError | null>(null)
  /** What became of each record; null until all were tried, or the rest was left. */
  results = $state.raw<readonly BulkRow[] | null>(null)
  done = $derived(this.#rows.length)
  refused = $derived(this.#rows.filter((row) => !row.ok))
  changed = $derived(this.#rows.filter((row) => row.ok))
  /** Records that were left, because it was stopped. */
  left = $derived(this.results === null ? 0 : this.count - this.results.length)

  constructor(options: { client: Pick<DataClient, 'query' | 'mutate'>; meta: ResourceMeta; ids: readonly string[] }) {
    this.#client = options.client
    this.meta = options.meta
    this.#ids = options.ids
  }

  get count(): number {
    return this.#ids.length
  }

  /** Fields that may have one value in many records. */
  get fields(): readonly FieldMeta[] {
    return this.meta.fields.filter((field) => isAsked(field) && field.kind !== 'json' && field.name !== this.meta.titleField)
  }

  choose(field: FieldMeta): void {
    this.field = field
    this.value = field.kind === 'boolean' ? true : null
  }

  get problem(): Problem | null {
    return this.field ? validate(this.field, this.value) : null
  }

  /** Changes what is not changed yet: after a failure it goes on where it ended. */
  async run(): Promise<boolean> {
    const { field } = this
    if (!field || this.running) return false
    this.running = true
    this.failure = null
    this.#stopping = new AbortController()
    const { signal } = this.#stopping
    const tried = new Set(this.#rows.map(({ id }) => id))
    const ids = this.#ids.filter((id) => !tried.has(id))
    try {
      this.#before = [...this.#before, ...(await this.#read(field, ids, signal))]
      const patch = inputOf([field], { [field.name]: this.value })
      await updateMany(this.#client, this.meta, { ids, patch, signal, onRows: (rows) => (this.#rows = [...this.#rows, ...rows]) })
      this.results = this.#rows
      return true
    } catch (error) {
      this.failure = asDataError(error)
      return false
    } finally {
      this.running = false
    }
  }

  /** Leaves the records that were not sent yet as they are. */
  stop(): void {
    this.#stopping.abort()
  }

  /** Gives every record that was changed the value that it had; what was refused this time. Throws DataError. */
  async undo(): Promise<readonly BulkRow[]> {
    const { field } = this
    if (!field) return []
    const changed = new Set(this.changed.map((row) => row.id))
    const groups = undoGroups(field, this.#before.filter((record) => changed.has(record.id)))
    const rows: BulkRow[] = []
    for (const { ids, value } of groups) rows.push(...(await updateMany(this.#client, this.meta, { ids, patch: inputOf([field], { [field.name]: value }) })))
    return rows.filter((row) => !row.ok)
  }

  nameOf(id: string): string {
    const record = this.#before.find((one) => one.id === id)
    return (record && titleOf(this.meta, record)) ?? id
  }

  async #read(field: FieldMeta, all: readonly string[], signal: AbortSignal): Promise<readonly ResourceRecord[]> {
    const known = new Set(this.#before.map(({ id }) => id))
    const wanted = all.filter((id) => !known.has(id))
    const records: ResourceRecord[] = []
    for (let start = 0; start < wanted.length && !signal.aborted; start += PORTION) {
      const ids = wanted.slice(start, start + PORTION)
      const { nodes } = await this.#client.query<{ nodes: readonly (ResourceRecord | null)[] }>(nodesDocument(this.meta, [field.name]), { ids }, { fresh: true })
      records.push(...nodes.filter((node) => node !== null))
    }
    return records
  }
}
