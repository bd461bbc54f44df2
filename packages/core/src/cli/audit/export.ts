import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import type { CommandTools } from '../commands.ts'

const pageSize = 1_000
const page = `
  select s.sequence::text, s.previous, s.hash, to_jsonb(e) as entry
  from core.audit_seal s left join core.history_entry e on e.id = s.entry_id
  where s.sequence > $1 order by s.sequence limit ${pageSize}`

/** `tenon audit export`: the trail in the order of its chain, a page at a time. */
export async function exportAudit({ file }: { readonly file: string }, { app, write }: CommandTools): Promise<void> {
  let count = 0
  async function* lines(pool: pg.Pool): AsyncGenerator<string> {
    for (let last = '0'; ; ) {
      const { rows } = await pool.query<{ sequence: string; previous: string; hash: string; entry: object | null }>(page, [last])
      for (const { sequence, previous, hash, entry } of rows) yield `${JSON.stringify({ sequence: Number(sequence), previous, hash, ...entry })}\n`
      count += rows.length
      if (rows.length < pageSize) return
      last = rows.at(-1)!.sequence
    }
  }
  await pipeline(Readable.from(lines(app.database.pool)), createWriteStream(file, { mode: 0o600 }))
  write(`Wrote ${count} entries to ${file}\n`)
}
