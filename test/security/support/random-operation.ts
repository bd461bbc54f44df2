import {
  getNamedType, getNullableType, isAbstractType, isEnumType, isListType, isNonNullType, isObjectType, isScalarType,
  type GraphQLField, type GraphQLNamedType, type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema,
} from 'graphql'
import { isNews, randomId, randomValue, type ValueMaker } from './random-values.ts'

export interface Operation {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

export interface OperationMaker extends ValueMaker {
  readonly schema: GraphQLSchema
  /** What queries are to ask only of these. @default all fields */
  readonly asks?: (type: string, field: string) => boolean
}

interface Draft {
  readonly maker: OperationMaker
  readonly variables: { readonly name: string; readonly type: string; readonly value: unknown }[]
  readonly fragments: string[]
  aliases: number
}

/**
 * Roots that are asked nothing here: what the screens look like, and the audit trail, which by its permission tells who did what to any record, seen
 * or not, without the values; its own tests hold it to that.
 */
export const leftOut: ReadonlySet<string> = new Set(['resourceMeta', 'auditEntries', 'auditChain'])

/** A random query made from the schema alone: any root field, any arguments, any selection, some by variables, aliases and fragments. `depth`: records in records. */
export function randomQuery(maker: OperationMaker, { root, depth = 3 }: { readonly root?: string; readonly depth?: number } = {}): Operation {
  const draft: Draft = { maker, variables: [], fragments: [], aliases: 0 }
  const fields = Object.values(maker.schema.getQueryType()!.getFields()).filter((field) => !leftOut.has(field.name) && (maker.asks?.('Query', field.name) ?? true))
  const chosen = root === undefined ? Array.from({ length: maker.random.chance(0.2) ? 2 : 1 }, () => rootOf(maker, fields)) : [fields.find((field) => field.name === root)!]
  const selections = chosen.map((field, index) => fieldText(draft, field, depth, index > 0))
  return finish(draft, 'query', selections)
}

/** Any root field, and often one that nobody asked for yet or one of a model with withheld columns. */
function rootOf({ random, withheld, used }: OperationMaker, fields: readonly GraphQLField<unknown, unknown>[]): GraphQLField<unknown, unknown> {
  const fresh = random.chance(0.2) ? fields.filter(({ name, args }) => !used.has(name) || args.some(({ type }) => isNews(type, used))) : []
  if (fresh.length > 0) return random.pick(fresh)
  const models = Object.keys(withheld)
  const found = random.chance(0.2) ? fields.filter((field) => models.some((model) => getNamedType(field.type).name.startsWith(model))) : []
  return random.pick(found.length > 0 ? found : fields)
}

/** The first rows of a list in a random order, with the cursor to go on from; and after a cursor, those that follow. */
export function pageOf(maker: OperationMaker, root: string, rest?: { readonly like: Operation; readonly after: string }): Operation {
  const field = maker.schema.getQueryType()!.getFields()[root]!
  const order = field.args.find((argument) => argument.name === 'orderBy')!
  const orderBy = rest ? rest.like.variables['orderBy'] : randomValue(maker, order.type)
  return {
    query: `query Page($orderBy: ${String(order.type)}, $after: String) { ${root}(first: 3, orderBy: $orderBy, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } }`,
    variables: { orderBy, after: rest?.after ?? null },
  }
}

/** A call of a mutation with the input given, and all that its payload can show. */
export function mutationOf(maker: OperationMaker, name: string, input: unknown): Operation {
  const draft: Draft = { maker, variables: [], fragments: [], aliases: 0 }
  const field = maker.schema.getMutationType()!.getFields()[name]!
  draft.variables.push({ name: 'input', type: String(field.args[0]!.type), value: input })
  return finish(draft, 'mutation', [`${name}(input: $input) ${selectionText(draft, field.type, 2)}`])
}

function finish({ variables, fragments }: Draft, kind: string, selections: readonly string[]): Operation {
  const declared = variables.length === 0 ? '' : `(${variables.map(({ name, type }) => `$${name}: ${type}`).join(', ')})`
  return {
    query: [`${kind} Random${declared} { ${selections.join(' ')} }`, ...fragments].join('\n'),
    variables: Object.fromEntries(variables.map(({ name, value }) => [name, value])),
  }
}

function fieldText(draft: Draft, field: GraphQLField<unknown, unknown>, depth: number, again: boolean): string {
  const { random, used } = draft.maker
  used.set(field.name, (used.get(field.name) ?? 0) + 1)
  const alias = again || random.chance(0.08) ? `a${draft.aliases++}: ` : ''
  return `${alias}${field.name}${argumentsText(draft, field, depth)} ${selectionText(draft, field.type, depth)}`.trimEnd()
}

function argumentsText(draft: Draft, field: GraphQLField<unknown, unknown>, depth: number): string {
  const { random } = draft.maker
  const isConnection = field.args.some((argument) => argument.name === 'first')
  const given: [string, string, unknown][] = []
  for (const argument of field.args) {
    if (['first', 'last', 'after', 'before'].includes(argument.name)) continue
    if (isNonNullType(argument.type) || random.chance(isNews(argument.type, draft.maker.used) ? 0.9 : argument.name === 'filter' ? 0.4 : argument.name === 'search' ? 0.1 : 0.3)) given.push([argument.name, String(argument.type), argumentValue(draft, field, argument.name, depth)])
  }
  if (isConnection) {
    const backward = field.args.some((argument) => argument.name === 'last') && random.chance(0.2)
    given.push([backward ? 'last' : 'first', 'Int', 1 + random.int(depth === 3 ? 12 : 4)])
  }
  if (given.length === 0) return ''
  return `(${given.map(([name, type, value]) => {
    const variable = `v${draft.variables.length}`
    draft.variables.push({ name: variable, type, value })
    return `${name}: $${variable}`
  }).join(', ')})`
}

/** Mostly an id of the type that the field gives, else most answers would be empty. */
function argumentValue({ maker }: Draft, field: GraphQLField<unknown, unknown>, name: string, depth: number): unknown {
  const type = field.args.find((argument) => argument.name === name)!.type
  const target = getNamedType(field.type).name
  if (name === 'id' && target in maker.world.ids && maker.random.chance(0.9)) return randomId(maker, target)
  return randomValue(maker, type, depth)
}

function selectionText(draft: Draft, type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type)
  if (isScalarType(named) || isEnumType(named)) return ''
  if (isAbstractType(named)) return `{ __typename ${draft.maker.schema.getPossibleTypes(named).map((one) => `... on ${one.name} ${objectText(draft, one, depth, false)}`).join(' ')} }`
  return objectText(draft, named as GraphQLObjectType, depth, draft.maker.random.chance(0.06))
}

function objectText(draft: Draft, type: GraphQLObjectType, depth: number, apart: boolean): string {
  const chosen = chooseFields(draft, type, depth)
  const seen = new Set<string>()
  const parts = chosen.map((field) => {
    const again = seen.has(field.name)
    seen.add(field.name)
    return fieldText(draft, field, nextDepth(type, field, depth), again)
  })
  const text = `{ ${['__typename', ...parts].join(' ')} }`
  if (!apart) return text
  const name = `F${draft.fragments.length}`
  draft.fragments.push(`fragment ${name} on ${type.name} ${text}`)
  return `{ ...${name} }`
}

/** Plain fields often, whole objects seldom: and never so deep that the answer would not be given. */
function chooseFields({ maker }: Draft, type: GraphQLObjectType, depth: number): GraphQLField<unknown, unknown>[] {
  const { random } = maker
  const fields = Object.values(type.getFields()).filter((field) => !needsArgument(field) && (maker.asks?.(type.name, field.name) ?? true))
  const leaves = fields.filter((field) => isLeaf(getNamedType(field.type)))
  const objects = fields.filter((field) => !isLeaf(getNamedType(field.type)))
  if (isWrapper(type)) return [...leaves.filter(() => random.chance(0.6)), ...objects.filter(() => random.chance(0.75)), ...(leaves.length > 0 ? [leaves[0]!] : [objects[0]!])].filter((field, index, all) => all.indexOf(field) === index)
  const chosen = random.some(leaves, 0.35)
  const past = maker.withheld[type.name] && random.chance(0.3) ? objects.filter(({ name }) => name === 'history') : []
  return [...chosen, ...past, ...(depth > 0 ? random.some(objects, Math.min(0.3, 2 / Math.max(objects.length, 1))).filter((field) => !past.includes(field)) : [])]
}

/** Pages, edges, groups and payloads: their parts are on the way to records, so they cost no depth. */
function isWrapper(type: GraphQLObjectType): boolean {
  return !('id' in type.getFields())
}

function nextDepth(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, depth: number): number {
  const target = getNamedType(field.type)
  const isRecord = isObjectType(target) && !isWrapper(target)
  return isWrapper(type) && isRecord ? depth : depth - 1 - (isListType(getNullableType(field.type)) && !isWrapper(type) ? 1 : 0)
}

function needsArgument(field: GraphQLField<unknown, unknown>): boolean {
  return field.args.some((argument) => isNonNullType(argument.type))
}

function isLeaf(type: GraphQLNamedType): boolean {
  return isScalarType(type) || isEnumType(type)
}
