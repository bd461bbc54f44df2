import type { Model, ModelField } from '../models/model-types.ts'
import { rightsErrors } from './errors.ts'
import { OpenValue } from './open-value.ts'
import { askableField } from './field-rights.ts'
import { certain, settled, type Polarity, type Rights } from './session.ts'
import { and, everything, isEverything, not, nothing, or, type Where } from './where.ts'

/** A test on a column, which sees null on the rows where the column is hidden. */
export function scalarFilter(session: Rights, model: Model, field: ModelField, value: unknown, polarity: Polarity): Where {
  checkOperand(model, field, value)
  const shown = askableField(session, model, field.name)
  const test = testOf(model, field, value)
  if (isEverything(shown)) return test
  const onNull = verdictOnNull(value) ?? polarity === 'negated'
  return onNull ? or(model, not(model, certain(session, model, shown)), test) : and(settled(session, model, shown, polarity), test)
}

/** Prisma takes no question whether a column is null that never is; for whom it is hidden on some rows, there it is. */
function testOf(model: Model, field: ModelField, value: unknown): Where {
  const test: Where = { [field.name]: value }
  if (!field.isRequired) return test
  if (value === null) return nothing(model)
  return typeof value === 'object' && Object.keys(value).join() === 'not' && (value as { not: unknown }).not === null ? everything : test
}

/** What Prisma's test answers for null: true, false, or undefined for SQL's UNKNOWN. */
function verdictOnNull(value: unknown): boolean | undefined {
  if (value === null) return true
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return undefined
  const operators = Object.entries(value).filter(([, operand]) => operand !== undefined)
  const verdicts = operators.map(([operator, operand]) => {
    if (operand !== null) return undefined
    return operator === 'equals' ? true : operator === 'not' ? false : undefined
  })
  if (verdicts.includes(false)) return false
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === true) ? true : undefined
}

/** Anything else makes the database fail, which ends a transaction. */
export function isUuid(value: unknown): boolean {
  return typeof value === 'string' && uuid.test(value)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Refuses what the database would fail on, and comparisons with another column, which may be hidden. */
function checkOperand(model: Model, field: ModelField, value: unknown): void {
  if (value instanceof OpenValue) return checkOperand(model, field, value.sample)
  if (typeof value === 'string') {
    if (field.nativeType === 'Uuid' && !isUuid(value)) throw rightsErrors.BAD_FILTER({ what: model.name, field: field.name, reason: 'the value is not an id' })
    return
  }
  if (typeof value !== 'object' || value === null || field.type === 'Json') return
  if ('typeName' in value && 'modelName' in value) throw rightsErrors.BAD_FILTER({ what: model.name, field: field.name, reason: 'it is compared with another column' })
  if (Array.isArray(value)) for (const item of value) checkOperand(model, field, item)
  else if (Object.getPrototypeOf(value) === Object.prototype) for (const [operator, item] of Object.entries(value)) if (operator !== 'mode') checkOperand(model, field, item)
}
