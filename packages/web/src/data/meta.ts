import type { ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from './client.ts'

const DOCUMENT = 'query ResourceMeta($name: String!) { resourceMeta(name: $name) }'

/** Descriptions of resources, each asked for once. */
export interface MetaStore {
  /** Null where the resource does not exist or may not be seen. Throws DataError, and asks again next time. */
  get(name: string): Promise<ResourceMeta | null>
  /** The description if it is already here. */
  known(name: string): ResourceMeta | null
  /** Forgets all of them: rights or enabled plugins changed. */
  clear(): void
}

/** A reference to records that the caller may not see has nothing to show and nothing to choose from. */
function withoutBlindReferences(meta: ResourceMeta): ResourceMeta {
  return { ...meta, fields: meta.fields.filter((field) => field.kind !== 'reference' || field.reference !== null) }
}

export function createMetaStore(client: Pick<DataClient, 'query'>): MetaStore {
  const pending = new Map<string, Promise<ResourceMeta | null>>()
  const known = new Map<string, ResourceMeta>()

  const ask = async (name: string) => {
    const { resourceMeta } = await client.query<{ resourceMeta: ResourceMeta | null }>(DOCUMENT, { name })
    const usable = resourceMeta && withoutBlindReferences(resourceMeta)
    if (usable) known.set(name, usable)
    return usable
  }

  return {
    get(name) {
      const asked = pending.get(name)
      if (asked) return asked
      const answer = ask(name)
      pending.set(name, answer)
      answer.catch(() => pending.delete(name))
      return answer
    },
    known: (name) => known.get(name) ?? null,
    clear() {
      pending.clear()
      known.clear()
    },
  }
}
