import type { Model, Models } from '../models/model-types.ts'
import type { RoleKey, ScopeName } from '../plugin/plugin-types.ts'
import { buildAbility, type Ability } from './ability.ts'
import type { Principal } from './rights-types.ts'
import type { RuleSource } from './rule-book.ts'
import { isEverything } from './where.ts'

/** What the rules of a composition are about, whoever asks. The wall reads it at boot. */
export interface RulesSurvey {
  /** Models on which some plugin grants something. */
  readonly ruled: ReadonlySet<string>
  /** Models whose every row every signed-in person may read. */
  readonly open: ReadonlySet<string>
  /** Fields that may be withheld on a visible row, by model. */
  readonly withheld: Readonly<Record<string, ReadonlySet<string>>>
}

const roleKeys: readonly RoleKey[] = ['REP', 'MANAGER', 'DIRECTOR', 'FINANCE', 'LEADER', 'LEGAL', 'PRODUCT', 'TECHNICAL', 'LOGISTICS', 'SUPPORT', 'AUDITOR', 'SYSADMIN']

/** Asks all rules about sample people: one without a role and one of each, with every permission and with none. */
export function surveyRules(models: Models, sources: readonly RuleSource[]): RulesSurvey {
  const samples = [[], ...roleKeys.map((key) => [key])].flatMap((roles) => [sample(roles, 'ALL'), sample(roles, 'NONE')])
  const abilities = samples.map((principal) => buildAbility(models, sources, principal))
  const all = Object.values(models.models)
  return {
    ruled: namedInGrants(models, sources, samples),
    open: new Set(all.filter(({ name }) => abilities.every((ability) => isEverything(ability.rows('read', name)))).map(({ name }) => name)),
    withheld: Object.fromEntries(all.map((model) => [model.name, withheldFields(model, abilities)])),
  }
}

/** Also models on which a grant gave these samples nothing: `scoped('read', 'Deal', 'NONE')`. */
function namedInGrants(models: Models, sources: readonly RuleSource[], samples: readonly Principal[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const source of sources) {
    const note = (_action: unknown, model: string): void => void (models.models[model]?.plugin === source.id && names.add(model))
    for (const principal of samples) source.grants?.({ can: note, scoped: note }, principal)
  }
  return names
}

function withheldFields(model: Model, abilities: readonly Ability[]): ReadonlySet<string> {
  const speaking = abilities.filter(({ casl }) => casl.rules.some((rule) => rule.subject === model.name && rule.fields))
  const beside = new Set(speaking.flatMap((ability) => besideGrants(model, ability)).filter((name) => !abilities.every((ability) => isGivenToAll(model, name, ability))))
  const isBeside = (name: string): boolean => beside.has(name) || (model.fields[name]!.relation?.fromFields ?? []).some((carrier) => beside.has(carrier))
  const fields = Object.keys(model.fields)
  return new Set(fields.filter((field) => isBeside(field) || speaking.some((ability) => !isEverything(ability.field('read', model.name, field)))))
}

/** On every row, whatever else is granted. */
function isGivenToAll(model: Model, name: string, { casl }: Ability): boolean {
  return casl.rulesFor('read', model.name).some((rule) => !rule.inverted && !rule.conditions && rule.matchesField(name))
}

/** Columns that some grant of named fields leaves out: whoever holds it and no wider one does not see them, a mixture that no sample has. */
function besideGrants(model: Model, { casl }: Ability): readonly string[] {
  const narrow = casl.rulesFor('read', model.name).filter((rule) => !rule.inverted && rule.fields)
  const columns = Object.values(model.fields).filter(({ kind, name }) => kind !== 'object' && !model.primaryKey.includes(name))
  return narrow.flatMap((rule) => columns.filter(({ name }) => !rule.matchesField(name)).map(({ name }) => name))
}

function sample(roles: readonly string[], scope: ScopeName | 'NONE'): Principal {
  const id = '00000000-0000-7000-8000-000000000000'
  return { personId: id, name: 'sample', roles, unitId: id, aboveIds: [], teamIds: [id], departmentIds: [id], scope: () => scope, has: () => scope !== 'NONE' }
}
