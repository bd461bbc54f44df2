import { readText, writeText } from '../shared/storage.ts'
import type { Values } from './form-fields.ts'

export interface Draft {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Version of the record that it was typed over; null for a new record. */
  readonly version: number | null
  /** Only what was changed. */
  readonly values: Values
  /** The same fields as they were when typing began, to tell later who changed what. */
  readonly before: Values
}

export interface Drafts {
  read(): Draft | null
  write(draft: Draft): void
  clear(): void
}

const MAX_AGE = 30 * 86_400_000

/** What a person typed into the form of one record and did not save yet, kept in this browser for a month. */
export function createDrafts(storage: Storage | null, names: { person: string; resource: string; record: string }, now: () => number = Date.now): Drafts {
  const key = `tenon.draft.${names.person}.${names.resource}.${names.record}`
  return {
    read() {
      const draft = parse(readText(storage, key))
      if (draft && now() - draft.at <= MAX_AGE) return draft
      if (draft) this.clear()
      return null
    },
    write: (draft) => writeText(storage, key, JSON.stringify(draft)),
    clear: () => writeText(storage, key, null),
  }
}

function parse(text: string | null): Draft | null {
  if (!text) return null
  try {
    const draft = JSON.parse(text) as Partial<Draft>
    return typeof draft.at === 'number' && draft.values && typeof draft.values === 'object' ? { at: draft.at, version: draft.version ?? null, values: draft.values, before: draft.before ?? {} } : null
  } catch {
    return null
  }
}
