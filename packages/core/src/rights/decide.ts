import type { Model, ModelField } from '../models/model-types.ts'
import { partsOf, type Where } from './where.ts'

export type Row = Record<string, unknown>

/** SQL's three values, and 'ask' where only the database can tell. */
export type Verdict = boolean | null | 'ask'

/**
 * Decides a condition about a loaded row without a query. A column that is not loaded, a relation, or a type that the
 * database compares in its own way is never guessed: CASL's own in-memory check says yes there.
 */
export function decide(model: Model, where: Where, row: Readonly<Row>): Verdict {
  return all(Object.entries(where).map(([key, value]) => decideKey(model, key, value, row)))
}

function decideKey(model: Model, key: string, value: unknown, row: Readonly<Row>): Verdict {
  if (key === 'AND') return all(partsOf(value).map((part) => decide(model, part, row)))
  if (key === 'OR') return negate(all(partsOf(value).map((part) => negate(decide(model, part, row)))))
  if (key === 'NOT') return all(partsOf(value).map((part) => negate(decide(model, part, row))))
  const field = model.fields[key]
  if (!field || !isComparable(field) || row[key] === undefined) return 'ask'
  return test(field, value, row[key])
}

function test(field: ModelField, value: unknown, actual: unknown): Verdict {
  if (value === null) return actual === null
  if (typeof value !== 'object') return equals(field, value, actual)
  return all(Object.entries(value).map(([operator, operand]) => compare(field, operator, operand, actual)))
}

function compare(field: ModelField, operator: string, operand: unknown, actual: unknown): Verdict {
  if (operator === 'equals') return isPlain(operand) ? test(field, operand, actual) : 'ask'
  if (operator === 'not') return isPlain(operand) ? negate(test(field, operand, actual)) : 'ask'
  if ((operator === 'in' || operator === 'notIn') && Array.isArray(operand) && operand.every((item) => item !== null && isPlain(item))) {
    const found = operand.length === 0 ? false : actual === null ? null : operand.some((item) => equals(field, item, actual) === true)
    return operator === 'in' ? found : negate(found)
  }
  return 'ask'
}

function equals(field: ModelField, value: unknown, actual: unknown): Verdict {
  if (actual === null) return null
  if (typeof value !== typeof actual) return 'ask'
  return field.nativeType === 'Uuid' ? String(value).toLowerCase() === String(actual).toLowerCase() : value === actual
}

function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

/** Types whose equality in JavaScript is the database's: no padding, rounding, or collation of their own. */
function isComparable({ kind, type, nativeType, isList }: ModelField): boolean {
  if (isList || kind === 'object') return false
  if (kind === 'enum' || type === 'Boolean' || type === 'Int') return true
  return type === 'String' && (nativeType === null || nativeType === 'Text' || nativeType === 'Uuid')
}

function all(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false
  if (verdicts.includes('ask')) return 'ask'
  return verdicts.includes(null) ? null : true
}

function negate(verdict: Verdict): Verdict {
  return typeof verdict === 'boolean' ? !verdict : verdict
}

/** The columns that a condition reads on the row itself, outside of relations. */
export function columnsOf(model: Model, where: Where, found = new Set<string>()): ReadonlySet<string> {
  for (const [key, value] of Object.entries(where)) {
    if (key === 'AND' || key === 'OR' || key === 'NOT') for (const part of partsOf(value)) columnsOf(model, part, found)
    else if (model.fields[key]?.kind !== 'object') found.add(key)
  }
  return found
}
