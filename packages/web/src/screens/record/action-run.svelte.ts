import type { ActionMeta, ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { asDataError, type DataError } from '../../data/data-error.ts'
import { inputOf } from '../../data/field-input.ts'
import { writeOver } from '../../data/own-version.ts'
import type { ResourceRecord } from '../../data/record.ts'
import { actionDocument } from '../../data/write-documents.ts'
import { readOutcome } from '../../data/write-outcome.ts'
import { createAttempts } from '../form/attempt.ts'
import { sortRefusal } from './sort-refusal.ts'

/** A use case that the server offers the person on this record. */
export interface OfferedAction {
  readonly key: string
}

/** An action with what its form holds and what the server found wrong with that. */
export interface ActionQuestion {
  readonly action: ActionMeta
  readonly start: Readonly<Record<string, unknown>>
  readonly errors: Readonly<Record<string, string>>
  readonly others: readonly string[]
}

export interface ActionEvents {
  /** `made` is the id of the record that came of it. */
  onDone(action: ActionMeta, made: string | null): void
  /** The record is no longer what the person saw. */
  onConflict(action: ActionMeta): void
  onFailed(action: ActionMeta, error: DataError): void
}

interface Options {
  readonly client: Pick<DataClient, 'mutate' | 'query'>
  readonly meta: ResourceMeta
  readonly record: () => ResourceRecord
  /** Global id of the person. */
  readonly me: string | null
  readonly events: ActionEvents
}

/** What the person can do with a record now. Variables: id. */
export function actionsDocument(meta: ResourceMeta): string {
  return `query ${meta.name}Actions($id: ID!) { record: ${meta.operations.one}(id: $id) { id version actions { key } } }`
}

/** What their forms begin with. Variables: id. */
function startsDocument(meta: ResourceMeta): string {
  return `query ${meta.name}ActionStarts($id: ID!) { record: ${meta.operations.one}(id: $id) { id actions { key start } } }`
}

/** Running use cases on one record, from its own page: each asks first. */
export class ActionRun {
  readonly #options: Options
  readonly #attempts = createAttempts()
  /** Key of the action under way. */
  pending = $state<string | null>(null)
  question = $state.raw<ActionQuestion | null>(null)

  constructor(options: Options) {
    this.#options = options
  }

  async start({ key }: OfferedAction): Promise<void> {
    const { client, meta, record, events } = this.#options
    const action = meta.actions.find((one) => one.key === key)
    if (!action || this.pending !== null) return
    this.pending = key
    try {
      const start = action.inputs.length === 0 ? {} : await this.#startOf(client, action, record().id)
      this.question = { action, start, errors: {}, others: [] }
    } catch (error) {
      events.onFailed(action, asDataError(error))
    } finally {
      this.pending = null
    }
  }

  async #startOf(client: Pick<DataClient, 'query'>, { key }: ActionMeta, id: string): Promise<Readonly<Record<string, unknown>>> {
    const { record } = await client.query<{ record: { actions: readonly { key: string; start: Record<string, unknown> }[] } | null }>(startsDocument(this.#options.meta), { id }, { fresh: true })
    return record?.actions.find((one) => one.key === key)?.start ?? {}
  }

  async answer(values: Readonly<Record<string, unknown>>): Promise<void> {
    const { question } = this
    if (!question || this.pending !== null) return
    const { action } = question
    const { client, meta, events, me } = this.#options
    const record = this.#options.record()
    this.pending = action.key
    try {
      const outcome = await writeOver({ client, meta, record, me }, async (expectedVersion) => {
        const input = { [action.idInput]: record.id, ...(action.isVersioned ? { expectedVersion } : {}), ...given(action, values) }
        const { result } = await client.mutate<{ result: unknown }>(actionDocument(action), { input }, { types: [meta.name, action.answers], key: this.#attempts.keyFor([action.key, input]) })
        return readOutcome(result)
      })
      this.#attempts.done()
      if (outcome.ok) {
        this.question = null
        events.onDone(action, outcome.record?.id ?? null)
      } else if (outcome.refusal.kind === 'conflict') {
        this.question = null
        events.onConflict(action)
      } else {
        const { errors, others } = sortRefusal(outcome.refusal, action.inputs)
        // What was typed stays, beside the reason.
        this.question = { ...question, errors, others: Object.keys(errors).length + others.length > 0 ? others : [outcome.refusal.message] }
      }
    } catch (error) {
      events.onFailed(action, asDataError(error))
    } finally {
      this.pending = null
    }
  }
}

/** What is left empty is left out: a use case has its own idea of it. */
function given({ inputs }: ActionMeta, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(inputOf(inputs, values)).filter(([, value]) => value !== null))
}
