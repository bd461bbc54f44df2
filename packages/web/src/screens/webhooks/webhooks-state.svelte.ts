import type { DataClient } from '../../data/client.ts'
import { asDataError, type DataError } from '../../data/data-error.ts'
import { readOutcome, type WriteOutcome } from '../../data/write-outcome.ts'
import type { Book, DeadEvent, DeliveryStatus, Log } from './webhook-types.ts'

const BOOK = 'query WebhookBook { book: webhookBook dead: deadEventBook }'
const LOG = 'query WebhookLog($webhook: ID!, $status: String, $after: ID) { log: webhookLog(webhook: $webhook, status: $status, after: $after) }'

export interface Done {
  readonly outcome: WriteOutcome
  readonly id: string | null
  /** Of a new or exchanged one; null where the answer was a repeat of one that was lost on its way. */
  readonly secret: string | null
}

/** The webhooks, and the events that were given up. */
export class WebhooksState {
  readonly #client: Pick<DataClient, 'query' | 'mutate'>
  book = $state.raw<Book | null>(null)
  dead = $state.raw<readonly DeadEvent[]>([])
  error = $state.raw<DataError | null>(null)

  constructor(client: Pick<DataClient, 'query' | 'mutate'>) {
    this.#client = client
  }

  async load(): Promise<void> {
    try {
      const { book, dead } = await this.#client.query<{ book: Book; dead: readonly DeadEvent[] }>(BOOK, {}, { fresh: true, types: [] })
      this.book = book
      this.dead = dead
      this.error = null
    } catch (error) {
      this.error = asDataError(error)
    }
  }

  async log(webhook: string, status: DeliveryStatus | null, after: string | null = null): Promise<Log> {
    return (await this.#client.query<{ log: Log }>(LOG, { webhook, status, after }, { fresh: true, types: [] })).log
  }

  /** One of the use cases of webhooks; the lists are read anew. */
  async run(name: string, input: object): Promise<Done> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}`
    const secret = /^(create|rotate)/.test(name) ? ' secret' : ''
    const document = `mutation ${name}($input: ${type}Input!) { result: ${name}(input: $input) { __typename ... on ${type}Payload { id${secret} } ... on Error { code message help } ... on ValidationError { fields { path code message } } ... on ConflictError { currentVersion } } }`
    const { result } = await this.#client.mutate<{ result: { id?: string; secret?: string | null } }>(document, { input }, { types: [] })
    await this.load()
    return { outcome: readOutcome(result), id: result.id ?? null, secret: result.secret ?? null }
  }
}
