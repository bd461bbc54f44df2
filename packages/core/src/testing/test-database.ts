import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase, type Database, type DatabaseTarget } from '../database/open-database.ts'

export interface TestDatabase {
  /** Opens it; again after it was closed, where it is a lasting one. */
  open(): Promise<Database>
  drop(): Promise<void>
}

/** An empty database: embedded, or one of its own on the PostgreSQL server that TENON_TEST_DATABASE names. */
export async function makeTestDatabase(lasting: boolean): Promise<TestDatabase> {
  const server = process.env['TENON_TEST_DATABASE']
  if (server === undefined || server === 'embedded') return lasting ? inFolder() : at({ memory: true }, async () => {})
  const name = `tenon_${randomUUID().replaceAll('-', '')}`
  await admin(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return at({ url: url.href }, () => admin(server, `drop database if exists ${name} with (force)`))
}

/** The same, opened. */
export async function openTestDatabase(): Promise<{ database: Database; drop: () => Promise<void> }> {
  const { open, drop } = await makeTestDatabase(false)
  return { database: await open(), drop }
}

function inFolder(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-test-'))
  return at({ folder: join(folder, 'data') }, async () => rmSync(folder, { recursive: true, force: true }))
}

function at(target: DatabaseTarget, drop: () => Promise<void>): TestDatabase {
  return { open: () => openDatabase(target), drop }
}

async function admin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
