import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { inputOf } from '../../data/field-input.ts'
import { writeOver } from '../../data/own-version.ts'
import type { ResourceRecord } from '../../data/record.ts'
import type { WriteOutcome } from '../../data/write-outcome.ts'
import { remove, write } from '../../data/writes.ts'
import type { Values } from './form-fields.ts'

/** What a form saved last. */
export interface SavedForm {
  readonly record: ResourceRecord
  /** The fields that it changed, and their values before; null where it made the record. */
  readonly changed: { readonly fields: readonly FieldMeta[]; readonly before: Values } | null
}

interface Undoing {
  readonly client: Pick<DataClient, 'query' | 'mutate'>
  readonly meta: ResourceMeta
  /** Global id of the person. */
  readonly me: string | null
}

/** Whether a save can be taken back: a new record by those who may delete it. */
export function canUndo(meta: ResourceMeta, { changed }: SavedForm): boolean {
  return changed === null ? meta.may.delete && meta.operations.delete !== null : changed.fields.length > 0 && meta.operations.update !== null
}

/** Takes a save back: changed fields get their former values, a new record goes. Throws DataError. */
export function undoSave({ client, meta, me }: Undoing, { record, changed }: SavedForm): Promise<WriteOutcome> {
  return writeOver({ client, meta, record, me }, (expectedVersion) =>
    changed === null
      ? remove(client, meta, { id: record.id, expectedVersion })
      : write(client, meta, { mutation: meta.operations.update ?? '', input: { id: record.id, expectedVersion, ...inputOf(changed.fields, changed.before) } }))
}
