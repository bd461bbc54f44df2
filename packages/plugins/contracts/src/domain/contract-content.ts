/** What both sides agree to, in a form that does not depend on who reads it or when. */
export interface ContractContent {
  readonly head: Readonly<Record<string, string | null>>
  readonly lines: readonly ContentItem[]
  readonly installments: readonly ContentItem[]
  readonly terms: readonly ContentItem[]
  readonly obligations: readonly ContentItem[]
  readonly splits: readonly ContentItem[]
}

/** A part of the content: its fields as texts, and what people call it. */
export interface ContentItem {
  readonly id: string
  readonly title: string
  readonly values: Readonly<Record<string, string | null>>
}

export type ContentPart = Exclude<keyof ContractContent, 'head'>
export const contentParts = ['lines', 'installments', 'terms', 'obligations', 'splits'] as const satisfies readonly ContentPart[]

/** The same content always gives the same text, in whatever order rows and fields were read. */
export function canonicalText(content: ContractContent): string {
  return JSON.stringify({ head: sorted(content.head), ...Object.fromEntries(contentParts.map((part) => [part, content[part].toSorted((left, right) => (left.id < right.id ? -1 : 1)).map(({ id, title, values }) => ({ id, title, values: sorted(values) }))])) })
}

export interface Difference {
  readonly part: 'head' | ContentPart
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED'
  /** Line, installment, clause or obligation; null for the head. */
  readonly item: string | null
  /** Null where the whole item came or went. */
  readonly field: string | null
  readonly before: string | null
  readonly after: string | null
  /** What the item says, where all of it came or went. */
  readonly values?: readonly { readonly field: string; readonly value: string }[]
}

/** The redline: what one revision says differently from another, field by field. */
export function compareContents(before: ContractContent, after: ContractContent): readonly Difference[] {
  const head = changesOf('head', null, before.head, after.head)
  return [...head, ...contentParts.flatMap((part) => compareItems(part, before[part], after[part]))]
}

function compareItems(part: ContentPart, before: readonly ContentItem[], after: readonly ContentItem[]): Difference[] {
  const later = new Map(after.map((item) => [item.id, item]))
  const earlier = new Set(before.map(({ id }) => id))
  const kept = before.flatMap((item) => {
    const now = later.get(item.id)
    return now ? changesOf(part, now.title, { title: item.title, ...item.values }, { title: now.title, ...now.values }) : [whole(part, 'REMOVED', item)]
  })
  return [...kept, ...after.filter(({ id }) => !earlier.has(id)).map((item) => whole(part, 'ADDED', item))]
}

function whole(part: ContentPart, kind: 'ADDED' | 'REMOVED', item: ContentItem): Difference {
  const values = Object.entries(item.values).flatMap(([field, value]) => (value === null ? [] : [{ field, value }]))
  const text = values.map(({ field, value }) => `${field}: ${value}`).join('\n')
  return { part, kind, item: item.title, field: null, before: kind === 'REMOVED' ? text : null, after: kind === 'ADDED' ? text : null, values }
}

type Values = Readonly<Record<string, string | null>>

function changesOf(part: Difference['part'], item: string | null, before: Values, after: Values): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .filter((field) => (before[field] ?? null) !== (after[field] ?? null))
    .map((field) => ({ part, kind: 'CHANGED', item, field, before: before[field] ?? null, after: after[field] ?? null }))
}

function sorted(values: Values): Values {
  return Object.fromEntries(Object.entries(values).toSorted(([left], [right]) => (left < right ? -1 : 1)))
}
