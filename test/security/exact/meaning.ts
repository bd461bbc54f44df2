import type { Row } from '../writing/world/world.ts'
import type { Resource, ResourceField, View } from './answers.ts'
import { listOf, targetOf } from './seen.ts'

/** SQL's three values: null is UNKNOWN. */
export type Verdict = boolean | null
export type Filter = Readonly<Record<string, unknown>>

/** What a filter of the API says of a row in the company as its caller sees it. */
export function meets(meaning: View, resource: Resource, filter: Filter, row: Row): Verdict {
  return all(Object.entries(filter).map(([name, condition]): Verdict => {
    if (name === 'and') return all((condition as Filter[]).map((part) => meets(meaning, resource, part, row)))
    if (name === 'or') return negate(all((condition as Filter[]).map((part) => negate(meets(meaning, resource, part, row)))))
    if (name === 'not') return negate(meets(meaning, resource, condition as Filter, row))
    if (resource.relations.some((relation) => relation.name === name)) return listMeets(meaning, resource, name, condition as Filter, row)
    if (name === 'id') return idMeets(condition as Filter, row['id'])
    const field = resource.fields.find((one) => one.name === name)
    if (field?.kind !== 'reference') return field ? scalarMeets(field, condition as Filter, row[field.column], meaning) : idMeets(condition as Filter, row[name])
    const target = targetOf(meaning.models, meaning.seen, resource.name, name, row)
    return target === null ? false : meets(meaning, meaning.resourceOf(field.target!), condition as Filter, target)
  }))
}

function listMeets(meaning: View, resource: Resource, name: string, condition: Filter, row: Row): Verdict {
  const target = meaning.resourceOf(resource.relations.find((relation) => relation.name === name)!.target)
  const rows = listOf(meaning.models, meaning.seen, resource.name, name, row)
  return all(Object.entries(condition).map(([operator, inner]) => rows.some((other) => meets(meaning, target, inner as Filter, other) === true) === (operator === 'some')))
}

function idMeets(condition: Filter, actual: unknown): Verdict {
  const bare = (id: unknown): string => String(id).split(':')[1]!
  return all(Object.entries(condition).map(([operator, operand]): Verdict => {
    if (operator === 'isNull') return (actual === null) === operand
    if (actual === null) return null
    return [operand].flat().some((id) => bare(id) === actual) === (operator === 'eq' || operator === 'in')
  }))
}

function scalarMeets(field: ResourceField, condition: Filter, actual: unknown, { models }: View): Verdict {
  const isText = field.model.kind !== 'enum' && field.model.type === 'String' && !field.model.isList
  return all(Object.entries(condition).map(([operator, operand]): Verdict => {
    if (operator === 'isNull') return (actual === null) === operand
    if (actual === null) return null
    if (field.model.isList) return tagsMeet(operator, operand, actual as string[])
    if (operator === 'in' || operator === 'notIn') return (operand as unknown[]).some((one) => comparable(field, one) === comparable(field, actual, true)) === (operator === 'in')
    const [left, right] = isText ? [String(actual).toLowerCase(), String(operand).toLowerCase()] : [comparable(field, actual, true), comparable(field, operand)]
    switch (operator) {
      case 'eq': return left === right
      case 'ne': return left !== right
      case 'lt': return left < right
      case 'lte': return left <= right
      case 'gt': return left > right
      case 'gte': return left >= right
      case 'contains': return String(left).includes(String(right))
      case 'startsWith': return String(left).startsWith(String(right))
      case 'endsWith': return String(left).endsWith(String(right))
      default: throw new Error(`The proof does not know the operator "${operator}" of filters in ${Object.keys(models.models).length} models: teach it in test/security/exact/meaning.ts.`)
    }
  }))
}

function tagsMeet(operator: string, operand: unknown, actual: readonly string[]): Verdict {
  if (operator === 'has') return actual.includes(operand as string)
  if (operator === 'hasSome') return (operand as string[]).some((tag) => actual.includes(tag))
  return (actual.length === 0) === operand
}

/** Amounts are given in major units and kept in minor ones. */
function comparable({ kind, model }: ResourceField, value: unknown, isKept = false): string | number | boolean {
  if (kind === 'money') return isKept ? Number(value) : Math.round(Number(value) * 100)
  if (value instanceof Date) return value.getTime()
  if (model.type === 'DateTime') return Date.parse(String(value))
  if (model.type === 'BigInt' || model.type === 'Decimal') return Number(value)
  return value as string | number | boolean
}

export function all(verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes(false) ? false : verdicts.includes(null) ? null : true
}

export function negate(verdict: Verdict): Verdict {
  return verdict === null ? null : !verdict
}
