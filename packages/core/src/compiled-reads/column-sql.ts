import type { ModelField } from '../models/model-types.ts'
import type { ResourceField } from '../schema/resource-definition.ts'
import { NotPlain } from './not-plain.ts'

/** PostgreSQL's form of JavaScript's `toISOString`. */
export const isoInstant = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'

const kindsOfType: Readonly<Record<string, readonly string[]>> = {
  Int: ['integer', 'percent'], BigInt: ['bigint'], Decimal: ['decimal', 'quantity'], Boolean: ['boolean'], Json: ['json'],
}
/** Kinds that are answered as something else than text: an author may give any column any kind, and a mismatch is the ordinary path's to answer. */
const notText = new Set([...Object.values(kindsOfType).flat(), 'date', 'datetime', 'tags', 'enum', 'money', 'reference'])

/** Whether a field shows its column and nothing else, in the form that `columnSql` gives it. */
export function isExposed({ kind, model }: ResourceField): boolean {
  if (model.kind === 'enum') return kind === 'enum' && !model.isList
  if (model.isList) return kind === 'tags' && model.type === 'String'
  if (model.type === 'DateTime') return model.nativeType === 'Date' ? kind === 'date' : kind === 'datetime' && isInstant(model)
  if (model.type === 'String') return !notText.has(kind)
  return kindsOfType[model.type]?.includes(kind) ?? false
}

/** A column's value as JSON has it in an answer: what Prisma, the resolver and the scalar make of it together. */
export function columnSql(field: ModelField, column: string): string {
  if (field.kind === 'enum') return `${column}::text`
  if (field.isList) return `coalesce(${column}, '{}')`
  switch (field.type) {
    case 'BigInt': return `${column}::text`
    case 'Decimal': return `trim_scale(${column})::text`
    case 'DateTime': return field.nativeType === 'Date' ? `to_char(${column}, 'YYYY-MM-DD')` : `to_char(${column} at time zone 'UTC', '${isoInstant}')`
    case 'String': case 'Int': case 'Boolean': case 'Json': return column
    default: throw new NotPlain(`the column ${field.name}`)
  }
}

function isInstant({ nativeType }: ModelField): boolean {
  return nativeType !== null && nativeType.startsWith('Timestamptz')
}
