import type { FieldMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { titlesDocument } from '../../data/documents.ts'
import { globalId, typeOf } from '../../data/ids.ts'
import { isObject } from '../../data/record.ts'

type Target = Pick<NonNullable<FieldMeta['reference']>, 'resource' | 'titleField'>

const MOST = 100

/** Titles of records that are known by their ids only: filters in an address, changes in a history. Asked for together, once each. */
export class TitleBook {
  readonly #client: Pick<DataClient, 'query'>
  readonly #targets = new Map<string, Target>()
  readonly #asked = new Set<string>()
  #waiting = new Set<string>()
  titles = $state.raw<ReadonlyMap<string, string>>(new Map())

  constructor(client: Pick<DataClient, 'query'>) {
    this.#client = client
  }

  /** The title of a record, or null until it is known. Safe to call while drawing. */
  titleOf(target: Target, id: string): string | null {
    return this.titles.get(globalId(target.resource, id)) ?? null
  }

  know(id: string, title: string): void {
    this.titles = new Map([...this.titles, [id, title]])
  }

  /** Asks for the titles that are not known yet. */
  want(target: Target, ids: readonly string[]): void {
    const missing = ids.map((id) => globalId(target.resource, id)).filter((id) => !this.titles.has(id) && !this.#asked.has(id))
    if (missing.length === 0) return
    this.#targets.set(target.resource, target)
    if (this.#waiting.size === 0) queueMicrotask(() => void this.#ask())
    for (const id of missing) {
      this.#asked.add(id)
      this.#waiting.add(id)
    }
  }

  async #ask(): Promise<void> {
    const ids = [...this.#waiting].sort()
    this.#waiting = new Set()
    for (let start = 0; start < ids.length; start += MOST) await this.#askFor(ids.slice(start, start + MOST))
  }

  async #askFor(ids: readonly string[]): Promise<void> {
    const types = new Set(ids.map(typeOf))
    const targets = [...this.#targets.values()].filter((target) => types.has(target.resource))
    try {
      const { nodes } = await this.#client.query<{ nodes: readonly unknown[] }>(titlesDocument(targets), { ids })
      const found = nodes.flatMap((node): [string, string][] => (isObject(node) && typeof node['id'] === 'string' ? [[node['id'], titleIn(node)]] : []))
      this.titles = new Map([...this.titles, ...found.filter(([, title]) => title !== '')])
    } catch {
      // A title is an ornament: the id stands in for it, and the next look asks again.
      for (const id of ids) this.#asked.delete(id)
    }
  }
}

function titleIn(node: Record<string, unknown>): string {
  const title = Object.entries(node).find(([name, value]) => name.startsWith('title_') && typeof value === 'string')?.[1]
  return typeof title === 'string' ? title : ''
}
