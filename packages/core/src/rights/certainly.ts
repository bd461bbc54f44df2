import type { Model, ModelField, Models } from '../models/model-types.ts'
import { and, everything, isNothing, not, nothing, or, partsOf, type Where } from './where.ts'

/**
 * The same rows, as a condition that is never UNKNOWN, so that its negation is every other row. Without it a hidden row with
 * an empty owner would be missing from both `is` and `isNot`, and its empty column would show.
 */
export function certainly(models: Models, model: Model, where: Where): Where {
  return combine(models, model, where, true)
}

/** `truth`: rows where the condition is true; otherwise rows where it is false. Rows where it is UNKNOWN are in neither. */
function combine(models: Models, model: Model, where: Where, truth: boolean): Where {
  const parts = Object.entries(where).map(([key, value]) => {
    if (key === 'AND') return join(model, partsOf(value).map((part) => combine(models, model, part, truth)), truth)
    if (key === 'OR') return join(model, partsOf(value).map((part) => combine(models, model, part, truth)), !truth)
    if (key === 'NOT') return join(model, partsOf(value).map((part) => combine(models, model, part, !truth)), truth)
    const field = model.fields[key]!
    if (field.kind !== 'object') return column(model, field, value, truth)
    return join(model, Object.entries(value as Where).map(([operator, inner]) => relation(models, model, { field, operator, inner }, truth)), truth)
  })
  return join(model, parts, truth)
}

function join(model: Model, parts: readonly Where[], conjunction: boolean): Where {
  return conjunction ? and(...parts) : or(model, ...parts)
}

function column(model: Model, field: ModelField, value: unknown, truth: boolean): Where {
  const test: Where = { [field.name]: value }
  if (isNothing(test)) return truth ? test : everything
  const verdict = truth ? test : not(model, test)
  const canBeNull = !field.isRequired && value !== null && !(typeof value === 'object' && 'not' in value && value.not === null)
  return canBeNull ? and({ [field.name]: { not: null } }, verdict) : verdict
}

interface RelationTest {
  readonly field: ModelField
  readonly operator: string
  readonly inner: unknown
}

function relation(models: Models, model: Model, { field, operator, inner }: RelationTest, truth: boolean): Where {
  const target = models.models[field.type]!
  const at = (op: string, where: Where | null): Where => ({ [field.name]: { [op]: where } })
  const inside = (want: boolean): Where => combine(models, target, inner as Where, want)
  if (operator === 'some') return at(truth ? 'some' : 'none', inside(true))
  if (operator === 'none') return at(truth ? 'none' : 'some', inside(true))
  if (operator === 'every') return at(truth ? 'none' : 'some', inside(false))
  const absent = field.isRequired ? nothing(model) : at('is', null)
  const present = field.isRequired ? everything : at('isNot', null)
  const wanted = operator === 'is' ? truth : !truth
  if (inner === null) return wanted ? absent : present
  return wanted ? at('is', inside(true)) : or(model, absent, at('is', inside(false)))
}
