import type { Values } from './form-fields.ts'

export interface Draft {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Version of the record that it was typed over; null for a new record. */
  readonly version: number | null
  /** Only what was changed. */
  readonly values: Values
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
      const draft = parse(attempt(() => storage?.getItem(key)))
      if (draft && now() - draft.at <= MAX_AGE) return draft
      if (draft) this.clear()
      return null
    },
    write: (draft) => void attempt(() => storage?.setItem(key, JSON.stringify(draft))),
    clear: () => void attempt(() => storage?.removeItem(key)),
  }
}

function parse(text: string | null | undefined): Draft | null {
  if (!text) return null
  try {
    const draft = JSON.parse(text) as Partial<Draft>
    return typeof draft.at === 'number' && draft.values && typeof draft.values === 'object' ? { at: draft.at, version: draft.version ?? null, values: draft.values } : null
  } catch {
    return null
  }
}

/** A full or forbidden storage must not stop anybody from typing. */
function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
