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

/** Reads a world again and again: each time only the tables in which something changed, and the others are the same maps as before. */
export function worldReader(test: TestApp, names: readonly string[]): () => Promise<World> {
  const marks = new Map<string, string>()
  let world: World = new Map()
  const tables = names.map((name) => { const { schema, table } = test.app.models.models[name]!; return `select '${name}' as name, (select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from "${schema}"."${table}" t) as mark` })
  return async () => {
    const { rows } = await test.app.database.pool.query<{ name: string; mark: string }>(tables.join(' union all '))
    const changed = rows.filter(({ name, mark }) => marks.get(name) !== mark)
    for (const { name, mark } of changed) marks.set(name, mark)
    world = new Map([...world, ...(await readWorld(test, changed.map(({ name }) => name)))])
    return world
  }
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
