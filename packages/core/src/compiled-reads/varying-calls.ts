import { Kind, type ValueNode } from 'graphql'
import type { AggregateRead, Call, FieldRead, PageRead, RecordRead } from './read-types.ts'

/** A part of an operation whose arguments differ between requests, as a variable stands in them. */
export type Varying =
  | { readonly page: PageRead; readonly aggregate?: undefined; readonly isNested: boolean }
  | { readonly page?: undefined; readonly aggregate: AggregateRead; readonly isNested: false }

/** Those of a record, of a list or of figures, and of everything nested in it, in the order of the text. Looked for once in each read that is kept. */
export interface VaryingCalls {
  ofRecord(record: RecordRead): readonly Varying[]
  ofList(page: PageRead): readonly Varying[]
  ofAggregate(aggregate: AggregateRead): readonly Varying[]
}

export function createVaryingCalls(): VaryingCalls {
  const known = new WeakMap<object, readonly Varying[]>()
  const once = <Read extends object>(find: (read: Read) => readonly Varying[]) => (read: Read): readonly Varying[] => {
    const found = known.get(read) ?? find(read)
    known.set(read, found)
    return found
  }
  return { ofRecord: once(ofRecord), ofList: once((page: PageRead) => ofPage(page, false)), ofAggregate: once(ofAggregate) }
}

function ofRecord({ fields }: RecordRead): Varying[] {
  return fields.flatMap((field: FieldRead) => (field.kind === 'list' ? ofPage(field.page, true) : field.kind === 'reference' ? ofRecord(field.record) : []))
}

function ofPage(page: PageRead, isNested: boolean): Varying[] {
  const inside = page.parts.flatMap((part) => {
    if (part.kind === 'nodes') return ofRecord(part.record)
    return part.kind === 'edges' ? part.parts.flatMap((edge) => (edge.kind === 'node' ? ofRecord(edge.record) : [])) : []
  })
  return hasVariable(page.call) ? [{ page, isNested }, ...inside] : inside
}

function ofAggregate(aggregate: AggregateRead): Varying[] {
  const inside = aggregate.parts.flatMap((part) => (part.kind === 'key' ? part.parts.flatMap((key) => (key.kind === 'record' ? ofRecord(key.record) : [])) : []))
  return hasVariable(aggregate.call) ? [{ aggregate, isNested: false }, ...inside] : inside
}

function hasVariable({ node }: Call): boolean {
  return (node.arguments ?? []).some(({ value }) => isVarying(value))
}

function isVarying(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.some(isVarying)
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => isVarying(field.value))
  return value.kind === Kind.VARIABLE
}
