import { globalId } from '../../data/ids.ts'
import { addDays } from '../../kit/date-text.ts'
import { startOfDay } from '../filter/zoned.ts'

/** What the address says of the filter: every part may be missing. */
export interface AuditQuery {
  readonly text: string
  readonly person: string | null
  readonly model: string | null
  readonly record: string | null
  readonly action: string | null
  readonly source: string | null
  /** Uses of the unguarded database as well. Ordinary reads make most of them, so they would hide what people did. */
  readonly unguarded: boolean
  /** Days of the company, both of them inside. */
  readonly from: string | null
  readonly to: string | null
}

export function readQuery(query: URLSearchParams): AuditQuery {
  const one = (name: string) => query.get(name) || null
  return { text: query.get('q') ?? '', person: one('person'), model: one('model'), record: one('record'), action: one('action'), source: one('source'), from: one('from'), to: one('to'), unguarded: query.has('unguarded') }
}

export type AuditFilter = Readonly<Record<string, string | readonly string[]>>

/** The filter as the API takes it. */
export function toFilter({ text, person, model, record, action, source, from, to, unguarded }: AuditQuery, timeZone: string): AuditFilter {
  const parts = {
    text: text.trim(),
    personId: person && globalId('Person', person),
    model,
    recordId: record && globalId(model ?? 'Record', record),
    action,
    exceptActions: action || unguarded ? null : ['SYSTEM'],
    source,
    from: from && startOfDay(from, timeZone),
    to: to && startOfDay(addDays(to, 1), timeZone),
  }
  return Object.fromEntries(Object.entries(parts).filter((part): part is [string, string | string[]] => Boolean(part[1])))
}

/** Where the same entries can be downloaded. The file's address takes bare ids. */
export function fileUrl(query: AuditQuery, timeZone: string): string {
  const filter = toFilter(query, timeZone)
  const bare = { ...filter, ...(query.person ? { personId: query.person } : {}), ...(query.record ? { recordId: query.record } : {}) }
  return `/api/audit.csv?${new URLSearchParams(Object.entries(bare).map(([name, value]) => [name, String(value)]))}`
}
