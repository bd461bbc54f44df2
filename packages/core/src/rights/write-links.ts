import type { Link } from './write-relations.ts'
import type { LinkChange } from './write-batch.ts'

/** Many-to-many links as Prisma's data wants them. */
export function linkData(links: readonly Link[]): Record<string, Record<string, unknown>> {
  const data: Record<string, Record<string, unknown>> = {}
  for (const { field, operation, wheres } of links) data[field] = { ...data[field], [operation]: wheres }
  return data
}

/** The same links for the history. */
export function linkChanges(links: readonly Link[]): { links?: Record<string, LinkChange> } {
  if (links.length === 0) return {}
  const changes: Record<string, LinkChange> = {}
  for (const { field, operation, keys } of links) {
    const known = changes[field] ?? { removed: [], added: [] }
    changes[field] = operation === 'connect' ? { ...known, added: [...known.added, ...keys] } : { ...known, removed: [...known.removed, ...keys] }
  }
  return { links: changes }
}
