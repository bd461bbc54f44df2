import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { compose, coreFolder, type Composition } from '../../src/composition/composition.ts'
import { generate } from '../../src/composition/generate.ts'
import { openClient, type BaseClient } from '../../src/database/open-client.ts'
import { openDatabase, type Database } from '../../src/database/open-database.ts'
import { diffSchemas } from '../../src/database/schema-engine.ts'

const output = join(coreFolder, '.tenon-test', 'identity')
const template = join(output, 'template')

export interface CoreDatabase {
  readonly base: BaseClient
  /** Texts of the SQL statements since the last call. */
  takeStatements(): string[]
  close(): Promise<void>
}

/** A database with the core's own models and no rows: embedded, or the server's that TENON_TEST_DATABASE names. */
export async function openCoreDatabase(): Promise<CoreDatabase> {
  await prepare(compose({ company: { name: '启明软件', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'zh-CN' }, plugins: [] }))
  const server = process.env['TENON_TEST_DATABASE']
  const { database, remove } = server?.startsWith('postgres') ? await openOnServer(server) : await openCopy()
  const base = await openClient(database, output, { logQueries: true })
  const statements: string[] = []
  base.$on('query', (event) => statements.push(event.query))
  return {
    base,
    takeStatements: () => statements.splice(0),
    close: async () => {
      await base.$disconnect()
      await database.close()
      remove()
    },
  }
}

interface Opened {
  readonly database: Database
  remove(): void
}

/** A copy of a database that is made once: it opens five times faster than a new one. */
async function openCopy(): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-test-'))
  cpSync(template, folder, { recursive: true })
  return { database: await openDatabase({ folder }), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

async function openOnServer(url: string): Promise<Opened> {
  const database = await openDatabase({ url })
  await database.pool.query(readFileSync(join(output, 'core.sql'), 'utf8'))
  return { database, remove: () => {} }
}

/** Test files run side by side: the first one generates, the others wait for it. */
async function prepare(composition: Composition): Promise<void> {
  const source = join(output, 'core.source')
  const isFresh = (): boolean => existsSync(source) && readFileSync(source, 'utf8') === composition.models.text
  while (!isFresh()) {
    if (!takeLock()) {
      await delay(100)
      continue
    }
    try {
      if (isFresh()) break
      await generate(composition, output)
      const sql = await diffSchemas(null, composition.models)
      writeFileSync(join(output, 'core.sql'), sql)
      await makeTemplate(sql)
      writeFileSync(source, composition.models.text)
    } finally {
      rmSync(join(output, 'lock'), { recursive: true, force: true })
    }
  }
}

async function makeTemplate(sql: string): Promise<void> {
  rmSync(template, { recursive: true, force: true })
  const database = await openDatabase({ folder: template })
  await database.pool.query(sql)
  await database.close()
}

function takeLock(): boolean {
  const lock = join(output, 'lock')
  mkdirSync(output, { recursive: true })
  try {
    mkdirSync(lock)
    return true
  } catch {
    // A run that was killed leaves its lock behind.
    if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > 60_000) rmSync(lock, { recursive: true, force: true })
    return false
  }
}
