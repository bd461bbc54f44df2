import type { DataClient } from '../../data/client.ts'
import { readOutcome, type WriteOutcome } from '../../data/write-outcome.ts'
import { CHANGE, REMOVE, SAVE, SET, VIEWS } from './view-documents.ts'

export interface SavedView {
  readonly id: string
  readonly version: number
  readonly name: string
  /** The query string that reproduces it. */
  readonly state: string
  readonly sharedWith: { readonly id: string; readonly name: string } | null
  readonly createdBy: { readonly id: string } | null
}

export interface NewView {
  readonly name: string
  readonly state: string
  readonly shared: boolean
}

/** The views that somebody keeps of one resource, and the one that it opens with. */
export class SavedViews {
  readonly #client: Pick<DataClient, 'query' | 'mutate'>
  readonly #resource: string
  #asking: Promise<void> | null = null

  /** Null until the server answered. */
  all = $state.raw<readonly SavedView[] | null>(null)
  /** Id of the view that the resource opens with. */
  chosen = $state.raw<string | null>(null)

  constructor(client: Pick<DataClient, 'query' | 'mutate'>, resource: string) {
    this.#client = client
    this.#resource = resource
  }

  get first(): SavedView | null {
    return this.find(this.chosen)
  }

  find(id: string | null): SavedView | null {
    return this.all?.find((view) => view.id === id) ?? null
  }

  /** Asks once; a failure leaves the list without views, and the next visit asks again. */
  load(): Promise<void> {
    this.#asking ??= this.#ask().catch(() => void (this.#asking = null))
    return this.#asking
  }

  async #ask(): Promise<void> {
    const answer = await this.#client.query<{ savedViews: { nodes: SavedView[] }; chosen: unknown }>(VIEWS, { filter: { resource: { eq: this.#resource } }, key: this.#key }, { fresh: true })
    this.all = answer.savedViews.nodes
    this.chosen = typeof answer.chosen === 'string' ? answer.chosen : null
  }

  save(view: NewView): Promise<WriteOutcome> {
    return this.#write(SAVE, { resource: this.#resource, ...view })
  }

  change({ id, version }: SavedView, view: NewView): Promise<WriteOutcome> {
    return this.#write(CHANGE, { id, expectedVersion: version, ...view })
  }

  async remove({ id }: SavedView): Promise<WriteOutcome> {
    const outcome = await this.#write(REMOVE, { id })
    if (outcome.ok && this.chosen === id) await this.openWith(null)
    return outcome
  }

  /** Makes it the one that the resource opens with; null for the resource's own. */
  async openWith(id: string | null): Promise<void> {
    await this.#client.mutate(SET, { input: { key: this.#key, value: id } })
    this.chosen = id
  }

  async #write(document: string, input: object): Promise<WriteOutcome> {
    const { result } = await this.#client.mutate<{ result: unknown }>(document, { input }, { types: ['SavedView'] })
    const outcome = readOutcome(result)
    // After a conflict too: what is there now is what the person must see.
    await this.#ask()
    return outcome
  }

  get #key(): string {
    return `view.${this.#resource}`
  }
}
