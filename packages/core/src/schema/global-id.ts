const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The id of no row: what a malformed id looks for. */
export const missingId = '00000000-0000-0000-0000-000000000000'

/** So many ids `nodes` gives the records of; what is asked beyond is left out. */
export const mostNodes = 100

/** The GraphQL id of a record: 'Opportunity:0198…'. */
export function globalId(type: string, id: string): string {
  return `${type}:${id}`
}

/** Type and row id; null for anything malformed, so that a bad id is simply not found. */
export function readGlobalId(value: string): { type: string; id: string } | null {
  const colon = value.indexOf(':')
  const id = value.slice(colon + 1).toLowerCase()
  return colon > 0 && uuid.test(id) ? { type: value.slice(0, colon), id } : null
}

/** The row id of a global id of exactly this type; null otherwise. A bare UUID is accepted too: pages' URLs carry it. */
export function rowIdOf(value: string, type: string): string | null {
  const parsed = readGlobalId(value)
  if (parsed) return parsed.type === type ? parsed.id : null
  return uuid.test(value.toLowerCase()) ? value.toLowerCase() : null
}
