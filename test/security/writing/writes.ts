import { getNamedType, isUnionType, type GraphQLField, type GraphQLInputType, type GraphQLSchema } from 'graphql'
import { seededRandom, type Random, type TestApp, type TestCaller } from '@tenon/core/testing'
import type { Policy } from './policy.ts'
import { inputValue, literal } from './inputs/inputs.ts'
import { makePools, type Pools } from './inputs/pools.ts'
import { trespasses, type Step } from './trespasses.ts'
import { readWorld, worldReader } from './world/store.ts'
import { directory, keyOf, type Models, type Row, type World } from './world/world.ts'

export interface WriteTrial {
  readonly app: TestApp
  readonly caller: TestCaller
  readonly policy: Policy
  readonly names: readonly string[]
  readonly seed: number
  readonly count: number
  /** Which models are written to. @default all */
  readonly about?: (model: string) => boolean
}

export interface WriteVerdict {
  readonly done: number
  readonly refused: number
  readonly findings: readonly string[]
}

/** Sends random mutations and holds every one against the laws of writing. */
export async function tryWrites({ app, caller, policy, names, seed, count, about = () => true }: WriteTrial): Promise<WriteVerdict> {
  const random = seededRandom(seed)
  const { models, schema } = app.app
  const mutations = mutationsOnRecords(schema, names).filter(({ model }) => about(model))
  const tally = { done: 0, refused: 0 }
  const findings: string[] = []
  const readChanged = worldReader(app, names.filter((name) => name !== 'HistoryEntry'))
  const fixed = await readWorld(app, [...directory, 'HistoryEntry'])
  const readAll = async (): Promise<World> => new Map([...fixed, ...(await readChanged())])
  let before = await readAll()
  let pools = makePools(models, [before])
  for (let turn = 0; turn < count && findings.length === 0; turn++) {
    const { field, model } = random.pick(mutations)
    const input = sensibleInput({ field, model, models, before, pools, random, policy })
    const send = async (given: unknown): Promise<string> => JSON.stringify(await caller.graphql(`mutation { ${field.name}(input: ${literal(field.args[0]!.type, given)}) { __typename ${answerText(schema, field)} } }`))
    const hidden = hiddenTarget(models, before, policy, model, input)
    const answer = await send(input)
    if (hidden && normal(answer, input) !== normal(await send({ ...input, id: `${model}:0198ffff-0000-7000-8000-00000000dead` }), input)) findings.push(`${field.name} answers otherwise for a hidden record than for a missing one: ${answer}`)
    if (/(Payload|BulkResult)"/.test(answer)) tally.done++
    else tally.refused++
    const after = await readAll()
    findings.push(...trespasses(models, policy, before, after, stepOf(app, field.name, input)).map((text) => `${text} by ${field.name} ${JSON.stringify(input)} -> ${answer}`))
    if ([...after].some(([name, rows]) => before.get(name) !== rows)) pools = makePools(models, [after])
    before = after
  }
  return { ...tally, findings }
}

/** The step of a lifecycle that a mutation is, where the step asks for a permission of its own. */
function stepOf({ app }: TestApp, mutation: string, { id }: Row): Step | null {
  for (const { resource, transitions } of app.registry.lifecycles.values()) {
    const transition = transitions.find(({ key }) => mutation === `${key}${resource.name}`)
    if (transition?.permission) return { model: resource.name, key: String(id).split(':')[1] ?? '', permission: transition.permission }
  }
  return null
}

interface Mutation {
  readonly field: GraphQLField<unknown, unknown>
  readonly model: string
}

/** Every mutation about models of plugins: those that the core makes and those written by hand. */
export function mutationsOnRecords(schema: GraphQLSchema, names: readonly string[]): readonly Mutation[] {
  return Object.values(schema.getMutationType()!.getFields()).flatMap((field) => {
    if (field.args.length !== 1 || field.args[0]!.name !== 'input') return []
    const payload = getNamedType(field.type)
    const types = isUnionType(payload) ? payload.getTypes().flatMap((type) => Object.values(type.getFields()).map((member) => getNamedType(member.type).name)) : []
    const model = names.find((name) => types.includes(name)) ?? [...names].sort((left, right) => right.length - left.length).find((name) => field.name.includes(name) || field.name.includes(name.replace(/y$/, 'ies')))
    return model !== undefined && model !== 'HistoryEntry' ? [{ field, model }] : []
  })
}

interface InputParts extends Mutation {
  readonly models: Models
  readonly before: World
  readonly pools: Pools
  readonly random: Random
  readonly policy: Policy
}

/** A random input, mostly with the version that the record has, mostly about a record within reach. */
function sensibleInput({ field, model, models, before, pools, random, policy }: InputParts): Record<string, unknown> {
  const input = inputValue({ pools, random }, field.args[0]!.type as GraphQLInputType, 'input', 3, model) as Record<string, unknown>
  if ('id' in input && random.chance(0.6)) {
    const reach = [...before.get(model)!.values()].filter((row) => policy.may('update', model, row, before))
    if (reach.length > 0) input['id'] = `${model}:${keyOf(models.models[model]!, random.pick(reach))}`
  }
  const row = before.get(model)?.get(String(input['id']).split(':')[1] ?? '')
  if (row && 'expectedVersion' in input) input['expectedVersion'] = row['version']
  return input
}

function hiddenTarget(models: Models, world: World, policy: Policy, model: string, input: Row): boolean {
  const row = world.get(model)?.get(String(input['id']).split(':')[1] ?? '')
  return row !== undefined && models.models[model]!.primaryKey.length === 1 && !policy.may('read', model, row, world)
}

/** Without the ids and request numbers that must differ. */
function normal(answer: string, { id }: Row): string {
  return answer.replaceAll(/"requestId":"[^"]*"|request number [-0-9a-f]*/g, '').replaceAll(String(id), '').replaceAll(/[A-Za-z]+:0198ffff-0000-7000-8000-00000000dead/g, '')
}

function answerText(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type)
  if (!isUnionType(type)) return ''
  const error = schema.getType('Error') ? '... on Error { code message }' : ''
  return error
}
