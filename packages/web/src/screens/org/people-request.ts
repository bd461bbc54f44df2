import type { ResourceMeta } from '@tenon/core/metadata'
import { listDocument } from '../../data/documents.ts'
import { fieldNamed } from '../../data/record.ts'
import { orderName } from '../../data/selection.ts'
import type { Unit } from './org-tree.ts'

const PAGE = 100

/** The people of a unit with all below it, or those whom a search finds in the whole organisation. */
export function peopleRequest(people: ResourceMeta, unit: Unit, search: string): { document: string; variables: Record<string, unknown> } {
  const title = fieldNamed(people, people.titleField)
  return {
    document: listDocument(people, ['name', 'title', 'team', 'manager', 'email']),
    variables: {
      first: PAGE,
      // Those who left are found by a search; in a unit they work no longer.
      filter: search === '' ? { team: { within: unit.id }, active: { eq: true } } : null,
      orderBy: title ? [{ field: orderName(title), direction: 'ASC' }] : null,
      ...(people.searchable ? { search: search || null } : {}),
    },
  }
}
