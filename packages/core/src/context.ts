import type { Principal } from './rights/rights-types.ts'
import type { Ability } from './rights/ability.ts'

/** The guarded database as the core itself types it; a plugin sees its own slice's models, fully typed. */
export type GuardedDatabase = Readonly<Record<string, GuardedModel>> & {
  $transaction<Result>(work: (db: GuardedDatabase) => Promise<Result>): Promise<Result>
}

type Row = Record<string, unknown>
type Args = Readonly<Record<string, unknown>>

/** One model of the guarded client: Prisma's operations, within the caller's rights. */
export interface GuardedModel {
  findUnique(args: Args): Promise<Row | null>
  findUniqueOrThrow(args: Args): Promise<Row>
  findFirst(args?: Args): Promise<Row | null>
  findFirstOrThrow(args?: Args): Promise<Row>
  findMany(args?: Args): Promise<Row[]>
  count(args?: Args): Promise<number>
  aggregate(args: Args): Promise<Row>
  groupBy(args: Args): Promise<Row[]>
  create(args: Args): Promise<Row>
  createMany(args: Args): Promise<{ count: number }>
  createManyAndReturn(args: Args): Promise<Row[]>
  update(args: Args): Promise<Row>
  updateMany(args: Args): Promise<{ count: number }>
  updateManyAndReturn(args: Args): Promise<Row[]>
  upsert(args: Args): Promise<Row>
  delete(args: Args): Promise<Row>
  deleteMany(args?: Args): Promise<{ count: number }>
}

/** What a resolver and a use case get. `Database` is the guarded client of the plugin's slice. */
export interface RequestContext<Database = GuardedDatabase> {
  readonly principal: Principal
  readonly ability: Ability
  /** The only database: every read and write stays within the caller's rights. */
  readonly db: Database
  /** The unguarded database for a stated reason; logged with the caller. The lint `no-system` finds every use. */
  system(reason: string): Database
  readonly requestId: string
  readonly locale: string
  /** Where the request came from: 'web', 'api', 'cli', 'import', 'seed'. */
  readonly source: string
  now(): Date
  /** The calendar day in the company's zone: '2026-03-31'. */
  today(): string
  /** A new UUIDv7, for rows that refer to each other before they are written. */
  newId(): string
  /** Loads once per request: `memo('stages', () => db.stage.findMany())`. */
  memo<Value>(key: string, load: () => Promise<Value>): Promise<Value>
  /** Publishes an event with the transaction's commit. */
  emit(type: string, recordId: string | null, payload: unknown): void
  /**
   * What follows from rows of which one mutation may write many: `work` runs once per key, after all handlers and before the commit, and its refusal
   * refuses the whole. It may emit and settle more. Only within a mutation.
   */
  settle(key: string, work: () => Promise<void>): void
  /**
   * Takes the past values of these columns of a record out of the audit trail, for ever: at the wish of a person, not to tidy up. That it was done, by whom and
   * of which columns, stays. Call it after the record itself is anonymous, in the same mutation: `await context.eraseHistory('Contact', id, ['name', 'phone'])`.
   * Only of a record and columns that the caller may change: one that is hidden is NOT_FOUND, as where there is none. Gives how many entries it was.
   */
  eraseHistory(model: ModelOf<Database>, id: string, columns: readonly string[]): Promise<number>
}

/** Names of the models of a guarded client: those of the plugin's slice. */
type ModelOf<Database> = Capitalize<Exclude<Extract<keyof Database, string>, `$${string}`>>

/** A context of whatever slice: what the core's own functions take from plugins. */
export type AnyContext = RequestContext<unknown>
