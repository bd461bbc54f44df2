import type { BootResource } from '@tenon/core/metadata'
import { askGraphql } from '../shell-fetch.ts'

type Counted = { readonly totalCount: number } | null

/** How many records of each resource the person may see, in one question; those that cannot be counted are left out. */
export async function countRecords(send: typeof fetch, resources: readonly BootResource[], signal: AbortSignal): Promise<Record<string, number>> {
  if (resources.length === 0) return {}
  const fields = resources.map((resource, index) => `r${index}: ${resource.list}(first: 1) { totalCount }`)
  const data = await askGraphql<Record<string, Counted>>(send, `query CountRecords { ${fields.join(' ')} }`, {}, signal)
  return Object.fromEntries(resources.flatMap((resource, index) => {
    const counted = data?.[`r${index}`]
    return counted ? [[resource.name, counted.totalCount]] : []
  }))
}
