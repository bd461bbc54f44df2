import type { FieldProblem } from '../errors/tenon-error.ts'
import type { FieldKind } from '../schema/metadata-types.ts'

type AnyRow = Readonly<Record<string, unknown>>
type Awaitable<Value> = Value | Promise<Value>

/**
 * The states of a record and the ways between them. From then on its state changes by these ways alone: no create, update,
 * bulk edit or import sets it, and a new record begins in the column's default.
 */
export interface LifecycleOptions<Row = AnyRow, Field extends string = string, State extends string = string, Context = unknown> {
  /** An enum column with a default. */
  readonly field: Field
  /** Further states in which a rule of the plugin lets records begin, beside the column's default. */
  readonly initial?: readonly State[]
  /** By the verb of the business, which names the mutation: `qualify` of `Lead` is `qualifyLead`, titled `transition.Lead.qualify`. */
  readonly transitions: Readonly<Record<string, TransitionOptions<Row, State, Context>>>
}

export interface TransitionOptions<Row = AnyRow, State extends string = string, Context = unknown> {
  readonly from: readonly State[]
  readonly to: State
  readonly description?: string
  /**
   * Who may: whoever has this permission, on the rows of its scope (own, team, department, all), and sees the record, with or
   * without the right to change it. @default whoever may change the record's state column
   */
  readonly permission?: string
  /** Separates duties, for administrators too: false refuses whoever has the right otherwise, e.g. the one who asked for an approval. */
  may?(row: Row, context: Context): boolean
  /**
   * Why it is not there at all now, for anybody: too early, say. While there is a reason nobody is offered it, and whoever tries
   * is told the reason (VALIDATION_FAILED). What a `guard` has against it is shown beside the button instead.
   */
  notOffered?(row: Row, context: Context): FieldProblem | null
  /**
   * What stands against it, as problems of fields. Asked to show what is possible as well, then with an empty input: problems
   * of the transition's own inputs do not count there. `row` is the whole record, whatever the caller may see of it.
   */
  guard?(row: Row, context: Context, input: AnyRow): Awaitable<readonly FieldProblem[] | void>
  /**
   * What it asks for: `(t) => ({ lossReason: t.field({ type: 'String', required: true }) })`. An input named like one of the
   * record's own is that field: its kind, label and limits. `guard` and `effect` get references as row ids and amounts as Money.
   */
  readonly input?: (t: TransitionInputFields) => Record<string, unknown>
  /** Columns of the record to set with the state. May write other rows, with the caller's rights (`context.db`). */
  effect?(row: Row, context: Context, input: AnyRow): Awaitable<AnyRow | void>
  /** By code alone (`runTransition`), with no right asked for: what another event brings about. */
  readonly system?: boolean
  /** How its button looks. @default plain */
  readonly tone?: 'primary' | 'danger'
}

export interface TransitionInputFields {
  field(options: TransitionInputOptions): unknown
}

export interface TransitionInputOptions {
  readonly type: unknown
  readonly required?: boolean
  readonly description?: string
  /** How it is asked for where the type does not tell: 'longtext', 'percent', 'period'. */
  readonly kind?: FieldKind
  /** The resource whose record an ID names. */
  readonly reference?: string
  /** Of an enum: the values that a form offers, where a person chooses only among some of them. The rule itself refuses the others. @default all */
  readonly offers?: readonly string[]
}
