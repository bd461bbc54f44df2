import type pg from 'pg'
import type { Change } from './live-types.ts'

const atOnce = 500

/**
 * What was committed since the last look, in the order of the commits, whichever process wrote it. It is read from the chain of
 * the audit trail, whose numbers are given at the commit: nothing is written a second time, and nothing is passed over.
 */
export class ChangeFeed {
  readonly #pool: pg.Pool
  #sequence: string | null = null

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** From now on. */
  async start(): Promise<void> {
    const { rows } = await this.#pool.query<{ last: string }>('select coalesce(max(sequence), 0)::text as last from core.audit_seal')
    this.#sequence = rows[0]!.last
  }

  stop(): void {
    this.#sequence = null
  }

  /** Each record once. `more` where there is more than one look takes. */
  async take(): Promise<{ readonly changes: readonly Change[]; readonly more: boolean }> {
    if (this.#sequence === null) return { changes: [], more: false }
    const { rows } = await this.#pool.query<{ sequence: string; model: string | null; record_id: string | null }>(
      `select seal.sequence::text, entry.model, entry.record_id from core.audit_seal as seal join core.history_entry as entry on entry.id = seal.entry_id
       where seal.sequence > $1::bigint order by seal.sequence limit ${atOnce}`, [this.#sequence])
    if (rows.length > 0) this.#sequence = rows.at(-1)!.sequence
    const changes = new Map<string, Change>()
    for (const { model, record_id: recordId } of rows) if (model !== null && recordId !== null) changes.set(`${model}:${recordId}`, { model, recordId })
    return { changes: [...changes.values()], more: rows.length === atOnce }
  }
}
