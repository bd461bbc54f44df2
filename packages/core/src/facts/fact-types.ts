/**
 * Something that a plugin tells others for good: past tense, dotted, lower case: 'contract.signed'. Published with
 * `context.emit(type, recordId, payload)`, heard with `on`; a listener needs no plugin that tells it.
 */
export interface FactDefinition {
  /** Rises when its payload changes in a way that listeners must know of. */
  readonly version: number
  /** When it is published, in a sentence. */
  readonly description: string
  readonly payload: FactTable
}

/** Members by name, as they are in JSON. One that may be null or missing ends with '?', a list with '[]'. */
export interface FactTable {
  readonly [member: string]: FactKind | `${FactKind}?` | `${FactKind}[]` | FactTable | readonly [FactTable]
}

export type FactKind = keyof typeof factKinds

/** What a member can be, in words for the reference. */
export const factKinds = {
  id: 'row id of a record (UUID)',
  text: 'text',
  boolean: 'true or false',
  integer: 'whole number',
  percent: 'basis points: 10000 is 100 %',
  decimal: 'decimal number as text: "1.500"',
  money: '{ minor: whole number as text, currency: ISO 4217 code }',
  date: 'business date: "2026-03-31"',
  instant: 'instant: "2026-03-31T09:00:00.000Z"',
} as const
