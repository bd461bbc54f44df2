import { createPrismaAbility } from '@casl/prisma/runtime'
import type { Ability as CaslAbility } from '@casl/ability'
import type { Model, ModelField, Models } from '../models/model-types.ts'
import type { Action, Principal } from './rights-types.ts'
import { sourceOf } from '../name-keys/index.ts'
import { isNobody, isSystem } from './principal.ts'
import { collectRules, staysOf, type RuleRecord, type RuleSource } from './rule-book.ts'
import { and, everything, isNothing, or, type Where } from './where.ts'

/** What one caller may do, as conditions that the database decides. */
export interface Ability {
  /** The rows on which the action is allowed. */
  rows(action: Action, model: string): Where
  /** The rows that may be read, and those that are gone without having been a secret: what the past is judged by. */
  past(model: string): Where
  /** Among those rows, the ones on which the action may also touch the field: `{}` where it always may. */
  field(action: Action, model: string, field: string): Where
  /** Whether the action is allowed on some row, existing or not: what to offer in menus, never what to allow. */
  can(action: Action, model: string, field?: string): boolean
  /** The rules for CASL's own tools. Its in-memory checks trust columns that were not loaded: do not decide access by them. */
  readonly casl: CaslAbility<[string, string], Where>
}

/**
 * The ability of a principal: all grants of all sources together, narrowed by all restrictions of all sources, whatever
 * their order. Nobody has no grants, and the core itself no limits. Throws a rule error that names plugin and model.
 */
export function buildAbility(models: Models, sources: readonly RuleSource[], principal: Principal): Ability {
  if (isSystem(principal)) return unlimitedAbility()
  // Without this a rule `{ ownerId: principal.personId }` would give a stranger every row that has no owner.
  return abilityOf(models, isNobody(principal) ? [] : collectRules(models, sources, principal))
}

/** The ability that withholds nothing, for `ctx.system(reason)`. */
export function unlimitedAbility(): Ability {
  return { rows: () => everything, past: () => everything, field: () => everything, can: () => true, casl: createPrismaAbility([{ action: 'manage', subject: 'all' }]) }
}

function abilityOf(models: Models, rules: readonly RuleRecord[]): Ability {
  const casl = createPrismaAbility<[string, string], Where>([...rules])
  const memo = new Map<string, Where>()
  const remember = (key: string, make: () => Where): Where => {
    const known = memo.get(key)
    if (known) return known
    const made = make()
    memo.set(key, made)
    return made
  }
  const rows: Ability['rows'] = (action, name) => remember(`${action} ${name}`, () => rowsWhere(casl, action, models.models[name]!))
  const past: Ability['past'] = (name) => remember(`past ${name}`, () => rowsWhere(casl, 'read', models.models[name]!, (rule) => (rule.origin as RuleRecord).gone !== true))
  const field: Ability['field'] = (action, name, fieldName) =>
    remember(`${action} ${name}.${fieldName}`, () => fieldWhere(casl, action, models.models[name]!, models.models[name]!.fields[sourceOf(models.models[name]!, fieldName)]!))
  const can: Ability['can'] = (action, name, fieldName) => {
    const model = models.models[name]
    if (!model || isNothing(rows(action, name))) return false
    return fieldName === undefined || (model.fields[fieldName] !== undefined && !isNothing(field(action, name, fieldName)))
  }
  return { rows, past, field, can, casl }
}

type Casl = CaslAbility<[string, string], Where>
type CaslRule = ReturnType<Casl['rulesFor']>[number]

function rowsWhere(casl: Casl, action: string, model: Model, counts: (rule: CaslRule) => boolean = () => true): Where {
  const rules = casl.rulesFor(action, model.name).filter(counts)
  const granted = rules.filter((rule) => !rule.inverted).map((rule) => rule.conditions ?? everything)
  const stays = rules.filter((rule) => rule.inverted).map(staysOf)
  return and(or(model, ...granted), ...stays)
}

/** Only what the field adds to the rows' own condition, so that most fields cost nothing. */
function fieldWhere(casl: Casl, action: string, model: Model, field: ModelField): Where {
  if (model.primaryKey.includes(field.name)) return everything
  const carriers = field.relation?.fromFields ?? []
  if (carriers.length > 0) return and(...carriers.map((name) => fieldWhere(casl, action, model, model.fields[name]!)))
  const rules = casl.rulesFor(action, model.name, field.name)
  const stays = rules.filter((rule) => rule.inverted && rule.fields).map(staysOf)
  return and(coveredBy(casl, action, model, field), ...stays)
}

/** The rows of the grants that cover the field. A list at the far end is covered by the rights on its own rows; no rows need no cover. */
function coveredBy(casl: Casl, action: string, model: Model, field: ModelField): Where {
  if (field.kind === 'object') return everything
  const granted = casl.rulesFor(action, model.name).filter((rule) => !rule.inverted)
  const covering = granted.filter((rule) => rule.matchesField(field.name))
  if (covering.length === granted.length) return everything
  return or(model, ...covering.map((rule) => rule.conditions ?? everything))
}
