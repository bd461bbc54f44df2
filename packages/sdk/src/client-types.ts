import type { Flat, Result } from './result-types.ts'
import type { ApiSchema, At, ScalarMappings } from './schema-types.ts'
import type { SdkError } from './sdk-error.ts'
import type { SdkModule } from './sdk-module.ts'
import type { ArgumentsOf, Selection, Strict } from './selection-types.ts'

export interface ClientOptions<Modules extends readonly SdkModule[] = readonly SdkModule[], Mappings extends ScalarMappings = {}> {
  /** Address of the API: 'https://crm.example.com/graphql'. */
  readonly url: string
  /** An API token, or a function that gives one. */
  readonly token: string | (() => string | Promise<string>)
  /** The modules that the program works with: `[core, customers, pipeline]`. */
  readonly modules?: Modules
  /** Scalars as values of one's own: `{ Decimal: (text) => new Big(text) }`. @default texts */
  readonly scalars?: Mappings
  /** Milliseconds that a request may take. @default 30000 */
  readonly timeout?: number
  /** How often a query is tried again after a network fault, 429 or a 5xx. Mutations never are. @default 2 */
  readonly retries?: number
  readonly fetch?: typeof fetch
  /** Headers for all requests, such as `accept-language` or `x-on-behalf-of`. */
  readonly headers?: Readonly<Record<string, string>>
  /** Before each request that goes out; headers may be added, such as `traceparent`. */
  readonly onRequest?: (request: OutgoingRequest) => void
  /** After each answer, or each failure to get one. */
  readonly onResponse?: (response: IncomingResponse) => void
}

export interface OutgoingRequest {
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly headers: Record<string, string>
  /** 1, then 2 for the first repeat. */
  readonly attempt: number
}

export interface IncomingResponse {
  readonly text: string
  readonly attempt: number
  /** 0 where there was no answer. */
  readonly status: number
  readonly milliseconds: number
}

export interface RequestOptions {
  readonly signal?: AbortSignal
  readonly timeout?: number
  /** Makes a repeat of a mutation harmless. */
  readonly idempotencyKey?: string
}

/** A document that carries its types, as code generators make them: a parsed one with its source, or a text. */
export interface TypedDocument<Data, Variables> {
  readonly __apiType?: (variables: Variables) => Data
  toString(): string
}

/** How a business operation ended: done, or refused for a reason that the program can act on. */
export type Outcome<Data> = { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly error: Refusal }

/** Why an operation was refused. `code` is for programs, `message` for people, `help` a page of the documentation. */
export type Refusal = RefusalOf<'RefusedError', {}> | RefusalOf<'ValidationError', { fields: { path: string; code: string; message: string }[] }> | RefusalOf<'ConflictError', { currentVersion: number | null }>

type RefusalOf<Name, More> = Flat<{ __typename: Name; code: string; message: string; help: string } & More>

/** Data as far as there is any, and what went wrong with the rest. */
export interface Partly<Data> {
  readonly data: Data | null
  readonly errors: readonly SdkError[]
}

export interface ModuleProblem {
  readonly module: string
  readonly problem: 'missing' | 'older' | 'changed'
  readonly message: string
}

/** What the server tells as it happens: records that changed, as ids, and how many notifications are unread. */
export type LiveEvent = { readonly type: 'changed'; readonly ids: readonly string[] } | { readonly type: 'unread'; readonly count: number } | { readonly type: 'reconnected' }

export interface Client<Schema extends ApiSchema> {
  /** Asks. Throws an SdkError where any part failed. */
  query<const Query extends Selection<Schema, 'Query'>>(selection: Query & Strict<Schema, 'Query', Query>, options?: RequestOptions): Promise<Result<Schema, 'Query', Query>>
  /** Asks, and gives what there is beside the errors. Fields that failed are null, whatever their type says. */
  queryPartial<const Query extends Selection<Schema, 'Query'>>(selection: Query & Strict<Schema, 'Query', Query>, options?: RequestOptions): Promise<Partly<Result<Schema, 'Query', Query>>>
  /** Does one thing. A refusal is a value: `outcome.ok ? outcome.data : outcome.error`. Never tried again by itself. */
  mutate<Key extends UseCases<Schema>, const Query extends Selection<Schema, PayloadOf<Schema, Key>>>(useCase: Key, args: ArgumentsOf<Schema, MutationField<Schema, Key>>, selection: Query & Strict<Schema, PayloadOf<Schema, Key>, Query>, options?: RequestOptions): Promise<Outcome<Flat<Omit<Result<Schema, PayloadOf<Schema, Key>, Query>, '__typename'>>>>
  /** Does several things in turn, or one whose result is no union. */
  mutation<const Query extends Selection<Schema, 'Mutation'>>(selection: Query & Strict<Schema, 'Mutation', Query>, options?: RequestOptions): Promise<Result<Schema, 'Mutation', Query>>
  /** Walks a list to its end, page by page (`first` records each, 100 where left out). */
  iterate<Key extends Lists<Schema>, const Query extends Selection<Schema, NodeOf<Schema, Key>>>(list: Key, args: Omit<ArgumentsOf<Schema, QueryField<Schema, Key>>, 'after' | 'before' | 'last'>, selection: Query & Strict<Schema, NodeOf<Schema, Key>, Query>, options?: RequestOptions): AsyncIterable<Result<Schema, NodeOf<Schema, Key>, Query>>
  /** Records of a type, each time that one changes: as it then is. Comes back after a lost connection and tells what was missed. */
  subscribe<Name extends RecordTypes<Schema>, const Query extends Selection<Schema, Name>>(type: Name, selection: Query & Strict<Schema, Name, Query>, options?: Pick<RequestOptions, 'signal'>): AsyncIterable<Result<Schema, Name, Query>>
  /** Everything that the server tells the caller, as it is. */
  live(options?: Pick<RequestOptions, 'signal'>): AsyncIterable<LiveEvent>
  /** Attaches a file to a record. */
  upload(recordId: string, file: Blob, options?: RequestOptions & { readonly name?: string }): Promise<{ id: string; name: string; size: number; sha256: string }>
  /** Sends a document of one's own: a text, or a typed one of a code generator. */
  execute<Data = Record<string, unknown>, Variables extends object = Record<string, unknown>>(document: string | TypedDocument<Data, Variables>, variables?: Variables, options?: RequestOptions): Promise<Data>
  /** Compares the modules with what the server has enabled. Empty where all fit. */
  check(options?: RequestOptions): Promise<ModuleProblem[]>
}

type QueryField<Schema extends ApiSchema, Key> = At<At<Schema['objects'], 'Query'>, Key>
type MutationField<Schema extends ApiSchema, Key> = At<At<Schema['objects'], 'Mutation'>, Key>
type KeysWhere<Fields, Shape, Not> = { [Key in keyof Fields & string]: Fields[Key] extends Shape ? (Fields[Key] extends Not ? never : Key) : never }[keyof Fields & string]

/** Queries that give a connection. */
export type Lists<Schema extends ApiSchema> = KeysWhere<At<Schema['objects'], 'Query'>, { n: `${string}Connection` }, { n: never }>
type NodeOf<Schema extends ApiSchema, Key> = QueryField<Schema, Key> extends { n: infer Connection } ? (At<At<Schema['objects'], Connection>, 'nodes'> extends { n: infer Node } ? Node : never) : never

/** Mutations whose result is a union of the payload and the refusals. */
export type UseCases<Schema extends ApiSchema> = KeysWhere<At<Schema['objects'], 'Mutation'>, { n: `${string}Result` }, { n: 'BulkResult' }>
type PayloadOf<Schema extends ApiSchema, Key> = MutationField<Schema, Key> extends { n: infer Union } ? Exclude<keyof At<Schema['abstracts'], Union>, keyof At<Schema['abstracts'], 'Error'>> : never

/** Records, which have an id. */
export type RecordTypes<Schema extends ApiSchema> = keyof At<Schema['abstracts'], 'Node'> & string
