import { createHash } from 'node:crypto'
import { entryText } from './entry-text.ts'
import { readErased, type ErasedEntry } from './erased-entries.ts'

/** Asks the database, by whichever client. */
export type Ask = <Row>(sql: string, values: readonly unknown[]) => Promise<Row[]>

/** A place in the chain, to be kept outside of the database: whoever can change the database could also cut its end off. */
export interface Anchor {
  readonly sequence: number
  readonly hash: string
}

export type ChainProblem =
  /** An entry does not fit its hash, or what an erasure says remains of it. */
  | 'ALTERED'
  /** A seal without its entry. */
  | 'DELETED'
  /** A number is missing, or a seal does not follow the one before. */
  | 'UNCHAINED'
  /** An entry without a seal: it came in past the trigger. */
  | 'INSERTED'
  /** The chain does not hold the anchor: it was cut or written anew. */
  | 'ANCHOR_LOST'

export interface BrokenEntry {
  readonly problem: ChainProblem
  readonly sequence: number | null
  readonly entryId: string | null
}

export interface ChainState {
  readonly intact: boolean
  /** Entries that were looked at. */
  readonly entries: number
  /** The last one of the chain that is in order; null in an empty chain. */
  readonly head: Anchor | null
  readonly broken: BrokenEntry | null
}

export interface VerifyOptions {
  /** Looks at the last so many only. */
  readonly last?: number
  readonly anchor?: Anchor
}

interface Link {
  readonly sequence: string
  readonly entry_id: string
  readonly previous: string
  readonly hash: string
  readonly entry: string | null
  /** What an erasure says of others: the hash of what remains, by entry. */
  readonly erased: Readonly<Record<string, string>> | null
}

const pageSize = 1_000

const page = `
  select s.sequence::text, s.entry_id, s.previous, s.hash, case when e.id is not null then ${entryText} end as entry,
    case when e.action::text = 'ERASE' then e.changes #> '{entries,1}' end as erased
  from core.audit_seal s left join core.history_entry e on e.id = s.entry_id
  where s.sequence > $1::bigint order by s.sequence limit ${pageSize}`

const unsealed = `
  select e.id from core.history_entry e
  where e.id > $1::uuid and not exists (select from core.audit_seal s where s.entry_id = e.id) order by e.id limit 1`

/**
 * Follows the chain from its beginning, a page at a time, and stops at the first entry that is not as it was written. Where values were erased, it must be what
 * a later entry of the chain says.
 */
export async function verifyChain(ask: Ask, { last, anchor }: VerifyOptions = {}): Promise<ChainState> {
  const start = await startOf(ask, last)
  let head = start.before
  let entries = 0
  let found = anchor === undefined || anchor.sequence <= (head?.sequence ?? 0)
  for (;;) {
    const rows = await ask<Link>(page, [String(head?.sequence ?? 0)])
    const erased = await readErased(ask, [...new Set(rows.flatMap((link) => [...(fits(link) ? [] : [link.entry_id]), ...namedBy(link)]))])
    for (const link of rows) {
      const broken = problemOf(link, head, erased)
      if (broken) return { intact: false, entries, head, broken }
      head = { sequence: Number(link.sequence), hash: link.hash }
      entries++
      if (anchor?.sequence === head.sequence) {
        if (anchor.hash !== head.hash) return lost(anchor, entries, head)
        found = true
      }
    }
    if (rows.length < pageSize) break
  }
  if (!found) return lost(anchor!, entries, head)
  const [stray] = await ask<{ id: string }>(unsealed, [start.firstId])
  return { intact: !stray, entries, head, broken: stray ? { problem: 'INSERTED', sequence: null, entryId: stray.id } : null }
}

function lost({ sequence }: Anchor, entries: number, head: Anchor | null): ChainState {
  return { intact: false, entries, head, broken: { problem: 'ANCHOR_LOST', sequence, entryId: null } }
}

const zero = '00000000-0000-0000-0000-000000000000'

/** Where to begin: at the first entry, or behind the one before the last so many. */
async function startOf(ask: Ask, last: number | undefined): Promise<{ before: Anchor | null; firstId: string }> {
  if (last === undefined) return { before: null, firstId: zero }
  const [row] = await ask<{ sequence: string; hash: string; entry_id: string }>('select s.sequence::text, s.hash, s.entry_id from core.audit_seal s order by s.sequence desc offset $1::bigint limit 1', [String(last)])
  return row ? { before: { sequence: Number(row.sequence), hash: row.hash }, firstId: row.entry_id } : { before: null, firstId: zero }
}

type Erased = ReadonlyMap<string, ErasedEntry>

function problemOf(link: Link, head: Anchor | null, erased: Erased): BrokenEntry | null {
  const sequence = (head?.sequence ?? 0) + 1
  if (link.sequence !== String(sequence) || link.previous !== (head?.hash ?? '')) return { problem: 'UNCHAINED', sequence, entryId: null }
  if (link.entry === null) return { problem: 'DELETED', sequence, entryId: link.entry_id }
  if (!fits(link) && erased.get(link.entry_id)?.isAsSaid !== true) return { problem: 'ALTERED', sequence, entryId: link.entry_id }
  const other = namedBy(link).find((id) => erased.get(id)?.isAsSaid === false)
  return other === undefined ? null : { problem: 'ALTERED', sequence: erased.get(other)!.sequence, entryId: other }
}

function fits({ sequence, previous, entry, hash }: Link): boolean {
  return createHash('sha256').update(`${sequence}\n${previous}\n${entry}`).digest('hex') === hash
}

function namedBy({ erased }: Link): string[] {
  return Object.keys(erased ?? {})
}
