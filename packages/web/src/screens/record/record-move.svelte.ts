import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { asDataError, type DataError } from '../../data/data-error.ts'
import { inputOf } from '../../data/field-input.ts'
import { writeOver } from '../../data/own-version.ts'
import type { ResourceRecord } from '../../data/record.ts'
import type { Refusal } from '../../data/write-outcome.ts'
import { fieldsForMove, sendMove } from '../board/board-move.ts'

export interface RecordMoveEvents {
  onMoved(to: string): void
  onRefused(to: string, refusal: Refusal): void
  onFailed(to: string, error: DataError): void
}

interface Options {
  readonly client: Pick<DataClient, 'mutate' | 'query'>
  readonly meta: ResourceMeta
  readonly group: FieldMeta
  readonly record: () => ResourceRecord
  /** Global id of the person. */
  readonly me: string | null
  readonly events: RecordMoveEvents
}

/** Moving one record along its steps, from its own page. */
export class RecordMove {
  readonly #options: Options
  /** The step under way: shown as reached before the server has answered. */
  pending = $state<string | null>(null)
  question = $state.raw<{ readonly card: ResourceRecord; readonly to: string; readonly fields: readonly FieldMeta[]; readonly refusal: Refusal } | null>(null)

  constructor(options: Options) {
    this.#options = options
  }

  async move(to: string, extra: Readonly<Record<string, unknown>> = {}): Promise<void> {
    if (this.pending) return
    const { client, meta, record, me, events } = this.#options
    const card = record()
    this.pending = to
    try {
      const outcome = await writeOver({ client, meta, record: card, me }, (version) => sendMove(client, this.#options, { card: { ...card, version }, column: to, extra }))
      if (outcome.ok) return events.onMoved(to)
      const fields = fieldsForMove(this.#options, outcome.refusal)
      if (fields.length > 0) this.question = { card, to, fields, refusal: outcome.refusal }
      else events.onRefused(to, outcome.refusal)
    } catch (error) {
      events.onFailed(to, asDataError(error))
    } finally {
      this.pending = null
    }
  }

  async answer(values: Readonly<Record<string, unknown>>): Promise<void> {
    const { question } = this
    this.question = null
    if (question) await this.move(question.to, inputOf(question.fields, values))
  }
}
