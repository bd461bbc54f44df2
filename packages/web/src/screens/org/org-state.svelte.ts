import type { ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { asDataError, type DataError } from '../../data/data-error.ts'
import { listDocument } from '../../data/documents.ts'
import { isObject, type ResourceRecord } from '../../data/record.ts'
import type { PageAnswer } from '../list/keyset-list.svelte.ts'
import { ORGANISATION, PLANNED, type Organisation, type PlacedPerson, type PlannedPage, type PlannedPosition } from './org-documents.ts'
import { buildTree, findUnit, idsBelow, openAtFirst, visibleRows, type Unit } from './org-tree.ts'

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
  /** Positions that have not begun, by person. */
  planned = $state.raw<ReadonlyMap<string, readonly PlannedPosition[]>>(new Map())
  /** Another day than today that the organisation is shown of. */
  day = $state.raw<string | null>(null)
  #placed = $state.raw<readonly PlacedPerson[]>([])
  rows = $derived(visibleRows(this.trees ?? [], this.open))

  constructor(options: { client: DataClient; units: ResourceMeta; people: ResourceMeta }) {
    this.#client = options.client
    this.#units = options.units
    this.#people = options.people
  }

  async load(chosen: string | null, { day, today }: { readonly day: string | null; readonly today: string }): Promise<void> {
    this.#request.abort()
    this.#request = new AbortController()
    const { signal } = this.#request
    this.error = null
    try {
      const [units, counts, planned, other] = await Promise.all([this.#allUnits(signal), day === null ? this.#counts(signal) : null, this.#planned(today, signal), day === null ? null : this.#on(day, signal)])
      const trees = other ? buildTree(units.map((unit) => ({ ...unit, head: headOf(other, unit.id) })), countsOf(other)) : buildTree(units, counts ?? new Map())
      this.day = day
      this.#placed = other?.people ?? []
      this.planned = planned
      if (this.trees === null) this.open = openAtFirst(trees, chosen)
      this.trees = trees
    } catch (error) {
      if (!signal.aborted) this.error = asDataError(error)
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

  /** Those who work in the unit or below on the other day. */
  placedIn(unit: Unit): readonly PlacedPerson[] {
    const ids = idsBelow(unit)
    return this.#placed.filter((person) => ids.has(person.unitId))
  }

  async #on(day: string, signal: AbortSignal): Promise<Organisation> {
    return (await this.#client.query<{ organisation: Organisation }>(ORGANISATION, { day }, { signal, fresh: true })).organisation
  }

  async #planned(today: string, signal: AbortSignal): Promise<ReadonlyMap<string, readonly PlannedPosition[]>> {
    const byPerson = new Map<string, readonly PlannedPosition[]>()
    let after: string | null = null
    do {
      const { page }: { page: PlannedPage } = await this.#client.query(PLANNED, { today, after }, { signal, fresh: true })
      for (const position of page.nodes) byPerson.set(position.person.id, [...(byPerson.get(position.person.id) ?? []), position])
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    return byPerson
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
    const document = `query PeoplePerUnit { totals: ${aggregate}(filter: { active: { eq: true } }, groupBy: [{ field: TEAM }]) { key { team { id } } count } }`
    const { totals } = await this.#client.query<{ totals: readonly { key: Record<string, unknown>; count: number }[] }>(document, {}, { signal, fresh: true })
    return new Map(totals.flatMap(({ key, count }): [string, number][] => (isObject(key['team']) && typeof key['team']['id'] === 'string' ? [[key['team']['id'], count]] : [])))
  }
}

function headOf({ heads }: Organisation, unitId: string): object | null {
  const head = heads.find((one) => one.unitId === unitId)
  return head ? { id: head.personId, name: head.name } : null
}

function countsOf({ people }: Organisation): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { unitId } of people) counts.set(unitId, (counts.get(unitId) ?? 0) + 1)
  return counts
}
