import { importErrors } from '../errors.ts'
import type { ReferencePlan } from '../mapping/plan-types.ts'
import type { RecordWrite } from '../target-types.ts'
import { loosely } from './loosely.ts'
import { pretendedId } from './pretence.ts'
import { memoryKey } from './row-hash.ts'
import type { RunState } from './run-state.ts'

/** What a text refers to. */
export type Found =
  | { readonly kind: 'id'; readonly id: string }
  /** Not there, and not to be made. */
  | { readonly kind: 'none' }
  | { readonly kind: 'several' }
  /** The record is there, but the field to take over is empty. */
  | { readonly kind: 'empty' }
  /** To be made together with the row. */
  | { readonly kind: 'new'; readonly write: RecordWrite; readonly by: string }

const remembered = 20_000
const loosest = 200_000

/** Finds records by the texts that refer to them: in bulk for a batch, and from a bounded memory of those found before. */
export class Resolver {
  readonly #state: RunState
  readonly #caches = new Map<ReferencePlan, Map<string, Found>>()
  readonly #looseIndexes = new Map<string, Map<string, readonly string[]>>()
  /** Records that the batch in hand makes for references, by what they are found by. */
  readonly #fresh = new Map<string, Extract<Found, { kind: 'new' }>>()

  constructor(state: RunState) {
    this.#state = state
  }

  /** Answers for all texts of one reference. Texts that lead to a missing record share one write. */
  async find(plan: ReferencePlan, texts: ReadonlySet<string>): Promise<ReadonlyMap<string, Found>> {
    let cache = this.#caches.get(plan)
    if (!cache) this.#caches.set(plan, (cache = new Map()))
    const answers = new Map<string, Found>()
    const unknown: string[] = []
    for (const text of texts) {
      const known = cache.get(text)
      if (known) answers.set(text, known)
      else unknown.push(text)
    }
    for (const [text, found] of unknown.length === 0 ? [] : await this.#lookUp(plan, unknown)) {
      answers.set(text, found)
      if (found.kind === 'id') remember(cache, text, found)
    }
    return plan.take === null ? answers : this.#taken(plan, plan.take, answers)
  }

  /** To be called with what was written before the next batch is looked at. */
  landed(writes: ReadonlySet<RecordWrite>): void {
    for (const { write, by } of this.#fresh.values()) {
      const text = write.values[by]
      const index = this.#looseIndexes.get(`${write.resource}.${by}`)
      if (index && writes.has(write) && typeof text === 'string') index.set(loosely(text), [write.id])
    }
    this.#fresh.clear()
  }

  /** Forgets names, because a pass has given some to new records. */
  forgetNames(): void {
    this.#looseIndexes.clear()
  }

  async #lookUp(plan: ReferencePlan, texts: readonly string[]): Promise<Map<string, Found>> {
    const { way } = plan
    if (way.kind === 'row') return new Map()
    const ids = way.kind === 'step' ? await this.#byRow(plan, texts) : way.loose ? await this.#loosely(way.resource, way.by, texts) : await this.#state.target.find(way.resource, way.by, texts)
    return new Map(texts.map((text) => [text, this.#answer(plan, text, ids.get(text) ?? [])]))
  }

  #answer(plan: ReferencePlan, text: string, ids: readonly string[]): Found {
    const [id] = ids
    if (ids.length > 1) return { kind: 'several' }
    if (id !== undefined) return { kind: 'id', id }
    const { way } = plan
    const pretence = this.#state.pretence
    if (way.kind === 'step' && pretence && way.records.some((record) => pretence.hasRow(record, memoryKey(text)))) return { kind: 'id', id: pretendedId }
    if (way.kind !== 'by') return { kind: 'none' }
    if (pretence?.hasText(way.resource, way.by, text, way.loose)) return { kind: 'id', id: pretendedId }
    if (way.create === null) return { kind: 'none' }
    const place = `${way.resource}.${way.by}:${way.loose ? loosely(text) : text}`
    let fresh = this.#fresh.get(place)
    if (!fresh) {
      const write: RecordWrite = { action: 'create', resource: way.resource, id: this.#state.target.newId(), values: { ...way.create, [way.by]: text }, memory: null }
      this.#fresh.set(place, (fresh = { kind: 'new', write, by: way.by }))
    }
    return fresh
  }

  async #byRow(plan: ReferencePlan, texts: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const ids = new Map<string, readonly string[]>()
    if (plan.way.kind !== 'step') return ids
    let open = texts
    for (const record of plan.way.records) {
      const known = await this.#state.target.remembered(record.source, record.resource.name, open.map(memoryKey))
      for (const text of open) {
        const row = known.get(memoryKey(text))
        if (row) ids.set(text, [row.recordId])
      }
      open = open.filter((text) => !ids.has(text))
      if (open.length === 0) break
    }
    return ids
  }

  async #loosely(resource: string, field: string, texts: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const place = `${resource}.${field}`
    let index = this.#looseIndexes.get(place)
    if (!index) this.#looseIndexes.set(place, (index = await this.#readLoose(resource, field)))
    const found = index
    return new Map(texts.map((text) => [text, (loosely(text) === '' ? undefined : found.get(loosely(text))) ?? []]))
  }

  async #readLoose(resource: string, field: string): Promise<Map<string, readonly string[]>> {
    const index = new Map<string, readonly string[]>()
    let count = 0
    for await (const page of this.#state.target.scan(resource, field)) {
      if ((count += page.length) > loosest) throw importErrors.IMPORT_LOOKUP_TOO_LARGE({ resource, field, limit: loosest })
      for (const { id, text } of page) {
        if (text === null) continue
        const key = loosely(text)
        index.set(key, [...(index.get(key) ?? []), id].slice(0, 2))
      }
    }
    return index
  }

  /** Replaces the records found by those that one of their references points at. */
  async #taken(plan: ReferencePlan, take: string, answers: ReadonlyMap<string, Found>): Promise<ReadonlyMap<string, Found>> {
    const real = [...new Set([...answers.values()].flatMap((found) => (found.kind === 'id' && found.id !== pretendedId ? [found.id] : [])))]
    const taken = plan.way.kind === 'row' || real.length === 0 ? new Map<string, string | null>() : await this.#state.target.follow(plan.way.resource, take, real)
    return new Map([...answers].map(([text, found]) => {
      if (found.kind !== 'id' || found.id === pretendedId) return [text, found]
      const id = taken.get(found.id)
      return [text, typeof id === 'string' ? { kind: 'id', id } : { kind: 'empty' }]
    }))
  }
}

function remember(cache: Map<string, Found>, text: string, found: Found): void {
  if (cache.size >= remembered) cache.delete(cache.keys().next().value!)
  // A text cut from a chunk of the file would keep the whole chunk alive.
  cache.set(Buffer.from(text).toString(), found)
}
