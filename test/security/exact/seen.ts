import type { Policy } from '../writing/policy.ts'
import { rowsOf, type Models, type Row, type World } from '../writing/world/world.ts'

/**
 * The company as one person sees it: rows out of sight are not there, and withheld columns are empty. Whatever the person asks, the answer is what a
 * company that consists of nothing else would give.
 */
export function seenBy(models: Models, policy: Policy, world: World): World {
  return new Map([...world].map(([name, rows]) => {
    const visible = [...rows].filter(([, row]) => policy.may('read', name, row, world))
    return [name, new Map(visible.map(([key, row]) => [key, shown(models, policy, name, row, world)]))]
  }))
}

function shown(models: Models, policy: Policy, name: string, row: Row, world: World): Row {
  const columns = Object.values(models.models[name]!.fields).filter(({ kind }) => kind !== 'object')
  return Object.fromEntries(columns.map((field) => [field.name, policy.mayField('read', name, field.name, row, world) ? row[field.name] : null]))
}

/** What a reference of a seen row leads to: null where there is nothing, or nothing to be seen. */
export function targetOf(models: Models, seen: World, model: string, reference: string, row: Row): Row | null {
  const { type, relation } = models.models[model]!.fields[reference]!
  return rowsOf(seen, type).find((other) => relation!.fromFields.every((from, index) => row[from] !== null && row[from] === other[relation!.toFields[index]!])) ?? null
}

/** The rows of a list of a seen row. */
export function listOf(models: Models, seen: World, model: string, list: string, row: Row): readonly Row[] {
  const { type, relation } = models.models[model]!.fields[list]!
  const back = models.models[type]!.fields[relation!.inverse]!.relation!
  return rowsOf(seen, type).filter((other) => back.fromFields.every((from, index) => other[from] !== null && other[from] === row[back.toFields[index]!]))
}
