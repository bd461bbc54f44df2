import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import type { ResourceRecord } from '../../data/record.ts'
import { write } from '../../data/writes.ts'
import type { Refusal, WriteOutcome } from '../../data/write-outcome.ts'
import { fieldsAskedFor } from '../form/refused-fields.ts'
import { cardNames } from './board-documents.ts'

export interface Move {
  readonly card: ResourceRecord
  readonly column: string
  /** Further fields that the server asked for. */
  readonly extra: Readonly<Record<string, unknown>>
}

/** Sends a record to another column. Throws DataError; a refusal is a result. */
export function sendMove(client: Pick<DataClient, 'mutate'>, { meta, group }: { meta: ResourceMeta; group: FieldMeta }, { card, column, extra }: Move): Promise<WriteOutcome> {
  const target = group.reference ? { [group.reference.inputField]: column } : { [group.name]: column }
  const mutation = meta.board?.moveMutation ?? meta.operations.update ?? ''
  return write(client, meta, { mutation, input: { id: card.id, expectedVersion: card.version, ...target, ...extra }, names: cardNames(meta) })
}

/** The fields without which the server refuses the move, such as the reason of a loss. */
export function fieldsForMove({ meta, group }: { meta: ResourceMeta; group: FieldMeta }, refusal: Refusal): readonly FieldMeta[] {
  return fieldsAskedFor(meta, refusal.fields).filter((field) => field !== group)
}
