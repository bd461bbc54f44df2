import type { Grants, Plugin, Principal, Restricts } from '@tenon/core'
import { rowsOf, type Model, type Models, type Row, type World } from './world/world.ts'

type Where = Readonly<Record<string, unknown>>

interface Grant { readonly actions: readonly string[]; readonly model: string; readonly where: Where; readonly fields?: readonly string[] | undefined }
interface Limit { readonly actions: readonly string[]; readonly model: string; readonly stays: Where | null; readonly fields?: readonly string[] }

/**
 * What the plugins' rules say of a row in a world, written a second time: in memory, over plain rows, without CASL, Prisma or a line
 * of the guard. Where it and the guard disagree, one of them is wrong.
 */
export interface Policy {
  may(action: string, model: string, row: Row, world: World): boolean
  mayField(action: string, model: string, field: string, row: Row, world: World): boolean
  /** Whether a permission that the person holds reaches the row, by its scope: what a step of a lifecycle asks for instead of the right to change. */
  reaches(permission: string, row: Row): boolean
  /** Whether any grant names the model, for whomever: rows of others are written by the product alone. */
  isRuled(model: string): boolean
  /** Whether anybody may create rows of the model by rights: those that nobody may, such as approval requests, are made by use cases alone. */
  isCreatable(model: string): boolean
  /** On which rows the rules let a model be read, and a column of the rows that are, without looking at any row. */
  reads(model: string): Extent
  readsField(model: string, field: string): Extent
}

export type Extent = 'all' | 'some' | 'none'

export function policyOf(models: Models, plugins: readonly Plugin[], person: Principal): Policy {
  const rules = collect(models, plugins, person)
  const applies = (rule: { actions: readonly string[]; model: string }, action: string, model: string): boolean => rule.model === model && rule.actions.includes(action)
  const meets = (where: Where, model: string, row: Row, world: World): boolean => holds(models, world, models.models[model]!, where, row) === true
  const may: Policy['may'] = (action, model, row, world) =>
    rules.grants.some((grant) => applies(grant, action, model) && meets(grant.where, model, row, world)) &&
    rules.limits.every((limit) => !applies(limit, action, model) || limit.fields || (limit.stays !== null && meets(limit.stays, model, row, world)))
  const mayField: Policy['mayField'] = (action, model, field, row, world) =>
    models.models[model]!.primaryKey.includes(field) ||
    // What a list leads to is granted by the rights on its own rows.
    ((models.models[model]!.fields[field]!.kind === 'object' || rules.grants.some((grant) => applies(grant, action, model) && (!grant.fields || grant.fields.includes(field)) && meets(grant.where, model, row, world))) &&
    rules.limits.every((limit) => !applies(limit, action, model) || !limit.fields?.includes(field) || (limit.stays !== null && meets(limit.stays, model, row, world))))
  const ruled = namedInGrants(plugins, person)
  return { may, mayField, reaches: (permission, row) => inScope(person, permission, row), isRuled: (model) => [...ruled].some((name) => name.endsWith(` ${model}`)), isCreatable: (model) => ruled.has(`create ${model}`), ...extents(models, rules) }
}

function inScope(person: Principal, permission: string, { ownerId, teamId }: Row): boolean {
  const scope = person.scope(permission)
  if (scope === 'ALL' || scope === 'NONE') return scope === 'ALL'
  const units = scope === 'TEAM' ? person.teamIds : scope === 'DEPARTMENT' ? person.departmentIds : []
  return ownerId === person.personId || (typeof teamId === 'string' && units.includes(teamId))
}

function extents(models: Models, { grants, limits }: Rules): Pick<Policy, 'reads' | 'readsField'> {
  const isPlain = (where: Where): boolean => Object.keys(where).length === 0
  const extent = (given: readonly Where[], stays: readonly (Where | null)[]): Extent =>
    given.length === 0 || stays.includes(null) ? 'none' : given.some(isPlain) && stays.every((where) => isPlain(where!)) ? 'all' : 'some'
  const granted = (model: string): readonly Grant[] => grants.filter((grant) => grant.model === model && grant.actions.includes('read'))
  const limited = (model: string): readonly Limit[] => limits.filter((limit) => limit.model === model && limit.actions.includes('read'))
  return {
    reads: (model) => extent(granted(model).map(({ where }) => where), limited(model).filter(({ fields }) => !fields).map(({ stays }) => stays)),
    readsField: (model, field) => {
      if (models.models[model]!.primaryKey.includes(field)) return 'all'
      const covering = granted(model).filter(({ fields }) => !fields || fields.includes(field))
      const isCovered = covering.length === granted(model).length || models.models[model]!.fields[field]!.kind === 'object'
      return extent(isCovered ? [{}] : covering.map(({ where }) => where), limited(model).filter(({ fields }) => fields?.includes(field)).map(({ stays }) => stays))
    },
  }
}

interface Rules { readonly grants: readonly Grant[]; readonly limits: readonly Limit[] }

function collect(models: Models, plugins: readonly Plugin[], person: Principal): Rules {
  const grants: Grant[] = []
  const limits: Limit[] = []
  const list = (actions: string | readonly string[]): readonly string[] => [actions].flat()
  const columns = (model: string, fields: readonly string[]): readonly string[] => fields.flatMap((name) => { const from = models.models[model]!.fields[name]!.relation?.fromFields ?? []; return from.length > 0 ? from : [name] })
  const granting: Grants = {
    can: (actions, model, where = {}, fields) => void grants.push({ actions: list(actions), model, where, fields: fields && columns(model, fields) }),
    scoped: (actions, model, scope) => {
      const own = { ownerId: person.personId }
      const units = scope === 'TEAM' ? person.teamIds : person.departmentIds
      if (scope === 'ALL') granting.can(actions, model)
      else if (scope !== 'NONE') granting.can(actions, model, scope === 'OWN' ? own : { OR: [own, { teamId: { in: [...units] } }] })
    },
  }
  const limiting: Restricts = {
    only: (actions, model, stays) => void limits.push({ actions: list(actions), model, stays }),
    fields: (actions, model, fields, stays) => void limits.push({ actions: list(actions), model, stays: stays ?? null, fields: columns(model, fields) }),
  }
  const parts = plugins.flatMap(({ definition }) => [definition, ...Object.entries(definition.enhances ?? {}).filter(([other]) => plugins.some((plugin) => plugin.definition.id === other)).map(([, bridge]) => bridge)])
  if (person.personId !== null) for (const part of parts) { part.grants?.(granting, person); part.restricts?.(limiting, person) }
  return { grants, limits }
}

function namedInGrants(plugins: readonly Plugin[], person: Principal): ReadonlySet<string> {
  const names = new Set<string>()
  const note = (actions: string | readonly string[], model: string): void => [actions].flat().forEach((action) => void names.add(`${action} ${model}`))
  const everybody = { ...person, has: () => true, scope: () => 'ALL' as const }
  for (const { definition } of plugins) definition.grants?.({ can: note, scoped: note }, everybody)
  return names
}

type Verdict = boolean | null

/** SQL's three values: null is UNKNOWN. */
export function holds(models: Models, world: World, model: Model, where: Where, row: Row): Verdict {
  return all(Object.entries(where).map(([key, value]): Verdict => {
    const parts = (): Verdict[] => [value].flat().map((part) => holds(models, world, model, part as Where, row))
    if (key === 'AND') return all(parts())
    if (key === 'OR') return negate(all(parts().map(negate)))
    if (key === 'NOT') return all(parts().map(negate))
    const field = model.fields[key]!
    return field.kind === 'object' ? related({ models, world, row }, field, value as Where | null) : compare(value, row[key])
  }))
}

function related({ models, world, row }: { readonly models: Models; readonly world: World; readonly row: Row }, field: Model['fields'][string], value: Where | null): Verdict {
  const target = models.models[field.type]!
  const inverse = target.fields[field.relation!.inverse]!.relation!
  const pairs = field.relation!.fromFields.length > 0 ? field.relation!.fromFields.map((from, index) => [from, field.relation!.toFields[index]!] as const) : inverse.fromFields.map((from, index) => [inverse.toFields[index]!, from] as const)
  const there = rowsOf(world, target.name).filter((other) => pairs.every(([mine, theirs]) => row[mine] !== null && String(row[mine]) === String(other[theirs])))
  const some = (inner: unknown): boolean => there.some((other) => holds(models, world, target, inner as Where, other) === true)
  const operators = value !== null && Object.keys(value).every((name) => ['is', 'isNot', 'some', 'none', 'every'].includes(name)) ? value : { is: value }
  return all(Object.entries(operators).map(([operator, inner]): Verdict => {
    if (operator === 'some' || operator === 'is') return inner === null ? there.length === 0 : some(inner)
    if (operator === 'none' || operator === 'isNot') return inner === null ? there.length > 0 : !some(inner)
    return there.every((other) => holds(models, world, target, inner as Where, other) === true)
  }))
}

function compare(value: unknown, actual: unknown): Verdict {
  if (value === null) return actual === null
  if (typeof value !== 'object') return actual === null ? null : actual === value
  return all(Object.entries(value).map(([operator, operand]): Verdict => {
    if (operator === 'equals') return compare(operand, actual)
    if (operator === 'not') return negate(compare(operand, actual))
    if (operator === 'in') return (operand as unknown[]).length === 0 ? false : actual === null ? null : (operand as unknown[]).includes(actual)
    if (operator === 'notIn') return (operand as unknown[]).length === 0 ? true : actual === null ? null : !(operand as unknown[]).includes(actual)
    if (actual === null) return null
    const [left, right] = [actual, operand] as [number, number]
    switch (operator) {
      case 'lt': return left < right
      case 'lte': return left <= right
      case 'gt': return left > right
      case 'gte': return left >= right
      case 'startsWith': return String(actual).startsWith(String(operand))
      case 'contains': return String(actual).includes(String(operand))
      case 'has': return (actual as unknown[]).includes(operand)
      default: throw new Error(`The proof does not know the operator "${operator}" that a rule uses: teach it in test/security/policy.ts.`)
    }
  }))
}

function all(verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes(false) ? false : verdicts.includes(null) ? null : true
}

function negate(verdict: Verdict): Verdict {
  return verdict === null ? null : !verdict
}
