import { RowsTaken } from '../target-types.ts'
import type { Draft, DraftRow } from './convert-row.ts'
import { planWrites } from './plan-writes.ts'
import { pretendRows } from './pretend-rows.ts'
import type { Rejections } from './rejections.ts'
import type { Resolver } from './resolver.ts'
import type { Patience, RowOutcome } from './row-decision.ts'
import type { RunState } from './run-state.ts'
import { writeRows } from './write-rows.ts'
import type { WriteResult } from './write-rows.ts'

export interface BatchResult {
  readonly landed: number
  /** Rows that wait for others of their own resource. */
  readonly waiting: readonly DraftRow[]
}

const tries = 5

/** Decides and writes batches of one step, and counts what became of them. */
export class BatchWriter {
  readonly #state: RunState
  readonly #resolver: Resolver
  readonly #rejections: Rejections

  constructor(state: RunState, resolver: Resolver, rejections: Rejections) {
    this.#state = state
    this.#resolver = resolver
    this.#rejections = rejections
  }

  async write(rows: readonly DraftRow[], patience: Patience): Promise<BatchResult> {
    for (let attempt = 1; ; attempt++) {
      const outcomes = await planWrites(this.#state, this.#resolver, { rows, patience })
      const writable = outcomes.filter((outcome) => outcome.kind === 'write')
      try {
        const { pretence } = this.#state
        const result = pretence ? await pretendRows(this.#state, pretence, writable) : await writeRows(this.#state, writable)
        return this.#settle(outcomes, result)
      } catch (error) {
        // Another run wrote some of these rows in between: what it left is looked at again.
        if (!(error instanceof RowsTaken) || attempt >= tries) throw error
        this.#resolver.landed(new Set())
      }
    }
  }

  #settle(outcomes: readonly RowOutcome[], { written, landed, refused }: WriteResult): BatchResult {
    this.#resolver.landed(written)
    for (const { action, resource } of written) if (action !== 'none') this.#state.tally.count(resource, action === 'create' ? 'created' : 'updated')
    for (const { row, problem } of refused) this.#rejections.reject(row, [problem])
    for (const outcome of outcomes) if (outcome.kind === 'reject') this.#rejections.reject(outcome.row, outcome.problems)
    for (const outcome of outcomes) if (outcome.kind === 'unchanged') for (const draft of outcome.row.drafts) this.#unchanged(outcome.row, draft)
    for (const { row, writes } of landed) {
      for (const draft of row.drafts) {
        const write = writes.find(({ memory }) => memory?.source === draft.record.source)
        if (!write || write.action === 'none') this.#unchanged(row, draft)
      }
    }
    return { landed: landed.length, waiting: outcomes.filter((outcome) => outcome.kind === 'wait').map(({ row }) => row) }
  }

  /** A record that several rows carry counts once, with the first of them. */
  #unchanged(row: DraftRow, draft: Draft): void {
    const first = this.#state.seen(draft.record).get(draft.key)
    if (first?.line === row.line && first.file === row.fileNumber) this.#state.tally.count(draft.record.resource.name, 'unchanged')
  }
}
