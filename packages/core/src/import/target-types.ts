import type { Money } from '../money/index.ts'
import type { FieldKind } from '../schema/metadata-types.ts'

/** What records are imported into. The engine knows nothing else of the database, so it can be tried on any. */
export interface ImportTarget {
  readonly company: { readonly currency: string; readonly timeZone: string }
  /** Names of all resources that the caller may import into. */
  resources(): readonly string[]
  describe(resource: string): TargetResource | null
  newId(): string
  /** Which records the rows with these keys became in earlier runs. */
  remembered(source: string, resource: string, keys: readonly string[]): Promise<ReadonlyMap<string, RememberedRow>>
  /** Ids of the visible records whose field has one of the values, per value; at most two per value. */
  find(resource: string, field: string, values: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  /** All visible records with their value of a text field, in pages. */
  scan(resource: string, field: string): AsyncIterable<readonly { readonly id: string; readonly text: string | null }[]>
  /** The record that a reference field points at, per visible id. */
  follow(resource: string, field: string, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>>
  /** Writes everything in one transaction, in order. Throws a WriteRefused for what the data is to blame for, a RowsTaken where another run was quicker. */
  write(writes: readonly RecordWrite[]): Promise<void>
}

export interface RememberedRow {
  readonly recordId: string
  readonly hash: string
}

export interface TargetResource {
  readonly name: string
  readonly fields: Readonly<Record<string, TargetField>>
}

export interface TargetField {
  readonly name: string
  readonly kind: FieldKind
  /** Must be given when a record is created. */
  readonly required: boolean
  readonly nullable: boolean
  readonly readOnly: boolean
  readonly unique: boolean
  readonly maxLength: number | null
  /** Decimal places that can be kept; null where the kind decides. */
  readonly places: number | null
  /** Digits before the point that can be kept. */
  readonly wholeDigits: number | null
  readonly options: readonly string[] | null
  /** Resource at the other end. */
  readonly reference: string | null
  /** Labels by locale, for guessing columns. */
  readonly labels: readonly string[]
}

/** A field's value as a target takes it: dates 'yyyy-MM-dd', times ISO in UTC, decimals and big integers exact, references as ids. */
export type TargetValue = string | number | bigint | boolean | Money | readonly string[] | JsonValue | null
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }

export interface RecordWrite {
  /** 'none' only remembers the row. */
  readonly action: 'create' | 'update' | 'none'
  readonly resource: string
  readonly id: string
  readonly values: Readonly<Record<string, TargetValue>>
  /** What to remember of the row; null for records that the row only needed. */
  readonly memory: RowMemory | null
}

export interface RowMemory {
  readonly source: string
  readonly key: string
  readonly hash: string
  /** The row has been remembered before, with another hash. */
  readonly replaces: boolean
}

/** Why one record, or an unknown one of several, was refused. */
export interface Refusal {
  readonly reason: string
  /** 'gone': the record is deleted or out of reach; 'unique': another has the value. */
  readonly kind: 'gone' | 'unique' | 'rule'
  readonly field: string | null
  /** The guilty write; null where the target cannot tell. */
  readonly write: RecordWrite | null
}

/** The database or a rule refused rows for what is in them. Nothing was written. */
export class WriteRefused extends Error {
  readonly refusals: readonly Refusal[]

  constructor(refusals: readonly Refusal[], options?: ErrorOptions) {
    super(refusals.map(({ reason }) => reason).join(' '), options)
    this.name = 'WriteRefused'
    this.refusals = refusals
  }
}

/** Another run has just written the same rows; looking again shows them. */
export class RowsTaken extends Error {
  constructor() {
    super('Another import has written the same rows.')
    this.name = 'RowsTaken'
  }
}
