import type { TestApp } from '@tenon/core/testing'
import { directory, hideable, keyOf, type Model, type Models, type Row, type World } from './world.ts'

type Client = TestApp['app']['base']

/** Puts a world into a database in place of what is there. Constraints are off meanwhile, so the order has no meaning. */
export async function storeWorld({ app }: TestApp, world: World, names: readonly string[]): Promise<void> {
  await app.base.$transaction(async (client) => {
    await client.$executeRawUnsafe('set local session_replication_role = replica')
    for (const name of names) await client.$executeRawUnsafe(`delete from "${app.models.models[name]!.schema}"."${app.models.models[name]!.table}"`)
    for (const name of names) {
      const data = [...(world.get(name)?.values() ?? [])].map((row) => forPrisma(app.models.models[name]!, row))
      if (data.length > 0) await delegate(client, name)['createMany']!({ data })
    }
  }, { timeout: 60_000 })
  app.forgetPrincipals()
}

/** The names of all tables of the proof. */
export function allNames(models: Models): readonly string[] {
  return [...directory, ...hideableNames(models)]
}

export function hideableNames(models: Models): readonly string[] {
  return hideable(models).map(({ name }) => name)
}

export async function readWorld({ app }: TestApp, names: readonly string[]): Promise<World> {
  const world: World = new Map()
  for (const name of names) {
    const rows = (await delegate(app.base, name)['findMany']!({})) as Row[]
    const model = app.models.models[name]!
    world.set(name, new Map(rows.map((row) => [keyOf(model, row), plain(model, row)])))
  }
  return world
}

function delegate(client: Client, name: string): Client[string] {
  return client[name[0]!.toLowerCase() + name.slice(1)]!
}

/** Prisma takes null for a JSON column only as a value of its own: left out it is the same. */
function forPrisma(model: Model, row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name, value]) => !(value === null && model.fields[name]!.type === 'Json')))
}

function plain(model: Model, row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, model.fields[name]?.type === 'Decimal' && value !== null ? (value as { toFixed(digits: number): string }).toFixed(3) : value]))
}
