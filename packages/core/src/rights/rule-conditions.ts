import type { Model, ModelField, Models } from '../models/model-types.ts'
import { ruleErrors } from './errors.ts'
import { and, everything, isEverything, not, or, partsOf, type Where } from './where.ts'

/**
 * Checks a rule's condition and brings it into the one form that the engine works with: no `undefined` (Prisma would match
 * every row), no empty OR (Prisma would drop it), relations always with their operator.
 */
export function normaliseCondition(models: Models, plugin: string, model: Model, condition: Where): Where {
  return and(...Object.entries(condition).map(([key, value]) => normaliseKey(models, plugin, model, key, value)))
}

function normaliseKey(models: Models, plugin: string, model: Model, key: string, value: unknown): Where {
  if (value === undefined) throw ruleErrors.RULE_CONDITION_BROKEN({ plugin, model: model.name, field: key })
  const parts = (): Where[] => partsOf(value).map((part) => normaliseCondition(models, plugin, model, part))
  if (key === 'AND') return and(...parts())
  if (key === 'OR') return or(model, ...parts())
  if (key === 'NOT') return and(...parts().map((part) => not(model, part)))
  const field = model.fields[key]
  if (!field) throw ruleErrors.RULE_FIELD_UNKNOWN({ plugin, model: model.name, field: key })
  if (field.kind === 'object') return normaliseRelation(models, plugin, field, value as Where | null)
  checkDefined(plugin, model, key, value)
  return { [key]: value }
}

const toOne = new Set(['is', 'isNot'])

function normaliseRelation(models: Models, plugin: string, field: ModelField, value: Where | null): Where {
  const target = models.models[field.type]!
  const hasOperator = value !== null && Object.keys(value).length > 0 && (field.isList || Object.keys(value).every((key) => toOne.has(key)))
  const operators = Object.entries(hasOperator ? value : { is: value })
  return and(...operators.map(([operator, where]) => {
    const inner = where === null ? null : normaliseCondition(models, plugin, target, (where ?? everything) as Where)
    // Prisma has no words for "any row at all" but that it is there.
    if (operator === 'is' && inner !== null && isEverything(inner)) return field.isRequired ? everything : { [field.name]: { isNot: null } }
    return { [field.name]: { [operator]: inner } }
  }))
}

function checkDefined(plugin: string, model: Model, field: string, value: unknown): void {
  if (value === undefined) throw ruleErrors.RULE_CONDITION_BROKEN({ plugin, model: model.name, field })
  if (Array.isArray(value)) for (const item of value) checkDefined(plugin, model, field, item)
  else if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    for (const item of Object.values(value)) checkDefined(plugin, model, field, item)
  }
}
