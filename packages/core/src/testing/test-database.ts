import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { MigrationSource } from '../database/migrations.ts'
import { openDatabase, type Database } from '../database/open-database.ts'
import type { NameKey } from '../name-keys/index.ts'
import { embeddedTemplate, serverTemplate } from './database-templates.ts'

export interface TestDatabase {
  /** Opens it; again after it was closed, where it is a lasting one. */
  open(): Promise<Database>
  drop(): Promise<void>
}

export interface TestDatabaseOptions {
  /** Keeps an embedded database in a folder, so that it can be opened again. @default false */
  readonly lasting?: boolean
  /** Whose migrations will run in it. They may have run in it already, which saves their time. @default none */
  readonly units?: readonly MigrationSource[]
  /** The keys of names in their tables. @default none */
  readonly keys?: readonly NameKey[]
}

/** A database without rows: embedded, or one of its own on the PostgreSQL server that TENON_TEST_DATABASE names. */
export async function makeTestDatabase({ lasting = false, units = [], keys = [] }: TestDatabaseOptions): Promise<TestDatabase> {
  const server = process.env['TENON_TEST_DATABASE']
  if (server !== undefined && server !== 'embedded') return onServer(server, units, keys)
  const template = await embeddedTemplate(units, keys)
  if (lasting) return inFolder(template)
  return { open: () => openDatabase({ memory: true, copyOf: template }), drop: async () => {} }
}

/** The same, opened, and empty. */
export async function openTestDatabase(): Promise<{ database: Database; drop: () => Promise<void> }> {
  const { open, drop } = await makeTestDatabase({})
  return { database: await open(), drop }
}

async function onServer(server: string, units: readonly MigrationSource[], keys: readonly NameKey[]): Promise<TestDatabase> {
  const name = `tenon_${randomUUID().replaceAll('-', '')}`
  const template = await serverTemplate(server, units, keys)
  await asAdmin(server, `create database ${name}${template ? ` template ${template}` : ''}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { open: () => openDatabase({ url: url.href }), drop: () => asAdmin(server, `drop database if exists ${name} with (force)`) }
}

function inFolder(template: Blob): TestDatabase {
  const parent = mkdtempSync(join(tmpdir(), 'tenon-test-'))
  const folder = join(parent, 'data')
  let copyOf: Blob | undefined = template
  return {
    open: () => {
      const target = copyOf ? { folder, copyOf } : { folder }
      copyOf = undefined
      return openDatabase(target)
    },
    drop: async () => rmSync(parent, { recursive: true, force: true }),
  }
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
