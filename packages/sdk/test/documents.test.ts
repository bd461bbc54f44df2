import fc from 'fast-check'
import { buildSchema, parse, validate, getNamedType, isLeafType, isUnionType, isInterfaceType, isObjectType, isNonNullType, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { core } from '@tenon/core/sdk'
import { approvals } from '@tenon/approvals/sdk'
import { catalog } from '@tenon/catalog/sdk'
import { contracts } from '@tenon/contracts/sdk'
import { customers } from '@tenon/customers/sdk'
import { pipeline } from '@tenon/pipeline/sdk'
import { seededRandom, fuzzSeed, type Random } from '@tenon/core/testing'
import { readFields } from '../src/read-fields.ts'
import { writeDocument } from '../src/write-document.ts'

const folders = ['core', 'plugins/approvals', 'plugins/catalog', 'plugins/customers', 'plugins/pipeline', 'plugins/contracts']
const modules = [core, approvals, catalog, customers, pipeline, contracts]
type Tree = Record<string, unknown>

describe('the documents that the client writes', () => {
  let schema: GraphQLSchema
  beforeAll(() => {
    // With what some modules add beside others: all of them are here.
    const texts = folders.flatMap((folder) => {
      const sdk = fileURLToPath(new URL(`../../${folder}/.sdk/`, import.meta.url))
      return readdirSync(sdk).filter((name) => name.endsWith('.graphql')).map((name) => readFileSync(join(sdk, name), 'utf8'))
    })
    schema = buildSchema(texts.join('\n'))
  })
  const problems = (operation: 'query' | 'mutation', selection: Tree): string[] => validate(schema, parse(writeDocument(readFields(modules), {}, operation, selection).text)).map(({ message }) => message)

  it('are valid for any selection of any field, with all its arguments', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
      const random = seededRandom(fuzzSeed() + seed)
      expect(problems('query', randomSelection(schema.getQueryType()!, random, 3))).toEqual([])
    }), { numRuns: 150, seed: fuzzSeed() })
  })

  it('are valid for each field of each type', () => {
    const of = (type: GraphQLObjectType): string[] => Object.keys(type.getFields()).flatMap((name) => {
      const whole = randomSelection(type, seededRandom(1), 2, name)
      return problems(type.name === 'Query' ? 'query' : 'mutation', whole)
    })
    expect([...of(schema.getQueryType()!), ...of(schema.getMutationType()!)]).toEqual([])
  })

  it('give fields of one name a name of their own for each member, and take it off the answer', () => {
    const selection = { node: { $: { id: 'x' }, on: { Lead: { status: true, owner: { name: true } }, Task: { status: true }, Customer: { name: true } } } }
    expect(problems('query', selection)).toEqual([])
    const { restore } = writeDocument(readFields(modules), {}, 'query', selection)
    expect(restore({ node: { __typename: 'Lead', Lead_status: 'NEW', Lead_owner: { name: 'Ann' } } })).toEqual({ node: { __typename: 'Lead', status: 'NEW', owner: { name: 'Ann' } } })
  })

  it('never contain a value', () => {
    const { text, variables } = writeDocument(readFields(modules), {}, 'query', { leads: { $: { search: '"}{ 王' }, totalCount: true } })
    expect(text).toBe('query($v0:String){leads(search:$v0){totalCount}}')
    expect(variables).toEqual({ v0: '"}{ 王' })
  })

  it('read scalars as the program wants them, in lists and under names of one\'s own', () => {
    const { restore } = writeDocument(readFields(modules), { DateTime: (text) => new Date(text), Decimal: Number }, 'query', { 'l:leads': { nodes: { name: true, createdAt: true, assignedAt: true } }, opportunities: { nodes: { amount: { amount: true } } } })
    expect(restore({ l: { nodes: [{ name: 'x', createdAt: '2026-01-01T00:00:00Z', assignedAt: null }] }, opportunities: { nodes: [{ amount: { amount: '1.50' } }] } }))
      .toEqual({ l: { nodes: [{ name: 'x', createdAt: new Date('2026-01-01T00:00:00Z'), assignedAt: null }] }, opportunities: { nodes: [{ amount: { amount: 1.5 } }] } })
  })

  it('need the modules that a module builds on', () => {
    expect(() => readFields([core, pipeline])).toThrow(/^The module "pipeline" needs "\w+"/)
  })

  it('know what a module adds beside another one only where that is there too', () => {
    const selection = { dealOffer: { $: { opportunityId: 'x' }, lines: { quantity: true } } }
    expect(writeDocument(readFields(modules), {}, 'query', selection).text).toBe('query($v0:ID!){dealOffer(opportunityId:$v0){lines{quantity}}}')
    const without = readFields([core, approvals, catalog, customers, contracts])
    expect(without('Query', 'contract')).toEqual({ type: 'Contract', args: { id: 'ID!' } })
    expect(() => writeDocument(without, {}, 'query', selection)).toThrow()
  })
})

function randomSelection(type: GraphQLNamedType, random: Random, depth: number, only?: string): Tree {
  if (isUnionType(type) || isInterfaceType(type)) {
    const members = isUnionType(type) ? type.getTypes() : []
    return members.length === 0 ? { __typename: true } : { on: Object.fromEntries(members.map((member) => [member.name, randomSelection(member, random, depth - 1)])) }
  }
  if (!isObjectType(type)) throw new Error(type.name)
  const selection: Tree = { __typename: true }
  for (const field of Object.values(type.getFields())) {
    if (only === undefined ? !random.chance(type.name === 'Query' ? 0.02 : 0.4) : field.name !== only) continue
    const target = getNamedType(field.type)
    const args = Object.fromEntries(field.args.filter((argument) => isNonNullType(argument.type) || only !== undefined || random.chance(0.5)).map((argument) => [argument.name, 'x']))
    if (isLeafType(target)) selection[field.name] = field.args.length > 0 ? { $: args } : true
    else if (depth > 0) selection[random.chance(0.2) ? `own_${field.name}:${field.name}` : field.name] = { $: args, ...randomSelection(target, random, depth - 1) }
  }
  return selection
}
