/**
 * What the shell knows of a resource: enough to draw its list, board, record page and form, to import and to export it.
 * Answered by `query { resourceMeta(name: "Opportunity") }`, already narrowed to what the caller may do.
 */
export interface ResourceMeta {
  /** GraphQL type and model name: Opportunity. */
  readonly name: string
  readonly plugin: string
  /** Where its pages live: /pipeline/opportunities. A record is at {path}/{uuid}, a new one at {path}/new. */
  readonly path: string
  readonly icon: string | null
  /** Message keys; the label of a field is `${plugin}.${name}.${field}`, with `fallback` where no message exists. */
  readonly label: Label
  readonly pluralLabel: Label
  readonly operations: ResourceOperations
  /** The text field that names a record. */
  readonly titleField: string
  /** A second line under the title, e.g. the customer of a deal. */
  readonly subtitleField: string | null
  readonly searchable: boolean
  readonly fields: readonly FieldMeta[]
  readonly list: { readonly columns: readonly string[]; readonly sort: readonly SortMeta[] }
  readonly board: BoardMeta | null
  /** The field of which totals show the worth in the currency of the company, as `worth` of the aggregate gives it; null or left out where sums are by currency. */
  readonly worth?: string | null
  readonly calendar: CalendarMeta | null
  readonly gallery: GalleryMeta | null
  /** The states of its records and the ways between them; null without a lifecycle, and where the state is withheld. */
  readonly lifecycle: LifecycleMeta | null
  /** Use cases that may be offered on its records, of whatever plugin. */
  readonly actions: readonly ActionMeta[]
  readonly form: { readonly sections: readonly { readonly label: Label | null; readonly fields: readonly string[] }[] }
  /** To-many relations shown as tabs of the record page. */
  readonly related: readonly RelatedMeta[]
  readonly may: { readonly create: boolean; readonly update: boolean; readonly delete: boolean; readonly import: boolean; readonly export: boolean }
}

export interface Label {
  readonly key: string
  readonly fallback: string
}

/** Names of the GraphQL root fields and types. Absent (null) where the resource does not offer the operation. */
export interface ResourceOperations {
  readonly one: string
  readonly list: string
  readonly aggregate: string
  readonly create: string | null
  readonly update: string | null
  readonly delete: string | null
  readonly bulkUpdate: string | null
  readonly bulkDelete: string | null
  readonly filterType: string
  readonly orderType: string
  readonly createInput: string | null
  readonly updateInput: string | null
}

export type FieldKind =
  | 'text' | 'longtext' | 'richtext' /* Markdown */ | 'period' /* 2026, 2026-Q1, 2026-03 */ | 'email' | 'phone' | 'url' | 'integer' | 'decimal' | 'bigint' | 'boolean' | 'date' | 'datetime'
  | 'quantity' // decimal string with at most three places, in a unit
  | 'percent' // basis points, Int on the wire
  | 'money' // { amount: decimal string, currency }
  | 'enum' | 'reference' | 'tags' | 'json' | 'id'

export interface FieldMeta {
  readonly name: string
  readonly kind: FieldKind
  readonly label: Label
  readonly help: Label | null
  readonly required: boolean
  /** Shown but never asked: computed or kept by the core. */
  readonly readOnly: boolean
  readonly maxLength: number | null
  readonly sortable: boolean
  /** Value of the order enum: EXPECTED_CLOSE_ON. */
  readonly orderField: string | null
  readonly filterable: boolean
  readonly groupable: boolean
  readonly summable: boolean
  readonly enumName: string | null
  readonly options: readonly { readonly value: string; readonly label: Label; readonly tone: Tone | null }[] | null
  /** kind 'reference': the resource at the other end, and the input field that carries its id (customerId). */
  readonly reference: { readonly resource: string; readonly inputField: string; readonly titleField: string; readonly path: string | null; readonly list: string | null; readonly searchable: boolean } | null
  /** kind 'quantity': what is counted in, where the plugin says so. */
  readonly unit: Label | null
  /**
   * What the form of a new record begins with, where the caller may write it: a value as it is on the wire; `'now'` of a datetime, `'today'` of a date,
   * `'me'` of a reference to a person, `'currency'` (the company's) of a field for a currency.
   */
  readonly defaultValue: string | number | boolean | null
  /** Show only when another field has one of these values. */
  readonly showWhen: { readonly field: string; readonly in: readonly unknown[] } | null
}

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger' | 'accent'

export interface SortMeta {
  readonly field: string
  readonly direction: 'ASC' | 'DESC'
}

export interface BoardMeta {
  /** An enum field or a reference; its values are the columns. */
  readonly groupBy: string
  /** A money or number field summed per column. */
  readonly sum: string | null
  readonly cardFields: readonly string[]
  /** Reference columns: how to list them, in order. */
  readonly columns: { readonly resource: string; readonly list: string; readonly titleField: string; readonly orderField: string | null; readonly related: string } | null
  /** A mutation `(input: { id, expectedVersion, <groupBy>Id })` that moves a card; the plain update where null. */
  readonly moveMutation: string | null
}

export interface LifecycleMeta {
  /** The enum field that holds the state; its options are the states in words. */
  readonly field: string
  readonly states: readonly string[]
  /** Where a new record begins. */
  readonly initial: string
  readonly transitions: readonly TransitionMeta[]
}

export interface TransitionMeta {
  readonly key: string
  readonly label: Label
  readonly from: readonly string[]
  readonly to: string
  readonly tone: 'primary' | 'danger' | null
  /** `(input: { id, expectedVersion, and the inputs })`; null for what only the system does. */
  readonly mutation: string | null
  /** What it asks for, drawn like the fields of a form. */
  readonly inputs: readonly FieldMeta[]
}

export interface ActionMeta {
  /** The name of the mutation: `(input: { [idInput], expectedVersion where it is versioned, and the inputs })`. */
  readonly key: string
  readonly label: Label
  readonly icon: string | null
  readonly tone: 'primary' | 'danger' | null
  readonly idInput: string
  readonly isVersioned: boolean
  /** The resource whose record comes of it, and the field of the payload that holds that. */
  readonly answers: string
  readonly payload: string
  /** The resource that it is about: what comes of it, or what its form is drawn like. A list of such records has its button. */
  readonly about: string
  /** What it asks for, drawn like the fields of a form. */
  readonly inputs: readonly FieldMeta[]
}

export interface CalendarMeta {
  /** A date or datetime field. */
  readonly start: string
  /** The last day, where a record lasts. */
  readonly end: string | null
  readonly titleField: string
  /** An enum field whose tones colour the entries. */
  readonly colour: string | null
}

export interface GalleryMeta {
  /** A field with the address of a picture. */
  readonly picture: string | null
  readonly fields: readonly string[]
}

export interface RelatedMeta {
  /** Connection field on the record: opportunities. */
  readonly field: string
  readonly resource: string
  readonly label: Label
  /** The filter field of the other resource that points back: customerId. */
  readonly via: string
  readonly columns: readonly string[]
}

/** What the page is born with; also `GET /boot.json`. At most 10 kB. */
export interface Boot {
  readonly version: string
  readonly company: { readonly name: string; readonly currency: string; readonly timeZone: string; readonly locale: string }
  readonly locales: readonly string[]
  readonly signIn: { readonly password: boolean; readonly mail: boolean; readonly providers: readonly { readonly key: string; readonly title: string }[] }
  /** Set where the person may do nothing until her second step is set up. */
  readonly secondStepRequired?: true
  /** The person with whose rights the shell asks. */
  readonly me: BootPerson | null
  /** Set where somebody else acts by that name. */
  readonly acting: BootActing | null
  /** Whose deputy the caller is today. */
  readonly deputyFor: readonly { readonly id: string; readonly name: string; readonly lastDay: string }[]
  readonly plugins: readonly { readonly id: string; readonly version: string }[]
  /** Permission name to the widest scope held. */
  readonly permissions: Readonly<Record<string, 'OWN' | 'TEAM' | 'DEPARTMENT' | 'ALL'>>
  readonly resources: readonly BootResource[]
  /** What the company calls things: language to key of a label to its own word. Absent where it renamed nothing. */
  readonly terms?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export interface BootActing {
  readonly kind: 'impersonation' | 'delegation'
  /** Who acts. */
  readonly name: string
  /** The instant, or the last day, on which it ends. */
  readonly until: string
}

export interface BootPerson {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly title: string | null
  readonly locale: string | null
  readonly team: { readonly id: string; readonly name: string } | null
  readonly roles: readonly string[]
}

/** Enough for navigation, palette and links; the rest comes with `resourceMeta`. */
export interface BootResource {
  readonly name: string
  readonly plugin: string
  readonly path: string
  readonly icon: string | null
  readonly label: Label
  readonly pluralLabel: Label
  /** Position in the navigation; null keeps it out. */
  readonly nav: number | null
  /** It stands in the navigation of others only: this reader comes to it by its name. */
  readonly aside?: true
  readonly board: boolean
  readonly calendar: boolean
  readonly gallery: boolean
  readonly may: { readonly create: boolean; readonly import: boolean }
  readonly list: string
  readonly titleField: string
  readonly searchable: boolean
}
