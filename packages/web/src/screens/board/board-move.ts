import type { FieldMeta, ResourceMeta, TransitionMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { inputName } from '../../data/field-input.ts'
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

interface Source {
  readonly meta: ResourceMeta
  readonly group: FieldMeta
}

/** Sends a record to another column. Throws DataError; a refusal is a result. */
export async function sendMove(client: Pick<DataClient, 'mutate'>, { meta, group }: Source, { card, column, extra }: Move): Promise<WriteOutcome> {
  const identity = { id: card.id, expectedVersion: card.version }
  if (meta.lifecycle?.field === group.name) {
    const transition = transitionTo(meta.lifecycle.transitions, String(card[group.name]), column)
    const missing = transition?.inputs.filter((field) => field.required && !(inputName(field) in extra)) ?? []
    if (!transition || missing.length > 0) return refusal(missing)
    return write(client, meta, { mutation: transition.mutation!, input: { ...identity, ...extra }, names: cardNames(meta) })
  }
  const target = group.reference ? { [group.reference.inputField]: column } : { [group.name]: column }
  const mutation = meta.board?.moveMutation ?? meta.operations.update ?? ''
  return write(client, meta, { mutation, input: { ...identity, ...target, ...extra }, names: cardNames(meta) })
}

/** The fields without which the server refuses the move, such as the reason of a loss. */
export function fieldsForMove({ meta, group }: Source, { fields }: Refusal): readonly FieldMeta[] {
  const inputs = meta.lifecycle?.field === group.name ? meta.lifecycle.transitions.flatMap((transition) => transition.inputs) : []
  const asked = fields.flatMap(({ path }) => inputs.find((field) => field.name === path || inputName(field) === path) ?? [])
  return asked.length > 0 ? asked : fieldsAskedFor(meta, fields).filter((field) => field !== group)
}

/** The way from one state to another: of several, the one that is meant to be gone. */
function transitionTo(transitions: readonly TransitionMeta[], from: string, to: string): TransitionMeta | undefined {
  const ways = transitions.filter((one) => one.mutation !== null && one.from.includes(from) && one.to === to)
  return ways.find(({ tone }) => tone === 'primary') ?? ways[0]
}

/** Known before asking: no way leads there, or it asks for more. */
function refusal(missing: readonly FieldMeta[]): WriteOutcome {
  const fields = missing.map((field) => ({ path: inputName(field), code: 'REQUIRED', message: '' }))
  return { ok: false, refusal: { kind: missing.length > 0 ? 'validation' : 'refused', code: missing.length > 0 ? 'VALIDATION_FAILED' : 'TRANSITION_NOT_POSSIBLE', message: '', help: null, fields, currentVersion: null } }
}
