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
  /** Days of the company, both of them inside. */
  readonly from: string | null
  readonly to: string | null
}

export function readQuery(query: URLSearchParams): AuditQuery {
  const one = (name: string) => query.get(name) || null
  return { text: query.get('q') ?? '', person: one('person'), model: one('model'), record: one('record'), action: one('action'), source: one('source'), from: one('from'), to: one('to') }
}

/** The filter as the API takes it. */
export function toFilter({ text, person, model, record, action, source, from, to }: AuditQuery, timeZone: string): Record<string, string> {
  const parts = {
    text: text.trim(),
    personId: person && globalId('Person', person),
    model,
    recordId: record && globalId(model ?? 'Record', record),
    action,
    source,
    from: from && startOfDay(from, timeZone),
    to: to && startOfDay(addDays(to, 1), timeZone),
  }
  return Object.fromEntries(Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1])))
}

/** Where the same entries can be downloaded. The file's address takes bare ids. */
export function fileUrl(query: AuditQuery, timeZone: string): string {
  const filter = toFilter(query, timeZone)
  const bare = { ...filter, ...(query.person ? { personId: query.person } : {}), ...(query.record ? { recordId: query.record } : {}) }
  return `/api/audit.csv?${new URLSearchParams(bare)}`
}
