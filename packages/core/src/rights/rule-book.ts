import type { Model, Models } from '../models/model-types.ts'
import { ruleErrors } from './errors.ts'
import { normaliseCondition } from './rule-conditions.ts'
import type { Action, Condition, Grants, Principal, Restricts } from './rights-types.ts'
import { everything, isEverything, nothing, or, type Where } from './where.ts'

/** Whose rules: the core, a plugin, or a bridge (which writes with its plugin's id). */
export interface RuleSource {
  readonly id: string
  grants?(grants: Grants, principal: Principal): void
  restricts?(restricts: Restricts, principal: Principal): void
}

/** One rule in CASL's form. A restriction is inverted, and its condition is the negation of what stays. */
export interface RuleRecord {
  readonly action: string[]
  readonly subject: string
  readonly inverted?: true
  /** What it takes away is no secret: see `Restricts.only`. */
  readonly gone?: true
  readonly conditions?: Where
  readonly fields?: string[]
}

/**
 * Collects the grants of all sources, then the restrictions of all sources: CASL gives precedence to what comes later, so a
 * restriction holds against every grant, and the order of the sources has no meaning.
 */
export function collectRules(models: Models, sources: readonly RuleSource[], principal: Principal): RuleRecord[] {
  const rules: RuleRecord[] = []
  for (const source of sources) source.grants?.(grantsOf(models, source.id, principal, rules), principal)
  for (const source of sources) source.restricts?.(restrictsOf(models, source.id, rules), principal)
  return rules
}

function grantsOf(models: Models, plugin: string, principal: Principal, rules: RuleRecord[]): Grants {
  const can: Grants['can'] = (action, name, condition = everything, fields) => {
    const model = ownModel(models, plugin, name)
    const where = normaliseCondition(models, plugin, model, condition)
    const actions = listOf(action).filter((name) => !principal.readOnly || name === 'read')
    if (actions.length > 0) rules.push({ action: actions, subject: name, ...conditionsOf(where), ...(fields ? { fields: columnsFor(model, plugin, fields) } : {}) })
  }
  return {
    can,
    scoped(action, name, scope) {
      const model = ownModel(models, plugin, name)
      if (!model.isScoped) throw ruleErrors.RULE_NOT_SCOPED({ plugin, model: name })
      if (scope !== 'NONE') can(action, name, scopeCondition(model, principal, scope))
    },
  }
}

function restrictsOf(models: Models, plugin: string, rules: RuleRecord[]): Restricts {
  return {
    only(action, name, condition, options) {
      const model = knownModel(models, plugin, name)
      const stays = normaliseCondition(models, plugin, model, condition)
      if (!isEverything(stays)) rules.push({ action: listOf(action), subject: name, inverted: true, conditions: { NOT: stays }, ...options })
    },
    fields(action, name, fields, condition) {
      const model = knownModel(models, plugin, name)
      const stays = condition ? normaliseCondition(models, plugin, model, condition) : nothing(model)
      const columns = columnsFor(model, plugin, fields)
      const key = columns.find((field) => model.primaryKey.includes(field))
      if (key !== undefined) throw ruleErrors.RULE_KEY_WITHHELD({ plugin, model: name, field: key })
      if (!isEverything(stays)) rules.push({ action: listOf(action), subject: name, inverted: true, conditions: { NOT: stays }, fields: columns })
    },
  }
}

/** Every condition is a scalar test on the row itself: indexed, and decided in memory without a query. */
function scopeCondition(model: Model, principal: Principal, scope: 'OWN' | 'TEAM' | 'DEPARTMENT' | 'ALL'): Condition {
  if (scope === 'ALL') return everything
  const own = principal.personId === null ? nothing(model) : { ownerId: principal.personId }
  if (scope === 'OWN') return own
  const units = scope === 'TEAM' ? principal.teamIds : principal.departmentIds
  return or(model, own, units.length > 0 ? { teamId: { in: [...units] } } : nothing(model))
}

/** A relation stands for the columns that carry it, so that neither is a way round a rule about the other. */
function columnsFor(model: Model, plugin: string, fields: readonly string[]): string[] {
  return fields.flatMap((name) => {
    const field = model.fields[name]
    if (!field) throw ruleErrors.RULE_FIELD_UNKNOWN({ plugin, model: model.name, field: name })
    const columns = field.relation?.fromFields ?? []
    return columns.length > 0 ? [...columns] : [name]
  })
}

function ownModel(models: Models, plugin: string, name: string): Model {
  const model = knownModel(models, plugin, name)
  if (model.plugin !== plugin) throw ruleErrors.RULE_MODEL_FOREIGN({ plugin, model: name, owner: model.plugin })
  return model
}

function knownModel(models: Models, plugin: string, name: string): Model {
  const model = models.models[name]
  if (!model) throw ruleErrors.RULE_MODEL_UNKNOWN({ plugin, model: name })
  return model
}

function conditionsOf(where: Where): { conditions?: Where } {
  return isEverything(where) ? {} : { conditions: where }
}

function listOf(action: Action | readonly Action[]): string[] {
  return typeof action === 'string' ? [action] : [...action]
}

/** What a restriction leaves: the negation of its CASL condition. */
export function staysOf({ conditions }: { readonly conditions: Where | undefined }): Where {
  return conditions!['NOT'] as Where
}
