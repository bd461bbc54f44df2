import type { LifecycleMeta, ResourceMeta, TransitionMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { asDataError, type DataError } from '../../data/data-error.ts'
import { inputOf } from '../../data/field-input.ts'
import { writeOver } from '../../data/own-version.ts'
import type { ResourceRecord } from '../../data/record.ts'
import { write } from '../../data/writes.ts'
import type { Refusal } from '../../data/write-outcome.ts'
import { createAttempts } from '../form/attempt.ts'
import type { Offered } from './lifecycle-request.ts'
import { sortRefusal } from './sort-refusal.ts'

export interface TransitionEvents {
  onDone(offered: Offered): void
  onRefused(offered: Offered, refusal: Refusal): void
  onFailed(offered: Offered, error: DataError): void
}

/** A transition that waits for what it asks for, or for a yes. */
export interface Question {
  readonly offered: Offered
  readonly transition: TransitionMeta
  /** What the server found wrong, by the names of the inputs. */
  readonly errors: Readonly<Record<string, string>>
  /** And what it says of no input. */
  readonly others: readonly string[]
}

interface Options {
  readonly client: Pick<DataClient, 'mutate' | 'query'>
  readonly meta: ResourceMeta
  readonly lifecycle: LifecycleMeta
  readonly record: () => ResourceRecord
  /** Global id of the person. */
  readonly me: string | null
  readonly events: TransitionEvents
}

/** Taking one record along its transitions, from its own page. */
export class TransitionRun {
  readonly #options: Options
  readonly #attempts = createAttempts()
  /** Key of the transition under way. */
  pending = $state<string | null>(null)
  question = $state.raw<Question | null>(null)

  constructor(options: Options) {
    this.#options = options
  }

  /** Does it, or asks first: for its inputs, and before something ends badly. */
  async start(offered: Offered): Promise<void> {
    const transition = this.#options.lifecycle.transitions.find((one) => one.key === offered.key)
    if (!transition || this.pending !== null) return
    if (transition.inputs.length > 0 || transition.tone === 'danger') this.question = { offered, transition, errors: {}, others: [] }
    else await this.#send(offered, transition, {})
  }

  /** A dialog of its own has done it. */
  finish(): void {
    const { question } = this
    this.question = null
    if (question) this.#options.events.onDone(question.offered)
  }

  async answer(values: Readonly<Record<string, unknown>>): Promise<void> {
    const { question } = this
    if (question && this.pending === null) await this.#send(question.offered, question.transition, inputOf(question.transition.inputs, values))
  }

  async #send(offered: Offered, transition: TransitionMeta, given: Readonly<Record<string, unknown>>): Promise<void> {
    const { client, meta, lifecycle, events, me } = this.#options
    const record = this.#options.record()
    this.pending = transition.key
    try {
      const outcome = await writeOver({ client, meta, record, me }, (expectedVersion) => {
        const input = { id: record.id, expectedVersion, ...given }
        return write(client, meta, { mutation: transition.mutation!, input, names: [lifecycle.field], key: this.#attempts.keyFor([transition.key, input]) })
      })
      this.#attempts.done()
      if (!outcome.ok && this.question && outcome.refusal.kind === 'validation') this.question = { ...this.question, ...sortRefusal(outcome.refusal, transition.inputs) }
      else {
        this.question = null
        if (outcome.ok) events.onDone(offered)
        else events.onRefused(offered, outcome.refusal)
      }
    } catch (error) {
      events.onFailed(offered, asDataError(error))
    } finally {
      this.pending = null
    }
  }
}
