import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import type { ResourceRecord } from '../../data/record.ts'
import { write } from '../../data/writes.ts'
import type { Refusal, WriteOutcome } from '../../data/write-outcome.ts'
import { fieldsAskedFor } from '../form/refused-fields.ts'
import { cardNames } from './board-documents.ts'

/** Sends a record to another column, with further fields where the server asked for them. Throws DataError. */
export function sendMove(client: Pick<DataClient, 'mutate'>, source: { meta: ResourceMeta; group: FieldMeta }, card: ResourceRecord, column: string, extra: Readonly<Record<string, unknown>>): Promise<WriteOutcome> {
  const { meta, group } = source
  const target = group.reference ? { [group.reference.inputField]: column } : { [group.name]: column }
  const mutation = meta.board?.moveMutation ?? meta.operations.update ?? ''
  return write(client, meta, mutation, { id: card.id, expectedVersion: card.version, ...target, ...extra }, { names: cardNames(meta) })
}

/** The fields without which the server refuses the move, such as the reason of a loss. */
export function fieldsForMove({ meta, group }: { meta: ResourceMeta; group: FieldMeta }, refusal: Refusal): readonly FieldMeta[] {
  return fieldsAskedFor(meta, refusal.fields).filter((field) => field !== group)
}
