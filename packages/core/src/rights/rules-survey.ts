import type { Models } from '../models/model-types.ts'
import type { RoleKey, ScopeName } from '../plugin/plugin-types.ts'
import type { Principal } from './rights-types.ts'
import { collectRules, type RuleRecord, type RuleSource } from './rule-book.ts'

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

/** Runs all rules for sample people (each role, with every permission and with none) and notes what they speak about. */
export function surveyRules(models: Models, sources: readonly RuleSource[]): RulesSurvey {
  const probes = [[], ...roleKeys.map((key) => [key])].flatMap((roles) => [sample(roles, 'ALL'), sample(roles, 'NONE')])
  const perProbe = probes.map((principal) => collectRules(models, sources, principal))
  const names = Object.keys(models.models)
  return {
    ruled: new Set([...perProbe.flat().filter((rule) => !rule.inverted).map((rule) => rule.subject), ...mentioned(models, sources)]),
    open: new Set(names.filter((name) => perProbe.every((rules) => isOpen(rules, name)))),
    withheld: Object.fromEntries(names.map((name) => [name, new Set(perProbe.flatMap((rules) => withheldFields(models, rules, name)))])),
  }
}

/** Models named in a grant call, also where it gave these samples nothing: `scoped('read', 'Deal', 'NONE')`. */
function mentioned(models: Models, sources: readonly RuleSource[]): string[] {
  const names: string[] = []
  for (const source of sources) {
    const note = (_action: unknown, model: string): void => void (models.models[model]?.plugin === source.id && names.push(model))
    for (const scope of ['ALL', 'NONE'] as const) source.grants?.({ can: note, scoped: note }, sample([], scope))
  }
  return names
}

function isOpen(rules: readonly RuleRecord[], model: string): boolean {
  const reads = rules.filter((rule) => rule.subject === model && speaksOfReading(rule))
  return reads.some((rule) => !rule.inverted && !rule.conditions) && !reads.some((rule) => rule.inverted && !rule.fields)
}

function withheldFields(models: Models, rules: readonly RuleRecord[], name: string): string[] {
  const reads = rules.filter((rule) => rule.subject === name && speaksOfReading(rule))
  const taken = reads.filter((rule) => rule.inverted).flatMap((rule) => rule.fields ?? [])
  const grants = reads.filter((rule) => !rule.inverted)
  const all = Object.values(models.models[name]!.fields).filter((field) => field.kind !== 'object')
  const uncovered = all.map((field) => field.name).filter((field) => grants.some((rule) => rule.fields && !rule.fields.includes(field)))
  const key = models.models[name]!.primaryKey
  return [...taken, ...uncovered].filter((field) => !key.includes(field))
}

function speaksOfReading(rule: RuleRecord): boolean {
  return rule.action.includes('read') || rule.action.includes('manage')
}

function sample(roles: readonly string[], scope: ScopeName | 'NONE'): Principal {
  const id = '00000000-0000-7000-8000-000000000000'
  return { personId: id, name: 'sample', roles, unitId: id, teamIds: [id], departmentIds: [id], scope: () => scope, has: () => scope !== 'NONE' }
}
