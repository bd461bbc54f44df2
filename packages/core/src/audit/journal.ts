import type { BaseClient } from '../database/open-client.ts'

/** Where an action came from. */
export interface Origin {
  readonly source: string
  readonly requestId: string | null
  readonly ip: string | null
  readonly client: string | null
}

/** Something that somebody did and that is no write of a record: those enter the trail by the guard. */
export interface JournalEntry extends Origin {
  readonly action: 'SIGN_IN' | 'SIGN_IN_FAILED' | 'SIGN_OUT' | 'EXPORT' | 'SYSTEM' | 'CREATE' | 'UPDATE' | 'DELETE'
  readonly actorId: string | null
  readonly onBehalfOfId?: string | null
  readonly impersonatorId?: string | null
  readonly model?: string
  readonly recordId?: string | null
  readonly at: Date
  readonly changes?: Readonly<Record<string, readonly [unknown, unknown]>>
}

/** Adds an entry to the audit trail; the database chains it with the commit. */
export async function writeJournal(client: BaseClient, entry: JournalEntry): Promise<void> {
  await client['historyEntry']!['createMany']!({ data: [{ ...entry, changes: entry.changes ?? {} }] })
}
