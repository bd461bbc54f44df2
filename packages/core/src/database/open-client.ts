import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { readGeneratedModels } from '../composition/generate.ts'
import type { Models } from '../models/model-types.ts'
import type { Database } from './open-database.ts'

/** The unguarded Prisma client of the composition. Only the core holds it; plugins get the guard around it. */
export type BaseClient = Readonly<Record<string, BaseModel>> & {
  $transaction<Result>(work: (transaction: BaseClient) => Promise<Result>, options?: { maxWait?: number; timeout?: number }): Promise<Result>
  $queryRawUnsafe<Rows = unknown>(sql: string, ...values: unknown[]): Promise<Rows>
  $executeRawUnsafe(sql: string, ...values: unknown[]): Promise<number>
  $on(event: 'query', listener: (event: { query: string; params: string; duration: number }) => void): void
  $disconnect(): Promise<void>
}

export type BaseModel = Readonly<Record<string, (args?: Readonly<Record<string, unknown>>) => Promise<never>>>

/** Opens the generated client of an installation over an open database. `logQueries` lets tests count statements. */
export async function openClient(database: Database, generated: string, options: { logQueries?: boolean } = {}): Promise<BaseClient> {
  const { PrismaClient } = (await import(pathToFileURL(join(generated, 'client', 'client.ts')).href)) as { PrismaClient: new (options: object) => BaseClient }
  const adapter = new PrismaPg(database.pool, { statementNameGenerator: statementNames() })
  return new PrismaClient({ adapter, omit: keysOf(readGeneratedModels(generated)), log: options.logQueries ? [{ emit: 'event', level: 'query' }] : [] })
}

/** Keys of names are read only where somebody sorts by them. */
function keysOf({ models }: Models): Record<string, Record<string, true>> {
  return Object.fromEntries(Object.values(models).flatMap(({ name, keys }) => (keys ? [[name[0]!.toLowerCase() + name.slice(1), Object.fromEntries(Object.keys(keys).map((key) => [key, true as const]))]] : [])))
}

/** Named, so prepared, statements: without a name PostgreSQL parses and plans each one again. Bounded, as texts may vary. */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    // pg sends a statement without a name where this is undefined, though the adapter's type wants a string.
    if (names.size >= 2_000) return undefined as unknown as string
    const name = `t${names.size}`
    names.set(sql, name)
    return name
  }
}
