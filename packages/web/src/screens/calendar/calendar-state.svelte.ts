import type { DataClient } from '../../data/client.ts'
import { asDataError, type DataError } from '../../data/data-error.ts'
import { listDocument } from '../../data/documents.ts'
import type { ResourceRecord } from '../../data/record.ts'
import type { Refusal } from '../../data/write-outcome.ts'
import { write } from '../../data/writes.ts'
import { allOf, type FilterInput } from '../filter/filter-input.ts'
import type { DayRange } from '../filter/period.ts'
import type { PageAnswer } from '../list/keyset-list.svelte.ts'
import { entryNames, entryOf, placedFields, rangeFilter, type CalendarSource, type Entry, type Place } from './calendar-entries.ts'

const PAGE = 100
/** More in one view could not be read. */
const MOST = 500

export interface CalendarQuestion {
  readonly range: DayRange
  readonly filter: FilterInput | null
  readonly search: string | null
}

/** A change that is written, or was. */
export interface CalendarChange {
  /** As it was before. */
  readonly entry: Entry
  /** As it was wanted. */
  readonly wanted: Entry
  readonly fields: Readonly<Record<string, unknown>>
}

export interface CalendarEvents {
  onMoved(change: CalendarChange): void
  onRefused(change: CalendarChange & { refusal: Refusal }): void
  onFailed(change: CalendarChange & { error: DataError }): void
}

/** What stands on the days that are seen, and moves that show at once and are taken back where they are refused. */
export class CalendarState {
  readonly #client: DataClient
  readonly #source: CalendarSource
  readonly #events: CalendarEvents
  #asked: CalendarQuestion | null = null
  #requests = new AbortController()
  #writing = 0
  #records = $state.raw<readonly ResourceRecord[]>([])

  loading = $state(true)
  error = $state.raw<DataError | null>(null)
  /** There are more than can be shown. */
  cut = $state(false)
  /** Records whose move is not answered yet. */
  pending = $state.raw<ReadonlySet<string>>(new Set())

  constructor(options: { client: DataClient; source: CalendarSource; events: CalendarEvents }) {
    this.#client = options.client
    this.#source = options.source
    this.#events = options.events
  }

  entries: readonly Entry[] = $derived.by(() => this.#records.flatMap((record) => entryOf(this.#source, record) ?? []).toSorted((a, b) => (a.at ?? a.from).localeCompare(b.at ?? b.from)))

  on(day: string): readonly Entry[] {
    return this.entries.filter((entry) => entry.from <= day && day <= entry.until)
  }

  async ask(question: CalendarQuestion): Promise<void> {
    this.#requests.abort()
    this.#requests = new AbortController()
    const { signal } = this.#requests
    this.#asked = question
    this.loading = true
    this.error = null
    try {
      const records = await this.#load(question, signal)
      this.#records = records
    } catch (error) {
      if (!signal.aborted) this.error = asDataError(error)
    } finally {
      if (!signal.aborted) this.loading = false
    }
  }

  async #load({ range, filter, search }: CalendarQuestion, signal: AbortSignal): Promise<readonly ResourceRecord[]> {
    const { meta } = this.#source
    const records: ResourceRecord[] = []
    let after: string | null = null
    do {
      const variables: Record<string, unknown> = { first: PAGE, after, filter: allOf(filter, rangeFilter(this.#source, range)), orderBy: null, search }
      const { page }: { page: PageAnswer } = await this.#client.query<{ page: PageAnswer }>(listDocument(meta, entryNames(meta)), variables, { signal, fresh: true })
      records.push(...page.nodes)
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null && records.length < MOST)
    this.cut = after !== null
    return records
  }

  /** A write elsewhere may have changed anything here; our own moves are shown already. */
  refresh(): void {
    if (this.#asked && this.#writing === 0) void this.ask(this.#asked)
  }

  close(): void {
    this.#requests.abort()
  }

  find(id: string): Entry | null {
    return this.entries.find((entry) => entry.record.id === id) ?? null
  }

  get movable(): boolean {
    const { meta, start, end } = this.#source
    return meta.may.update && meta.operations.update !== null && !start.readOnly && !end?.readOnly
  }

  /** Whether an end can be moved by itself. */
  get resizable(): boolean {
    return this.movable && this.#source.start.kind === 'datetime' && this.#source.end?.kind === 'datetime'
  }

  get source(): CalendarSource {
    return this.#source
  }

  async place(id: string, place: Place): Promise<void> {
    const entry = this.find(id)
    if (entry) await this.set(id, placedFields(this.#source, entry, place))
  }

  /** Writes dates and instants, as a move and its undoing need them. Without any, nothing happens. */
  async set(id: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
    const entry = this.find(id)
    const wanted = entry && entryOf(this.#source, { ...entry.record, ...fields })
    const mutation = this.#source.meta.operations.update
    if (!entry || !wanted || mutation === null || Object.keys(fields).length === 0 || this.pending.has(id)) return
    this.#put(wanted.record)
    this.pending = new Set([...this.pending, id])
    this.#writing++
    try {
      const outcome = await write(this.#client, this.#source.meta, { mutation, input: { id, expectedVersion: entry.record.version, ...fields }, names: entryNames(this.#source.meta) })
      this.#put(outcome.ok && outcome.record ? outcome.record : entry.record)
      if (outcome.ok) this.#events.onMoved({ entry, wanted, fields })
      else this.#events.onRefused({ entry, wanted, fields, refusal: outcome.refusal })
      if (!outcome.ok && outcome.refusal.kind === 'conflict' && this.#asked) void this.ask(this.#asked)
    } catch (error) {
      this.#put(entry.record)
      this.#events.onFailed({ entry, wanted, fields, error: asDataError(error) })
    } finally {
      this.#writing--
      this.pending = new Set([...this.pending].filter((one) => one !== id))
    }
  }

  #put(record: ResourceRecord): void {
    this.#records = this.#records.map((one) => (one.id === record.id ? record : one))
  }
}
