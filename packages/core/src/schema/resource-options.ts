import type { FieldProblem } from '../errors/tenon-error.ts'
import type { FieldKind, Tone } from './metadata-types.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * How a model becomes a resource: an API, lists, forms, history, import and export from one call. Everything has a default
 * taken from the Prisma model; say only what differs.
 */
export interface ResourceOptions<Field extends string = string, Context = unknown> {
  /** Plural of the name for the API and the address: 'people'. @default by English rules */
  readonly plural?: string
  /** Path below /{plugin}/. @default the plural, 'price-lists' */
  readonly path?: string
  /** Lucide icon name. */
  readonly icon?: string
  /** Position in the navigation; leave out for a resource that is reached from another. */
  readonly nav?: number
  /** Permission of those who find it in the navigation; others who may read it come to it by links and the palette. @default whoever may read it */
  readonly navFor?: string
  /** Field that names a record. @default 'name', 'title', or the first text field */
  readonly title?: Field
  readonly subtitle?: Field
  /** Text fields that the search box looks into; 'customer.name' reaches through a reference. @default the title */
  readonly search?: readonly (Field | `${Field}.${string}`)[]
  readonly list?: { readonly columns?: readonly Field[]; /** '-closedOn' sorts descending. */ readonly sort?: readonly (Field | `-${Field}`)[] }
  readonly board?: { readonly by: Field; readonly sum?: Field; readonly cards?: readonly Field[]; readonly move?: string }
  /** What its records are worth in the currency of the company, where their amounts may be in several: totals of lists and boards show that instead of a sum by currency. */
  readonly worth?: WorthOptions<Field, Context>
  /** A calendar by a date or an instant; `end` where a record lasts, `colour` an enum field whose tones tell records apart. */
  readonly calendar?: { readonly start: Field; readonly end?: Field; readonly title?: Field; readonly colour?: Field }
  /** Cards with a picture (a field with a web address), or with initials. */
  readonly gallery?: { readonly picture?: Field; readonly fields?: readonly Field[] }
  /** Fields of the form in order; a string with a '#' starts a section with that message key. @default all writable fields */
  readonly form?: readonly (Field | `#${string}`)[]
  /** To-many relations shown on the record page. @default all to other resources */
  readonly related?: readonly Field[]
  readonly fields?: Partial<Readonly<Record<Field, FieldOptions<Field>>>>
  /** Columns and relations kept out of the API. */
  readonly hidden?: readonly Field[]
  /** Which of the ordinary mutations exist; rights decide who may use them. @default all */
  readonly operations?: { readonly create?: boolean; readonly update?: boolean; readonly delete?: boolean }
  /**
   * Business rule before a create or update, by whatever way it comes (API, import, bulk). Returns problems of single
   * fields, throws a TenonError for a refusal of the whole, or returns columns to set as well.
   */
  readonly beforeWrite?: (change: ResourceChange, context: Context) => Promise<BeforeWriteResult> | BeforeWriteResult
  /**
   * What of a record can still be changed as it stands, beside what rights say: false where it is neither changed nor deleted any more. It decides
   * what pages and forms offer; the rule itself stands in `beforeWrite`. It is given what the caller sees. @default everything
   */
  readonly editable?: (record: Row, context: Context) => Promise<Editable<Field>> | Editable<Field>
  /**
   * Where to look for a record that is not there any more, such as one that was merged into another: the row id of the one that
   * stands for it, or null. Asked only where the caller finds nothing; what it names is read within the caller's rights.
   */
  readonly redirect?: (id: string, context: Context) => Promise<string | null>
  /** After a create or update, in the same transaction: dependent rows, events. */
  readonly afterWrite?: (change: ResourceChange & { readonly id: string }, context: Context) => Promise<void> | void
}

export interface WorthOptions<Field extends string = string, Context = unknown> {
  /** The amount that it is the worth of. */
  readonly field: Field
  /** Columns of a record that `of` is given, as the caller may read them. */
  readonly columns: readonly string[]
  /** For each record, in the order given: its worth in minor units of the company's currency, null where nobody said the rate, and how much of that is to be expected. */
  readonly of: (rows: readonly Row[], context: Context) => Promise<readonly RecordWorth[]>
}

export interface RecordWorth {
  readonly minor: bigint | null
  /** Null where it is no matter of chance any more: nothing is expected of it. */
  readonly weighted: bigint | null
}

/** All of a record, nothing, or some of its fields. */
export type Editable<Field extends string = string> = boolean | { readonly only: readonly Field[] } | { readonly except: readonly Field[] }

/** What a bridge adds to the record page of a resource; it comes after what the author of the resource lists. */
export interface ResourceExtension<Field extends string = string> {
  readonly form?: readonly Field[]
  readonly related?: readonly Field[]
}

export interface FieldOptions<Field extends string = string> {
  readonly kind?: FieldKind
  readonly required?: boolean
  readonly readOnly?: boolean
  readonly maxLength?: number
  readonly help?: string
  /**
   * What a form proposes for a new record: a value, `'now'` for a moment, `'today'` for a day, `'me'` for a person, `'currency'` for the company's.
   * It is sent like what is typed; null proposes nothing, where the rule of the resource finds it. @default the column's own
   */
  readonly default?: string | number | boolean | null
  /** Of a quantity: the message that names what is counted in, `unit.seats`. */
  readonly unit?: string
  readonly tones?: Readonly<Record<string, Tone>>
  readonly showWhen?: { readonly field: Field; readonly in: readonly unknown[] }
  readonly sortable?: boolean
  /** Whether it is sorted by pinyin and found by its initials: 'bjty' for 北京天元. @default true for the title, a `name`, and what the search box looks into */
  readonly pinyin?: boolean
  readonly groupable?: boolean
  /** Whether a total of it means something: prices and probabilities do not add up. @default true for numbers and amounts */
  readonly summable?: boolean
}

export interface ResourceChange {
  /** The row as it is; null for a new one. */
  readonly before: Row | null
  /** The row as it will be: columns by their Prisma names. */
  readonly after: Row
  /** Columns that the caller sets to another value than they have. */
  readonly changed: ReadonlySet<string>
}

export type BeforeWriteResult = void | { readonly problems?: readonly FieldProblem[]; readonly set?: Row }
