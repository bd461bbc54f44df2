import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openClient, type BaseClient } from '../../../src/database/open-client.ts'
import { openDatabase, type Database } from '../../../src/database/open-database.ts'
import type { Models } from '../../../src/models/model-types.ts'
import { generateRedactedShop, generateShop } from './shop-model.ts'

/** The shop's tables in a database of their own: embedded, or on the server that TENON_TEST_DATABASE names. */
export interface ShopDatabase {
  readonly models: Models
  readonly base: BaseClient
  readonly pool: pg.Pool
  /** True where several connections can work at once. */
  readonly isServer: boolean
  /** SQL statements of a piece of work, without those that only frame a transaction. */
  statements(work: () => Promise<unknown>): Promise<string[]>
  close(): Promise<void>
}

/** `redacted` reads with a client to which nothing is required: its rows and values may be missing. */
export async function openShop(options: { readonly redacted?: boolean } = {}): Promise<ShopDatabase> {
  const shop = await generateShop()
  const { folder } = options.redacted ? await generateRedactedShop() : shop
  const { database, drop } = await openEmpty(shop)
  const base = await openClient(database, folder, { logQueries: true })
  const recorded: string[] = []
  base.$on('query', ({ query }) => void recorded.push(query))
  return {
    models: shop.models,
    base,
    pool: database.pool,
    isServer: database.kind === 'server',
    statements: async (work) => {
      recorded.length = 0
      await work()
      return recorded.filter((sql) => !/^(begin|commit|rollback|savepoint|release)/i.test(sql))
    },
    close: async () => {
      await base.$disconnect()
      await database.close()
      await drop()
    },
  }
}

async function openEmpty({ ddl, template }: { ddl: string; template: string }): Promise<{ database: Database; drop(): Promise<void> }> {
  const server = process.env['TENON_TEST_DATABASE']
  if (server === undefined || server === 'embedded') {
    const folder = mkdtempSync(join(tmpdir(), 'tenon-rights-'))
    cpSync(template, folder, { recursive: true })
    return { database: await openDatabase({ folder }), drop: async () => rmSync(folder, { recursive: true, force: true }) }
  }
  const name = `rights_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const database = await openDatabase({ url: url.href })
  await database.pool.query(ddl)
  return { database, drop: () => onServer(server, `drop database if exists ${name} with (force)`) }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
