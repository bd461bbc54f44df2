import type { FieldMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { choicesDocument } from '../../data/documents.ts'
import { readReference, type Reference } from '../../data/record.ts'
import type { PageAnswer } from '../list/keyset-list.svelte.ts'

/** More would not be read through. */
const MOST = 20

type Target = NonNullable<FieldMeta['reference']>

/** Finds records for a reference on the server: by its search, or by what its title contains. */
export async function findChoices(client: Pick<DataClient, 'query'>, target: Target, { text, signal }: { text: string; signal: AbortSignal }): Promise<readonly Reference[]> {
  if (!target.list) return []
  const document = choicesDocument({ resource: target.resource, list: target.list, titleField: target.titleField, searchable: target.searchable })
  const filter = !target.searchable && text !== '' ? { [target.titleField]: { contains: text } } : null
  const variables = { first: MOST, filter, ...(target.searchable ? { search: text || null } : {}) }
  const { page } = await client.query<{ page: PageAnswer }>(document, variables, { signal, fresh: true })
  return page.nodes.flatMap((node) => readReference(node, target.titleField) ?? [])
}
