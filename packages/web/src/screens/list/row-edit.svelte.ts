import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { asDataError, type DataError } from '../../data/data-error.ts'
import { pageDocument } from '../../data/documents.ts'
import { ofRecord } from '../../data/record-rights.ts'
import type { ResourceRecord } from '../../data/record.ts'
import type { Problem } from '../form/validate.ts'
import { InlineEdit } from '../record/inline-edit.svelte.ts'

export interface RowEditOptions {
  readonly client: Pick<DataClient, 'query' | 'mutate'>
  readonly meta: ResourceMeta
  readonly sentence: (problem: Problem) => string
  readonly onSaved: (record: ResourceRecord, field: FieldMeta, before: unknown) => void
  /** The person may not change this field of this record. */
  readonly onFixed: (field: FieldMeta) => void
  readonly onFailed: (error: DataError) => void
}

/** One cell of a list being edited where it stands. The record is read anew first: what may be changed can depend on it. */
export class RowEdit {
  readonly #options: RowEditOptions
  #meta: ResourceMeta
  #record = $state.raw<ResourceRecord | null>(null)
  readonly edit: InlineEdit

  constructor(options: RowEditOptions) {
    this.#options = options
    this.#meta = options.meta
    this.edit = new InlineEdit({
      client: options.client, sentence: options.sentence, meta: () => this.#meta, record: () => this.#record!,
      onSaved: (field, before) => options.onSaved(this.#record!, field, before),
    })
  }

  /** Whether cells of this column may be edited at all. */
  allows(field: FieldMeta): boolean {
    const { may, operations } = this.#options.meta
    return may.update && operations.update !== null && !field.readOnly && !['json', 'id', 'richtext', 'longtext'].includes(field.kind)
  }

  /** Whether this is the cell that is being edited. */
  isAt(id: string, field: FieldMeta): boolean {
    return this.#record?.id === id && this.edit.field?.name === field.name
  }

  async open(id: string, field: FieldMeta): Promise<boolean> {
    const { client, meta, onFixed, onFailed } = this.#options
    if (!this.allows(field) || this.edit.saving) return false
    try {
      const { record } = await client.query<{ record: ResourceRecord | null }>(pageDocument(meta, [field.name]), { id }, { fresh: true })
      const own = record && ofRecord(meta, record)
      if (!own || !own.may.update || own.fields.find(({ name }) => name === field.name)?.readOnly !== false) {
        onFixed(field)
        return false
      }
      this.edit.close()
      this.#meta = own
      this.#record = record
      this.edit.open(field)
      return true
    } catch (error) {
      onFailed(asDataError(error))
      return false
    }
  }
}
