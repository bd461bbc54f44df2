import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { DataError } from '../../data/data-error.ts'
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
  field = $state.raw<FieldMeta | null>(null)
  value = $state.raw<unknown>(null)
  running = $state(false)
  done = $state(0)
  failure = $state.raw<DataError | null>(null)
  results = $state.raw<readonly BulkRow[] | null>(null)
  refused = $derived((this.results ?? []).filter((row) => !row.ok))

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

  async run(): Promise<boolean> {
    const { field } = this
    if (!field || this.running) return false
    this.running = true
    this.done = 0
    this.failure = null
    try {
      this.#before = await this.#read(field)
      const patch = inputOf([field], { [field.name]: this.value })
      this.results = await updateMany(this.#client, this.meta, { ids: this.#ids, patch, onProgress: (done) => (this.done = done) })
      return true
    } catch (error) {
      this.failure = error instanceof DataError ? error : new DataError('internal', String(error), { cause: error })
      return false
    } finally {
      this.running = false
    }
  }

  /** Gives every record that was changed the value that it had. */
  async undo(): Promise<void> {
    const { field } = this
    if (!field) return
    const changed = new Set((this.results ?? []).filter((row) => row.ok).map((row) => row.id))
    const groups = undoGroups(field, this.#before.filter((record) => changed.has(record.id)))
    for (const { ids, value } of groups) await updateMany(this.#client, this.meta, { ids, patch: inputOf([field], { [field.name]: value }) })
  }

  nameOf(id: string): string {
    const record = this.#before.find((one) => one.id === id)
    return (record && titleOf(this.meta, record)) ?? id
  }

  async #read(field: FieldMeta): Promise<readonly ResourceRecord[]> {
    const records: ResourceRecord[] = []
    for (let start = 0; start < this.#ids.length; start += PORTION) {
      const ids = this.#ids.slice(start, start + PORTION)
      const { nodes } = await this.#client.query<{ nodes: readonly (ResourceRecord | null)[] }>(nodesDocument(this.meta, [field.name]), { ids }, { fresh: true })
      records.push(...nodes.filter((node) => node !== null))
    }
    return records
  }
}

