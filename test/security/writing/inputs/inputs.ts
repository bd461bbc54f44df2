import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputObjectType, type GraphQLInputType } from 'graphql'
import { uuid } from '../world/values.ts'
import type { Random } from '@tenon/core/testing'
import { someId, someText, type Pools } from './pools.ts'

export interface InputMaker {
  readonly pools: Pools
  readonly random: Random
  /** Fields of inputs that are left out, 'OpportunityFilter.customerId'. */
  readonly without?: (type: GraphQLInputObjectType, field: string) => boolean
}

/** A value of any input type of the schema; `hint` is the model that an id is most likely of. */
export function inputValue(maker: InputMaker, type: GraphQLInputType, name: string, depth = 3, hint?: string): unknown {
  const { random } = maker
  if (isNonNullType(type)) return inputValue(maker, type.ofType, name, depth, hint)
  if (isListType(type)) return Array.from({ length: random.chance(0.05) ? 0 : 1 + random.int(2) }, () => inputValue(maker, type.ofType, name, depth, hint))
  if (isEnumType(type)) return random.pick(type.getValues()).name
  if (isInputObjectType(type)) return inputObject(maker, type, depth, hint)
  return scalar(maker, getNamedType(type).name, name, hint)
}

function inputObject(maker: InputMaker, type: GraphQLInputObjectType, depth: number, hint?: string): Record<string, unknown> {
  const { random } = maker
  const all = Object.values(type.getFields()).filter((field) => !maker.without?.(type, field.name))
  const required = all.filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
  const optional = all.filter((field) => !required.includes(field) && (depth > 0 || !isInputObjectType(getNamedType(field.type)) || !getNamedType(field.type).name.endsWith('Filter') || isOperators(getNamedType(field.type) as GraphQLInputObjectType)))
  const isFilter = type.name.endsWith('Filter')
  const wanted = isFilter ? 1 + Number(random.chance(0.25)) : random.int(Math.min(5, optional.length + 1))
  const chosen = new Set([...required, ...Array.from({ length: optional.length > 0 ? wanted : 0 }, () => random.pick(optional))])
  const model = /^(\w+?)(List)?Filter$/.exec(type.name)?.[1]
  return Object.fromEntries([...chosen].map((field) => [field.name, inputValue(maker, field.type, field.name, depth - 1, targetOf(maker, field.name, model, hint))]))
}

/** Filters of single values end a branch. */
function isOperators(type: GraphQLInputObjectType): boolean {
  return 'isNull' in type.getFields() || 'eq' in type.getFields() || 'has' in type.getFields()
}

/** The model that an id under this name points at: 'customerId' -> Customer; 'id' in OpportunityFilter -> Opportunity. */
function targetOf({ pools }: InputMaker, name: string, model: string | undefined, hint: string | undefined): string | undefined {
  if (name === 'id' || name === 'ids') return model !== undefined && model in pools.ids ? model : hint
  const named = /^(\w+)Ids?$/.exec(name)?.[1]
  if (named === undefined) return hint
  const upper = named[0]!.toUpperCase() + named.slice(1)
  if (upper in pools.ids) return upper
  return { owner: 'Person', manager: 'Person', head: 'Person', team: 'OrgUnit', unit: 'OrgUnit', parent: hint }[named] ?? hint
}

function scalar({ pools, random }: InputMaker, type: string, name: string, hint?: string): unknown {
  switch (type) {
    case 'ID': return someId(pools, random, hint)
    case 'Int': return name === 'expectedVersion' ? 1 + random.int(3) : random.int(12)
    case 'Float': return random.int(50) / 4
    case 'Boolean': return random.chance(0.5)
    case 'BigInt': return String(BigInt(random.int(40)) * 12_345_678_901n)
    case 'Decimal': return (random.int(60) / 8).toFixed(3)
    case 'Date': return `2026-${two(1 + random.int(12))}-${two(1 + random.int(28))}`
    case 'DateTime': return `2026-${two(1 + random.int(12))}-${two(1 + random.int(28))}T00:00:00.000Z`
    case 'JSON': return { n: String(random.int(9)) }
    case 'Currency': return random.pick(['CNY', 'USD'])
    default: return name === 'currency' ? random.pick(['CNY', 'USD']) : name === 'id' ? uuid(1) : someText(pools, random)
  }
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

/** A value as GraphQL writes it. */
export function literal(type: GraphQLInputType, value: unknown): string {
  if (isNonNullType(type)) return literal(type.ofType, value)
  if (isListType(type)) return `[${(value as unknown[]).map((item) => literal(type.ofType, item)).join(', ')}]`
  if (isEnumType(type)) return String(value)
  if (!isInputObjectType(type)) return typeof value === 'object' && value !== null ? `{ ${Object.entries(value).map(([name, item]) => `${name}: ${JSON.stringify(item)}`).join(', ')} }` : JSON.stringify(value)
  const fields = type.getFields()
  return `{ ${Object.entries(value as object).map(([name, item]) => `${name}: ${literal(fields[name]!.type, item)}`).join(', ')} }`
}
