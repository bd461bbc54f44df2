import type { TestApp } from '@tenon/core/testing'

export type Models = TestApp['app']['models']
export type Model = Models['models'][string]
export type ModelField = Model['fields'][string]
export type Row = Readonly<Record<string, unknown>>

/** All rows that the proof is about, by model and key, as Prisma takes them. */
export type World = Map<string, Map<string, Row>>

export function keyOf(model: Model, row: Row): string {
  return model.primaryKey.map((name) => String(row[name])).join(' ')
}

export function rowsOf(world: World, model: string): readonly Row[] {
  return [...(world.get(model)?.values() ?? [])]
}

export function copyOf(world: World): World {
  return new Map([...world].map(([model, rows]) => [model, new Map(rows)]))
}

/** Models of plugins, and the history: what may be hidden from somebody. */
export function hideable(models: Models): readonly Model[] {
  return Object.values(models.models).filter(({ name, plugin }) => plugin !== 'core' || name === 'HistoryEntry')
}

/** Who is who; the same for everybody, and never scrambled. */
export const directory = ['OrgUnit', 'Person', 'Assignment', 'Role', 'RolePermission', 'RoleHolder'] as const

/** The same text for the same value, whatever class Prisma reads it into. */
export function text(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner))
}
