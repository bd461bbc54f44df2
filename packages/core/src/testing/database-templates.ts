// Databases that are made once and then copied. Making one takes several seconds embedded (a new cluster, then every migration), a copy takes
// a fraction of that, and a run of all tests opens hundreds.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { migrate, readMigrations, type MigrationSource } from '../database/migrations.ts'
import { openDatabase } from '../database/open-database.ts'
import type { NameKey } from '../name-keys/index.ts'

/** A cluster has two more databases, from which further ones are made: half of what a copy would carry. Nobody makes one in an embedded database. */
const withoutOtherDatabases = ["update pg_database set datistemplate = false where datname like 'template%'", 'drop database template0', 'drop database template1']

const unusedFor = 7 * 24 * 3600_000

/**
 * An embedded database to copy. The migrations have run in it where another test asked for the same: most schemas of tests are used once, and
 * a copy of each would fill the disk.
 */
export async function embeddedTemplate(units: readonly MigrationSource[], keys: readonly NameKey[] = []): Promise<Blob> {
  const folder = join(process.cwd(), 'node_modules', '.tenon-test', 'databases')
  mkdirSync(folder, { recursive: true })
  const key = keyOf(units, keys)
  const file = join(folder, `${key}.tar`)
  if (existsSync(file)) return read(file)
  const asked = join(folder, `${key}.asked`)
  if (units.length > 0 && !existsSync(asked)) {
    writeFileSync(asked, '')
    return embeddedTemplate([])
  }
  removeUnused(folder)
  // Two processes may make the same: each writes a whole file, and the last one stays.
  const database = await openDatabase(units.length > 0 ? { memory: true, copyOf: await embeddedTemplate([]) } : { memory: true })
  const made = join(folder, `${key}.${randomUUID()}.tmp`)
  try {
    if (units.length > 0) await migrate(database, units, keys)
    else for (const sql of withoutOtherDatabases) await database.pool.query(sql)
    writeFileSync(made, Buffer.from(await (await database.dump!()).arrayBuffer()))
  } finally {
    await database.close()
  }
  renameSync(made, file)
  return read(file)
}

/**
 * The name of a database on the server to copy, or null: templates are kept only where TENON_TEST_TEMPLATES names what theirs begin with, so
 * that whoever runs the server can remove them.
 */
export async function serverTemplate(server: string, units: readonly MigrationSource[], keys: readonly NameKey[]): Promise<string | null> {
  const prefix = process.env['TENON_TEST_TEMPLATES']
  if (!prefix || units.length === 0) return null
  const name = `${prefix}${keyOf(units, keys)}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    const isThere = async (): Promise<boolean> => (await client.query('select 1 from pg_database where datname = $1', [name])).rowCount !== 0
    if (await isThere()) return name
    // Two test files may make the same, as locks hold within one database and each file has its own: the first one stays.
    const made = await makeServerTemplate(client, server, `${name}_${randomUUID().slice(0, 8)}`, { units, keys })
    try {
      await client.query(`alter database ${made} rename to ${name}`)
    } catch (error) {
      if (!(await isThere())) throw error
      await client.query(`drop database ${made} with (force)`)
    }
    return name
  } finally {
    await client.end()
  }
}

async function makeServerTemplate(client: pg.Client, server: string, name: string, { units, keys }: { units: readonly MigrationSource[]; keys: readonly NameKey[] }): Promise<string> {
  await client.query(`create database "${name}"`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const database = await openDatabase({ url: url.href })
  try {
    await migrate(database, units, keys)
  } finally {
    await database.close()
  }
  return `"${name}"`
}

function keyOf(units: readonly MigrationSource[], keys: readonly NameKey[]): string {
  const migrations = units.flatMap(readMigrations).map(({ unit, name, checksum }) => [unit, name, checksum])
  return createHash('sha256').update(JSON.stringify([pgliteVersion(), withoutOtherDatabases, migrations, keys])).digest('hex').slice(0, 16)
}

/** A new version may keep its files otherwise. */
function pgliteVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  return (JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8')) as { version: string }).version
}

function read(file: string): Blob {
  const now = new Date()
  utimesSync(file, now, now)
  return new Blob([readFileSync(file)])
}

function removeUnused(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    if (Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > unusedFor) rmSync(file, { force: true })
  }
}
