import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { nodesDocument } from '../../data/documents.ts'
import { inputOf } from '../../data/field-input.ts'
import { titleOf, type ResourceRecord } from '../../data/record.ts'
import { updateMany } from '../../data/writes.ts'
import type { BulkRow } from '../../data/write-outcome.ts'
import { isAsked } from '../form/form-fields.ts'
import { validate, type Problem } from '../form/validate.ts'
import { BulkRun } from './bulk-run.svelte.ts'
import { undoGroups } from './undo-groups.ts'

const PORTION = 100

/** Gives one field of many records the same value, and says for each of them what became of it. */
export class BulkEdit extends BulkRun {
  readonly meta: ResourceMeta
  readonly #client: Pick<DataClient, 'query' | 'mutate'>
  #before: readonly ResourceRecord[] = []
  field = $state.raw<FieldMeta | null>(null)
  value = $state.raw<unknown>(null)

  constructor(options: { client: Pick<DataClient, 'query' | 'mutate'>; meta: ResourceMeta; ids: readonly string[] }) {
    super(options.ids)
    this.#client = options.client
    this.meta = options.meta
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

  protected isReady(): boolean {
    return this.field !== null && this.problem === null
  }

  protected async work(ids: readonly string[], { signal, onRows }: { readonly signal: AbortSignal; readonly onRows: (rows: readonly BulkRow[]) => void }): Promise<void> {
    const field = this.field!
    this.#before = [...this.#before, ...(await this.#read(field, ids, signal))]
    await updateMany(this.#client, this.meta, { ids, patch: inputOf([field], { [field.name]: this.value }), signal, onRows })
  }

  /** Gives every record that was changed the value that it had; what was refused this time. Throws DataError. */
  async undo(): Promise<readonly BulkRow[]> {
    const { field } = this
    if (!field) return []
    const changed = new Set(this.done.map((row) => row.id))
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
