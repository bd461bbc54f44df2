import type { BootResource } from '@tenon/core/metadata'
import { askGraphql } from '../shell-fetch.ts'

export interface FoundRecord {
  readonly resource: BootResource
  readonly href: string
  readonly title: string
}

type Connection = { readonly nodes: readonly { readonly id: string; readonly title: unknown }[] } | null

/** A question of more lists than this is refused as too complex. */
const atOnce = 6

/** Records of the resources in the navigation whose text has it, in a few questions at once. Throws where the server cannot be reached. */
export async function searchRecords(send: typeof fetch, resources: readonly BootResource[], text: string, signal: AbortSignal): Promise<FoundRecord[]> {
  const searched = resources.filter((resource) => resource.searchable && (resource.nav !== null || resource.aside) && resource.titleField !== 'id')
  if (searched.length === 0) return []
  const parts = Array.from({ length: Math.ceil(searched.length / atOnce) }, (_, index) => searched.slice(index * atOnce, (index + 1) * atOnce))
  return (await Promise.all(parts.map((part) => searchPart(send, part, text, signal)))).flat()
}

async function searchPart(send: typeof fetch, searched: readonly BootResource[], text: string, signal: AbortSignal): Promise<FoundRecord[]> {
  const together = await search(send, searched, text, signal)
  if (together) return together
  // One resource that refuses must not silence the others: each is asked by itself.
  const apart = await Promise.all(searched.map((resource) => search(send, [resource], text, signal)))
  if (apart.every((found) => found === null)) throw new Error('The search was refused.')
  return apart.flatMap((found) => found ?? [])
}

async function search(send: typeof fetch, resources: readonly BootResource[], text: string, signal: AbortSignal): Promise<FoundRecord[] | null> {
  const data = await askGraphql<Record<string, Connection>>(send, searchDocument(resources), { text }, signal)
  if (!data) return null
  return resources.flatMap((resource, index) =>
    (data[`r${index}`]?.nodes ?? []).map((node) => ({ resource, href: `${resource.path}/${bareId(node.id)}`, title: String(node.title ?? '') })),
  )
}

export function searchDocument(resources: readonly BootResource[]): string {
  const fields = resources.map((resource, index) => `r${index}: ${resource.list}(first: 5, search: $text) { nodes { id title: ${resource.titleField} } }`)
  return `query SearchRecords($text: String!) { ${fields.join(' ')} }`
}

/** The uuid of a global id such as Opportunity:0198…, as addresses carry it. */
function bareId(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}
