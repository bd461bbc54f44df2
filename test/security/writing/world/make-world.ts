import { makePeople } from './people.ts'
import type { Random } from '@tenon/core/testing'
import { referenceOf, uuid, valueFor } from './values.ts'
import { hideable, keyOf, rowsOf, type Model, type ModelField, type Models, type Row, type World } from './world.ts'

export const rowsPerModel = 14

interface Making {
  readonly world: World
  readonly models: Models
  readonly random: Random
}

/** A company made from the metadata of its models: whatever plugins are composed, all their columns and relations are in use. */
export function makeWorld(models: Models, random: Random, roles: World): World {
  const world: World = new Map(roles)
  makePeople(world, random)
  const salt = counter(1_000)
  for (const model of inOrder(hideable(models))) {
    if (model.name === 'HistoryEntry') continue
    world.set(model.name, new Map())
    for (let n = 0; n < rowsPerModel; n++) addRow(world, models, model, random, salt)
  }
  world.set('HistoryEntry', new Map())
  for (const model of hideable(models)) for (const row of rowsOf(world, model.name)) if (model.name !== 'HistoryEntry' && random.chance(0.6)) addHistory({ world, models, random }, model, row, salt())
  return world
}

/** Adds a row with every column filled, unless it would break a unique constraint. */
export function addRow(world: World, models: Models, model: Model, random: Random, salt: () => number): Row | undefined {
  const n = salt()
  const row: Record<string, unknown> = {}
  for (const field of Object.values(model.fields)) if (field.kind !== 'object') row[field.name] = columnValue({ world, models, random }, model, field, n)
  if (breaksUnique(world, model, row)) return undefined
  world.get(model.name)!.set(keyOf(model, row), row)
  return row
}

export function columnValue({ world, models, random }: Making, model: Model, field: ModelField, salt: number): unknown {
  const reference = referenceOf(model, field.name)
  if (!reference) {
    if (field.isId && field.nativeType === 'Uuid') return uuid(salt)
    return field.name === 'version' ? 1 + random.int(3) : valueFor(field, models, random, salt)
  }
  const targets = rowsOf(world, reference.type)
  const column = reference.relation!.toFields[reference.relation!.fromFields.indexOf(field.name)]!
  if (!field.isRequired && (targets.length === 0 || random.chance(0.2))) return null
  return random.pick(targets)[column]
}

export function breaksUnique(world: World, model: Model, row: Row, except?: string): boolean {
  const unique = [model.primaryKey, ...model.uniques, ...Object.values(model.fields).filter((field) => field.isUnique).map((field) => [field.name])]
  const all = [...(world.get(model.name) ?? [])].filter(([key]) => key !== except).map(([, other]) => other)
  return unique.some((columns) => columns.every((name) => row[name] !== null) && all.some((other) => columns.every((name) => String(other[name]) === String(row[name]))))
}

function addHistory({ world, models, random }: Making, model: Model, record: Row, salt: number): void {
  const [key] = model.primaryKey
  if (model.primaryKey.length !== 1 || model.fields[key!]!.nativeType !== 'Uuid') return
  const id = uuid(salt)
  world.get('HistoryEntry')!.set(id, {
    id, model: model.name, recordId: record[key!], action: 'UPDATE', at: new Date(Date.UTC(2026, 5, 1 + random.int(28))),
    actorId: random.pick(rowsOf(world, 'Person'))['id'], source: 'api', requestId: null, changes: changesFor(models, model, world, random, salt),
  })
}

/** Before and after, as JSON, of most columns of a model. */
export function changesFor(models: Models, model: Model, world: World, random: Random, salt: number): Record<string, unknown> {
  const stamps = new Set(['version', 'createdAt', 'createdById', 'updatedAt', 'updatedById', ...model.primaryKey])
  const json = (field: ModelField): unknown => asJson(columnValue({ world, models, random }, model, field, salt))
  const fields = Object.values(model.fields).filter((field) => field.kind !== 'object' && !stamps.has(field.name) && random.chance(0.7))
  return Object.fromEntries(fields.map((field) => [field.name, [json(field), json(field)]]))
}

function asJson(value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value instanceof Date ? value.toISOString() : value
}

/** What a row points at comes first. */
function inOrder(all: readonly Model[]): readonly Model[] {
  const placed: Model[] = []
  const isReady = (model: Model): boolean => Object.values(model.fields).every(({ relation, type }) => !relation?.fromFields.length || type === model.name || placed.some(({ name }) => name === type) || !all.some(({ name }) => name === type))
  while (placed.length < all.length) {
    const next = all.find((model) => !placed.includes(model) && isReady(model)) ?? all.find((model) => !placed.includes(model))!
    placed.push(next)
  }
  return placed
}

export function counter(from: number): () => number {
  const state = { next: from }
  return () => state.next++
}
