import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { asDataError, type DataError } from '../../data/data-error.ts'
import { listDocument } from '../../data/documents.ts'
import { inputOf } from '../../data/field-input.ts'
import type { ResourceRecord } from '../../data/record.ts'
import { writeOver } from '../../data/own-version.ts'
import type { Refusal } from '../../data/write-outcome.ts'
import { placeOf, type BoardPlace } from '../../kit/board/board-places.ts'
import type { PageAnswer } from '../list/keyset-list.svelte.ts'
import { boardTotalsDocument, cardNames } from './board-documents.ts'
import { fieldsForMove, sendMove } from './board-move.ts'
import { cardOf, columnOf, keepWorth, moved, replaced, withTotals, type Columns } from './board-model.ts'
import { boardRequest, columnFilter, readBoard, type BoardQuestion, type BoardSource } from './read-board.ts'

const FIRST = 25
const MOST = 100

/** A move as the person sees it. */
export interface MoveShown {
  readonly card: ResourceRecord
  readonly from: BoardPlace
  readonly to: BoardPlace
}

export interface BoardEvents {
  onMoved(move: MoveShown): void
  onRefused(move: { card: ResourceRecord; to: BoardPlace; refusal: Refusal }): void
  onFailed(move: { card: ResourceRecord; to: BoardPlace; error: DataError }): void
}

/** A move that waits for fields which the server wants first, such as the reason of a loss. */
export interface Question {
  readonly card: ResourceRecord
  readonly to: BoardPlace
  readonly fields: readonly FieldMeta[]
  readonly refusal: Refusal
}

/** A board: columns with their first cards, and moves that are shown at once and taken back where they are refused. */
export class BoardState {
  readonly #client: DataClient
  readonly #source: BoardSource
  readonly #events: BoardEvents
  readonly #me: string | null
  #asked: BoardQuestion | null = null
  #requests = new AbortController()
  #writing = 0

  columns = $state.raw<Columns>([])
  loading = $state(false)
  error = $state.raw<DataError | null>(null)
  question = $state.raw<Question | null>(null)
  /** Columns whose further cards are under way. */
  growing = $state.raw<ReadonlySet<string>>(new Set())
  /** Cards whose move is not answered yet. */
  pending = $state.raw<ReadonlySet<string>>(new Set())

  /** `me` is the global id of the person. */
  constructor(options: { client: DataClient; source: BoardSource; events: BoardEvents; me?: string | null }) {
    this.#me = options.me ?? null
    this.#client = options.client
    this.#source = options.source
    this.#events = options.events
  }

  async ask(question: BoardQuestion, { fresh = false } = {}): Promise<void> {
    this.#requests.abort()
    this.#requests = new AbortController()
    const { signal } = this.#requests
    this.#asked = question
    this.loading = true
    this.error = null
    try {
      const loaded = Math.max(FIRST, ...this.columns.map((column) => column.cards.length))
      const { document, variables } = boardRequest(this.#source, question, fresh ? Math.min(MOST, loaded) : FIRST)
      const answer = await this.#client.query<Record<string, unknown>>(document, variables, { signal, fresh: true })
      this.columns = keepWorth(readBoard(this.#source, answer), this.columns)
      if (this.#source.meta.worth && this.#source.meta.worth === this.#source.meta.board?.sum) void this.#recount()
    } catch (error) {
      if (!signal.aborted) this.error = asDataError(error)
    } finally {
      if (!signal.aborted) this.loading = false
    }
  }

  /** A write elsewhere may have changed anything here; our own moves are shown already. */
  refresh(): void {
    if (this.#asked && this.#writing === 0) void this.ask(this.#asked, { fresh: true })
  }

  close(): void {
    this.#requests.abort()
  }

  async more(columnId: string): Promise<void> {
    const column = this.columns.find((one) => one.id === columnId)
    if (!column?.hasMore || !this.#asked || this.growing.has(columnId)) return
    this.growing = new Set([...this.growing, columnId])
    try {
      const { meta } = this.#source
      const variables = { first: FIRST, after: column.endCursor, ...this.#asked, filter: columnFilter(this.#source, this.#asked, columnId) }
      const { page } = await this.#client.query<{ page: PageAnswer }>(listDocument(meta, cardNames(meta)), variables, { signal: this.#requests.signal, fresh: true })
      this.columns = this.columns.map((one) => (one.id === columnId ? { ...one, cards: appended(one.cards, page.nodes), hasMore: page.pageInfo.hasNextPage, endCursor: page.pageInfo.endCursor } : one))
    } catch (error) {
      const problem = asDataError(error)
      if (problem.kind !== 'aborted') this.error = problem
    } finally {
      this.growing = new Set([...this.growing].filter((one) => one !== columnId))
    }
  }

  /** Moves a card; `extra` are fields that the server asked for. Shown at once, taken back with a sentence where it is refused. */
  async move(cardId: string, to: BoardPlace, extra: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const from = placeOf(this.columns, cardId)
    const card = cardOf(this.columns, cardId)
    if (!from || !card || from.column === to.column || this.pending.has(cardId)) return
    this.columns = moved(this.columns, { cardId, to, sum: this.sumField })
    this.pending = new Set([...this.pending, cardId])
    this.#writing++
    try {
      const outcome = await writeOver({ client: this.#client, meta: this.#source.meta, record: card, me: this.#me }, (version) => sendMove(this.#client, this.#source, { card: { ...card, version }, column: to.column, extra }))
      if (outcome.ok) this.#done({ card, from, to }, outcome.record)
      else this.#refused({ card, from, to }, outcome.refusal)
    } catch (error) {
      this.#back(cardId, from)
      this.#events.onFailed({ card, to, error: asDataError(error) })
    } finally {
      this.#writing--
      this.pending = new Set([...this.pending].filter((one) => one !== cardId))
      void this.#recount()
    }
  }

  async answer(values: Readonly<Record<string, unknown>>): Promise<void> {
    const { question } = this
    if (!question) return
    this.question = null
    await this.move(question.card.id, question.to, inputOf(question.fields, values))
  }

  #done({ card, from, to }: MoveShown, record: ResourceRecord | null): void {
    if (record) {
      this.columns = replaced(this.columns, record)
      // A rule of the server may have sent it elsewhere.
      const real = columnOf(this.#source.group, record)
      if (real && real !== to.column) this.#back(record.id, { column: real, index: 0 })
    }
    this.#events.onMoved({ card, from, to })
  }

  #refused({ card, from, to }: MoveShown, refusal: Refusal): void {
    this.#back(card.id, from)
    const fields = fieldsForMove(this.#source, refusal)
    if (fields.length > 0) this.question = { card, to, fields, refusal }
    else this.#events.onRefused({ card, to, refusal })
    if (refusal.kind === 'conflict' && this.#asked) void this.ask(this.#asked, { fresh: true })
  }

  #back(cardId: string, to: BoardPlace): void {
    this.columns = moved(this.columns, { cardId, to, sum: this.sumField })
  }

  async #recount(): Promise<void> {
    if (!this.#asked || this.#writing > 0) return
    const { meta, group } = this.#source
    const { filter, search } = this.#asked
    try {
      const { totals } = await this.#client.query<{ totals: unknown[] }>(boardTotalsDocument(meta, group), { filter, search }, { signal: this.#requests.signal, fresh: true })
      if (this.#writing === 0) this.columns = withTotals(this.columns, totals, this.#source)
    } catch {
      // The figures that were added up here stay until the next answer.
    }
  }

  get meta(): ResourceMeta {
    return this.#source.meta
  }

  get sumField(): string | null {
    return this.#source.meta.board?.sum ?? null
  }
}

function appended(cards: readonly ResourceRecord[], more: readonly ResourceRecord[]): readonly ResourceRecord[] {
  const known = new Set(cards.map((card) => card.id))
  return [...cards, ...more.filter((card) => !known.has(card.id))]
}
