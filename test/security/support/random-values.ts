import { getNamedType, getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputField, type GraphQLInputType, type GraphQLInputObjectType } from 'graphql'
import type { Random } from '@tenon/core/testing'
import { twinMark } from './twin.ts'
import { words, type World } from './world.ts'

/** What random operations are made of. */
export interface ValueMaker {
  readonly random: Random
  readonly world: World
  /** Columns that are withheld on some rows, by model: what a query is to be curious about. */
  readonly withheld: Readonly<Record<string, readonly string[]>>
  /** Counts what was used, so that a test can see that nothing is left out. */
  readonly used: Map<string, number>
}

/** A random value for any input type of the schema. A scalar that it does not know is an error: teach it here. */
export function randomValue(maker: ValueMaker, type: GraphQLInputType, depth = 2): unknown {
  const { random } = maker
  const plain = getNullableType(type)
  if (isListType(plain)) return Array.from({ length: 1 + random.int(2) }, () => randomValue(maker, plain.ofType, depth))
  if (isEnumType(plain)) return curious(maker, plain.getValues(), ({ name }, names) => names.has(plainName(name))).name
  if (isInputObjectType(plain)) return randomObject(maker, plain, depth)
  return randomScalar(maker, plain.name)
}

function randomObject(maker: ValueMaker, type: GraphQLInputObjectType, depth: number): Record<string, unknown> {
  const { random, used } = maker
  used.set(type.name, (used.get(type.name) ?? 0) + 1)
  const fields = Object.values(type.getFields())
  const required = fields.filter((field) => isNonNullType(field.type))
  const shallow = fields.filter((field) => !required.includes(field) && (depth > 0 || !isInputObjectType(getNamedType(field.type)) || !isNested(getNamedType(field.type) as GraphQLInputObjectType)))
  const chosen = [...required, ...(shallow.length === 0 ? [] : required.length > 0 ? random.some(shallow, 0.12) : [fresh(maker, type, shallow) ?? curious(maker, shallow, ({ name, type: inner }, names) => names.has(plainName(name)) || maker.withheld[getNamedType(inner).name.replace(/Filter$/, '')] !== undefined), ...random.some(shallow, 0.05)])]
  return Object.fromEntries(chosen.map((field) => {
    used.set(`${type.name}.${field.name}`, 1)
    return [field.name, randomValue(maker, field.type, depth - 1)]
  }))
}

/** Often one that no query used yet, first of all one of a type of its own: by chance alone some are met only after thousands. */
function fresh({ random, used }: ValueMaker, type: GraphQLInputObjectType, fields: readonly GraphQLInputField[]): GraphQLInputField | undefined {
  if (random.chance(0.6)) return undefined
  const news = fields.filter((field) => isNews(field.type, used))
  const found = news.length > 0 ? news : fields.filter(({ name }) => !used.has(`${type.name}.${name}`))
  return found.length > 0 ? random.pick(found) : undefined
}

/** Whether no query used the input type, or something that is asked in it. */
export function isNews(type: GraphQLInputType, used: ReadonlyMap<string, number>): boolean {
  const plain = getNamedType(type)
  if (!isInputObjectType(plain)) return false
  return !used.has(plain.name) || Object.values(plain.getFields()).some((field) => isInputObjectType(getNamedType(field.type)) && !used.has(getNamedType(field.type).name))
}

/** Any of the items, and often one that stands for a withheld column (`worth`, `parentId`, `WORTH`) or leads to one. */
export function curious<Item>({ random, withheld }: Pick<ValueMaker, 'random' | 'withheld'>, items: readonly Item[], isOne: (item: Item, names: ReadonlySet<string>) => boolean): Item {
  const names = new Set(Object.values(withheld).flat().map(plainName))
  const found = random.chance(0.4) ? items.filter((item) => isOne(item, names)) : []
  return random.pick(found.length > 0 ? found : items)
}

/** parentId, parent and PARENT are one column; amountMinor is asked for as amount. */
function plainName(name: string): string {
  return name.replaceAll('_', '').toLowerCase().replace(/(id|minor)$/, '')
}

/** A filter that holds filters of its own kind, as that of a model does; that of a scalar does not. */
function isNested(type: GraphQLInputObjectType): boolean {
  return 'and' in type.getFields() || 'some' in type.getFields()
}

function randomScalar({ random, world }: ValueMaker, name: string): unknown {
  switch (name) {
    case 'ID': return randomId({ random, world })
    case 'String': return random.pick([...words, twinMark, '', '制造', 'N1'])
    case 'Int': return random.pick([0, 1, 5, 20, 39, 7_654_321, -1])
    case 'BigInt': return String(random.pick([0, 100, 5_000_000, 765_432_100]))
    case 'Decimal': return random.pick(['0', '10.5', '450', '50000', '765432.1'])
    case 'Float': return random.pick([0, 0.5, 100])
    case 'Boolean': return random.chance()
    case 'Date': return random.pick(['2026-01-15', '2026-06-30', '2026-11-02', '1999-09-09'])
    case 'DateTime': return random.pick(['2026-01-15T00:00:00.000Z', '2026-06-30T12:00:00.000Z', '1999-09-09T00:00:00.000Z'])
    case 'JSON': return { zh: random.pick(words) }
    default: throw new Error(`The proof of the rights does not know the scalar ${name}. Teach it a value in random-values.ts.`)
  }
}

/** An id of any row, visible or hidden, of one that does not exist, or no id at all. */
export function randomId({ random, world }: Pick<ValueMaker, 'random' | 'world'>, model = random.pick(Object.keys(world.ids))): string {
  if (random.chance(0.05)) return random.pick(['', 'nonsense', `${model}:1`])
  const id = random.chance(0.1) ? '00000000-0000-7000-8000-00000000dead' : random.pick(world.ids[model] ?? ['00000000-0000-7000-8000-00000000dead'])
  return `${model}:${id}`
}
