import type { ModelField, Models } from '../models/model-types.ts'
import { fieldAt } from '../name-keys/index.ts'
import { isEverything, isNothing, partsOf, type Where } from '../rights/where.ts'
import { NotPlain } from './not-plain.ts'
import { scalarSql } from './scalar-sql.ts'
import { fromTable, type Source, type Statement, type Table } from './statement.ts'

/** What a condition is written into. */
export interface Writing {
  readonly models: Models
  readonly statement: Statement
}

/**
 * A guarded condition as SQL, true on exactly the rows on which Prisma finds it true. `exact`: it stands under a negation, where UNKNOWN and false
 * are not the same, so that a test through a reference must keep them apart; elsewhere EXISTS says it, which the planner turns into a join.
 */
export function whereSql(writing: Writing, where: Where, source: Source, exact = false): string {
  if (isEverything(where)) return 'true'
  if (isNothing(where)) return 'false'
  return all(Object.entries(where).map(([key, value]) => keySql(writing, key, value, source, exact)))
}

function keySql(writing: Writing, key: string, value: unknown, source: Source, exact: boolean): string {
  const parts = (inside: boolean): string[] => partsOf(value).map((part) => whereSql(writing, part, source, inside))
  if (key === 'AND') return all(parts(exact))
  if (key === 'OR') return any(parts(exact))
  if (key === 'NOT') return all(parts(true).map((part) => `not ${part}`))
  const field = fieldAt(source.model, key)
  if (!field) throw new NotPlain(`the key ${key} of ${source.model.name}`)
  if (field.kind !== 'object') return scalarSql(writing.statement, field, source.column(key), value)
  if (value === undefined) throw new NotPlain(`an empty test of ${key}`)
  if (value === null) return referenceSql(writing, { source, field, operator: 'is', inner: null, exact })
  const tests = Object.entries(value as Where).filter(([, inner]) => inner !== undefined)
  return all(tests.map(([operator, inner]) => (field.isList ? listSql(writing, source, field, operator, inner as Where) : referenceSql(writing, { source, field, operator, inner: inner as Where | null, exact }))))
}

/** Rows of a list that meet a condition: there, or not there. */
function listSql(writing: Writing, source: Source, field: ModelField, operator: string, inner: Where): string {
  const far = writing.statement.table(modelAt(writing, field))
  const exists = (condition: string): string => `exists (select 1 from ${fromTable(far)} where ${joined(source, field, far)} and ${condition})`
  if (operator === 'some') return exists(whereSql(writing, inner, far))
  if (operator === 'none') return `(not ${exists(whereSql(writing, inner, far))})`
  if (operator === 'every') return `(not ${exists(`(not ${whereSql(writing, inner, far, true)})`)})`
  throw new NotPlain(`the test ${operator} of ${field.name}`)
}

interface ReferenceTest {
  readonly source: Source
  readonly field: ModelField
  readonly operator: string
  readonly inner: Where | null
  readonly exact: boolean
}

/** A reference to nothing meets no condition, and the negation of each. */
function referenceSql(writing: Writing, { source, field, operator, inner, exact }: ReferenceTest): string {
  if (operator !== 'is' && operator !== 'isNot') throw new NotPlain(`the test ${operator} of ${field.name}`)
  const far = writing.statement.table(modelAt(writing, field))
  const from = `from ${fromTable(far)} where ${joined(source, field, far)}`
  const isThere = holdsKey(field) ? all(field.relation!.fromFields.map((name) => `${source.column(name)} is not null`)) : `exists (select 1 ${from})`
  if (inner === null) return operator === 'is' ? `(not ${isThere})` : isThere
  if (operator === 'is' && !exact) return `exists (select 1 ${from} and ${whereSql(writing, inner, far)})`
  const verdict = (negation: string): string => `(select ${negation}${whereSql(writing, inner, far, true)} ${from})`
  return operator === 'is' ? `(${isThere} and ${verdict('')})` : `((not ${isThere}) or ${verdict('not ')})`
}

function holdsKey(field: ModelField): boolean {
  return field.relation!.fromFields.length > 0
}

/** The condition that joins the row at the far end of a relation to its holder. */
export function joined(source: Source, field: ModelField, far: Table): string {
  const relation = field.relation!
  const back = far.model.fields[relation.inverse]?.relation
  const pairs = holdsKey(field)
    ? relation.fromFields.map((name, index) => [source.column(name), far.column(relation.toFields[index]!)])
    : (back?.fromFields ?? []).map((name, index) => [source.column(back!.toFields[index]!), far.column(name)])
  if (pairs.length === 0) throw new NotPlain(`the relation ${source.model.name}.${field.name}`)
  return pairs.map(([near, other]) => `${other} = ${near}`).join(' and ')
}

function modelAt({ models }: Writing, field: ModelField) {
  return models.models[field.type]!
}

export function all(parts: readonly string[]): string {
  const kept = parts.filter((part) => part !== 'true')
  return kept.length === 0 ? 'true' : kept.length === 1 ? kept[0]! : `(${kept.join(' and ')})`
}

function any(parts: readonly string[]): string {
  return parts.length === 0 ? 'false' : parts.length === 1 ? parts[0]! : `(${parts.join(' or ')})`
}
