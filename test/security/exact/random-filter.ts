import type { Random } from '@tenon/core/testing'
import { rowsOf, type World } from '../writing/world/world.ts'
import { wire, type Resource, type ResourceField, type View } from './answers.ts'
import type { Filter } from './meaning.ts'

export interface FilterMaker extends View {
  readonly random: Random
  /** All there is: what is hidden is guessed at too. */
  readonly world: World
  /** Whether the caller may ever ask about a column; the others are refused, which a test of its own shows. */
  isAskable(model: string, column: string): boolean
}

/** A filter of one to three conditions, mostly met by something. */
export function randomFilter(maker: FilterMaker, resource: Resource, depth = 2): Filter {
  const { random } = maker
  const roll = random.int(12)
  if (depth > 0 && roll === 0) return { not: randomFilter(maker, resource, depth - 1) }
  if (depth > 0 && roll === 1) return { [random.pick(['and', 'or'])]: [randomFilter(maker, resource, depth - 1), randomFilter(maker, resource, depth - 1)] }
  if (depth > 0 && roll === 2 && resource.relations.length > 0) {
    const { name, target } = random.pick(resource.relations)
    return { [name]: { [random.pick(['some', 'none'])]: random.chance(0.3) ? {} : randomFilter(maker, maker.resourceOf(target), depth - 1) } }
  }
  const askable = resource.fields.filter((field) => field.kind !== 'json' && carriersOf(field).every((column) => maker.isAskable(resource.name, column)))
  if (askable.length === 0 || roll === 3) return { id: idTest(maker, resource.name, false) }
  return fieldTest(maker, resource, random.pick(askable), depth)
}

function carriersOf({ kind, column, model }: ResourceField): readonly string[] {
  return kind === 'reference' ? model.relation!.fromFields : [column]
}

function fieldTest(maker: FilterMaker, resource: Resource, field: ResourceField, depth: number): Filter {
  const { random } = maker
  if (field.kind === 'reference') {
    const column = field.model.relation!.fromFields[0]!
    if (depth <= 0 || random.chance(0.5)) return { [`${field.name}Id`]: column === `${field.name}Id` ? idTest(maker, field.target!, true) : {} }
    return { [field.name]: withoutBareId(randomFilter(maker, maker.resourceOf(field.target!), depth - 1)) }
  }
  return { [field.name]: scalarTest(maker, resource, field) }
}

/** `{ customer: { id } }` means the reference's own column. */
function withoutBareId(filter: Filter): Filter {
  return Object.keys(filter).join() === 'id' ? { and: [filter] } : filter
}

function idTest({ random, world }: FilterMaker, model: string, mayBeNull: boolean): Filter {
  const ids = rowsOf(world, model).map(({ id }) => `${model}:${String(id)}`)
  if (ids.length === 0 || (mayBeNull && random.chance(0.2))) return mayBeNull ? { isNull: random.chance(0.5) } : { in: [] }
  const operator = random.pick(['eq', 'ne', 'in', 'notIn'])
  return { [operator]: operator === 'eq' || operator === 'ne' ? random.pick(ids) : [random.pick(ids), random.pick(ids), random.pick(ids)] }
}

function scalarTest(maker: FilterMaker, resource: Resource, field: ResourceField): Filter {
  const { random, world } = maker
  if (!field.model.isList && random.chance(0.15)) return { isNull: random.chance(0.5) }
  const values = rowsOf(world, resource.name).map((row) => row[field.column]).filter((value) => value !== null && value !== undefined)
  if (values.length === 0) return {}
  const some = (): unknown => inFilter(field, random.pick(values))
  if (field.model.isList) return tagsTest(maker, values.flat() as string[])
  if (field.kind === 'boolean') return { eq: some() }
  const isText = field.model.kind !== 'enum' && field.model.type === 'String'
  const operator = random.pick([...['eq', 'ne', 'in', 'notIn'], ...(field.model.kind === 'enum' ? [] : isText ? ['contains', 'startsWith', 'endsWith'] : ['lt', 'lte', 'gt', 'gte'])])
  if (operator === 'in' || operator === 'notIn') return { [operator]: [some(), some()] }
  const value = some()
  return { [operator]: isText && operator.length > 2 ? pieceOf(random, String(value), operator) : value }
}

function tagsTest({ random }: FilterMaker, tags: readonly string[]): Filter {
  if (tags.length === 0 || random.chance(0.3)) return { isEmpty: random.chance(0.5) }
  return random.chance(0.5) ? { has: random.pick(tags) } : { hasSome: [random.pick(tags), random.pick(tags)] }
}

/** Signs with a meaning in LIKE are left to the tests of filters. */
function pieceOf(random: Random, text: string, operator: string): string {
  const length = 1 + random.int(3)
  const from = operator === 'startsWith' ? 0 : operator === 'endsWith' ? Math.max(0, text.length - length) : random.int(Math.max(1, text.length - length))
  const piece = text.slice(from, from + length)
  return /[%_\\]/.test(piece) || piece === '' ? text.replaceAll(/[%_\\].*$/g, '') : piece
}

function inFilter({ kind, model }: ResourceField, value: unknown): unknown {
  return kind === 'money' ? (Number(value) / 100).toFixed(2) : wire(model, value)
}
