import type { ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { DataError } from '../../data/data-error.ts'
import { listDocument } from '../../data/documents.ts'
import { isObject, type ResourceRecord } from '../../data/record.ts'
import type { PageAnswer } from '../list/keyset-list.svelte.ts'
import { buildTree, findUnit, openAtFirst, visibleRows, type Unit } from './org-tree.ts'

const PAGE = 100

/** The organisation as trees of units with their numbers of people. */
export class OrgState {
  readonly #client: DataClient
  readonly #units: ResourceMeta
  readonly #people: ResourceMeta
  #request = new AbortController()
  trees = $state.raw<readonly Unit[] | null>(null)
  open = $state.raw<ReadonlySet<string>>(new Set())
  error = $state.raw<DataError | null>(null)
  rows = $derived(visibleRows(this.trees ?? [], this.open))

  constructor(options: { client: DataClient; units: ResourceMeta; people: ResourceMeta }) {
    this.#client = options.client
    this.#units = options.units
    this.#people = options.people
  }

  async load(chosen: string | null): Promise<void> {
    this.#request.abort()
    this.#request = new AbortController()
    const { signal } = this.#request
    this.error = null
    try {
      const [units, counts] = await Promise.all([this.#allUnits(signal), this.#counts(signal)])
      const trees = buildTree(units, counts)
      if (this.trees === null) this.open = openAtFirst(trees, chosen)
      this.trees = trees
    } catch (error) {
      if (!signal.aborted) this.error = error instanceof DataError ? error : new DataError('internal', String(error), { cause: error })
    }
  }

  unit(id: string | null): Unit | null {
    return findUnit(this.trees ?? [], id)
  }

  toggle(id: string, open: boolean = !this.open.has(id)): void {
    const next = new Set(this.open)
    if (open) next.add(id)
    else next.delete(id)
    this.open = next
  }

  close(): void {
    this.#request.abort()
  }

  async #allUnits(signal: AbortSignal): Promise<readonly ResourceRecord[]> {
    const units: ResourceRecord[] = []
    let after: string | null = null
    do {
      const { page }: { page: PageAnswer } = await this.#client.query(listDocument(this.#units, ['name', 'kind', 'parent', 'head']), { first: PAGE, after }, { signal, fresh: true })
      units.push(...page.nodes)
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    return units
  }

  async #counts(signal: AbortSignal): Promise<ReadonlyMap<string, number>> {
    const { aggregate } = this.#people.operations
    const document = `query PeoplePerUnit { totals: ${aggregate}(groupBy: [{ field: TEAM }]) { key { team { id } } count } }`
    const { totals } = await this.#client.query<{ totals: readonly { key: Record<string, unknown>; count: number }[] }>(document, {}, { signal, fresh: true })
    return new Map(totals.flatMap(({ key, count }): [string, number][] => (isObject(key['team']) && typeof key['team']['id'] === 'string' ? [[key['team']['id'], count]] : [])))
  }
}
