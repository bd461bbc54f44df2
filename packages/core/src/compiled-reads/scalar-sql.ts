import type { ModelField } from '../models/model-types.ts'
import { OpenValue } from '../rights/open-value.ts'
import { NotPlain } from './not-plain.ts'
import { wireValue, type Statement } from './statement.ts'

const comparisons: Readonly<Record<string, string>> = { lt: '<', lte: '<=', gt: '>', gte: '>=' }
/** Text around the text that is looked for. */
const patterns: Readonly<Record<string, readonly [string, string]>> = { contains: ['%', '%'], startsWith: ['', '%'], endsWith: ['%', ''] }

/** Prisma's test of a column as SQL, with SQL's three values. */
export function scalarSql(statement: Statement, field: ModelField, column: string, value: unknown): string {
  if (field.type === 'Json' || field.type === 'Bytes' || value === undefined) throw new NotPlain(`a test of ${field.name}`)
  if (value === null) return field.isList ? refuse(field) : `${column} is null`
  if (!isTests(value)) return field.isList ? refuse(field) : `${column} = ${statement.bind(wireValue(field, value))}`
  const { mode, ...tests } = value
  const parts = Object.entries(tests).filter(([, operand]) => operand !== undefined).map(([operator, operand]) => {
    const test: ColumnTest = { statement, field, column, operator, operand }
    if (field.isList) return listTest(test)
    return mode === 'insensitive' ? textTest(test, 'ilike') : plainTest(test)
  })
  return parts.length === 0 ? 'true' : parts.length === 1 ? parts[0]! : `(${parts.join(' and ')})`
}

interface ColumnTest {
  readonly statement: Statement
  readonly field: ModelField
  readonly column: string
  readonly operator: string
  readonly operand: unknown
}

function plainTest(test: ColumnTest): string {
  const { statement, field, column, operator, operand } = test
  if (operator === 'equals') return scalarSql(statement, field, column, isTests(operand) ? refuse(field) : operand)
  if (operator === 'not') {
    if (operand === null) return `${column} is not null`
    return isTests(operand) ? `(not ${scalarSql(statement, field, column, operand)})` : `${column} <> ${statement.bind(wireValue(field, operand))}`
  }
  // A list is one parameter, so that its length is no part of the text.
  if (operator === 'in' || operator === 'notIn') return `${column} ${operator === 'in' ? '= any' : '<> all'}(${statement.bind(listOf(field, operand))})`
  if (operator in patterns) return textTest(test, 'like')
  const sign = comparisons[operator]
  if (sign === undefined || operand === null) return refuse(field)
  return `${column} ${sign} ${statement.bind(wireValue(field, operand))}`
}

/** Texts by a pattern. Prisma casts for LIKE and not for ILIKE, which tells where a text of a fixed length ends in blanks. The signs that mean "anything" in one are the asker's own, as they are for Prisma. */
function textTest({ statement, field, column, operator, operand }: ColumnTest, like: 'like' | 'ilike'): string {
  if (field.type !== 'String' || field.nativeType === 'Uuid' || !isText(operand)) return refuse(field)
  const [before, after] = operator === 'equals' ? ['', ''] : (patterns[operator] ?? refuse(field))
  return `${column}${like === 'like' ? '::text' : ''} ${like} ${statement.bind(changed(operand, (text) => `${before}${text as string}${after}`))}`
}

function listTest({ statement, field, column, operator, operand }: ColumnTest): string {
  if (field.type !== 'String' || field.nativeType !== null) return refuse(field)
  if (operator === 'has' && isText(operand)) return `${column} @> array[${statement.bind(operand)}::text]`
  if (operator === 'hasSome') return `${column} && ${statement.bind(listOf(field, operand))}::text[]`
  if (operator === 'isEmpty') return operand === true ? `${column} = '{}'` : `${column} <> '{}'`
  return refuse(field)
}

function listOf(field: ModelField, operand: unknown): unknown {
  if (operand instanceof OpenValue) return operand.map((list) => listOf(field, list))
  if (!Array.isArray(operand) || operand.some((item) => item === null || item === undefined)) return refuse(field)
  return wireValue(field, operand)
}

function isText(operand: unknown): boolean {
  return typeof (operand instanceof OpenValue ? operand.sample : operand) === 'string'
}

/** A value, or one that is left open, as something else. */
function changed(value: unknown, change: (value: unknown) => unknown): unknown {
  return value instanceof OpenValue ? value.map(change) : change(value)
}

function isTests(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function refuse(field: ModelField): never {
  throw new NotPlain(`a test of ${field.name}`)
}
