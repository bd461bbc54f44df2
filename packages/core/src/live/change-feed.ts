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

  /** Of the last change that was taken; null before the first look. */
  get sequence(): string | null {
    return this.#sequence
  }

  /** Each record once. `more` where there is more than one look takes. */
  async take(): Promise<{ readonly changes: readonly Change[]; readonly more: boolean }> {
    if (this.#sequence === null) return { changes: [], more: false }
    const { changes, last, count } = await this.#read(this.#sequence, null)
    this.#sequence = last
    return { changes, more: count === atOnce }
  }

  /** What a stream that was here before has missed, up to what was taken; the oldest where it is more than one look takes. */
  async missed(after: string): Promise<readonly Change[]> {
    return this.#sequence === null ? [] : (await this.#read(after, this.#sequence)).changes
  }

  async #read(after: string, until: string | null): Promise<{ readonly changes: Change[]; readonly last: string; readonly count: number }> {
    const { rows } = await this.#pool.query<{ sequence: string; model: string | null; record_id: string | null; request_id: string | null; actor_id: string | null }>(
      `select seal.sequence::text, entry.model, entry.record_id, entry.request_id, entry.actor_id from core.audit_seal as seal join core.history_entry as entry on entry.id = seal.entry_id
       where seal.sequence > $1::bigint and ($2::bigint is null or seal.sequence <= $2::bigint) order by seal.sequence limit ${atOnce}`, [after, until])
    const changes = new Map<string, Change>()
    for (const { model, record_id: recordId, request_id: requestId, actor_id: actorId } of rows) {
      if (model === null || recordId === null) continue
      const known = changes.get(`${model}:${recordId}`)
      const isOfOne = known === undefined || (known.requestId === requestId && known.actorId === actorId)
      changes.set(`${model}:${recordId}`, { model, recordId, requestId: isOfOne ? requestId : null, actorId: isOfOne ? actorId : null })
    }
    return { changes: [...changes.values()], last: rows.at(-1)?.sequence ?? after, count: rows.length }
  }
}
