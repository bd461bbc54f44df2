import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the test server's maintenance database, with the right to create databases. */
    postgres: string
  }
}

export const TEMPLATE = 'tenon_template'
/** What the names of databases begin with in which a composition's migrations have run, for other test apps to copy. */
export const MIGRATED = 'tenon_template_'

/** Starts one real PostgreSQL for the whole run (or uses TENON_TEST_POSTGRES) with the template that each test file's database is copied from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TENON_TEST_POSTGRES
  const server = given ? { url: given, stop: async () => {} } : await startServer()
  try {
    await createTemplate(server.url)
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('postgres', server.url)
  return async () => {
    if (given) await dropMigrated(given)
    await server.stop()
  }
}

interface Server {
  readonly url: string
  stop(): Promise<void>
}

async function startServer(): Promise<Server> {
  const keeper = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('postgres-keeper.ts', import.meta.url))], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  keeper.stderr.on('data', (chunk) => (errors += chunk))
  const url = await new Promise<string>((resolve, reject) => {
    keeper.stdout.on('data', (chunk) => {
      output += chunk
      if (output.includes('\n')) resolve(output.trim())
    })
    keeper.on('error', reject).on('exit', () => reject(new Error(`The PostgreSQL for tests did not start: ${errors.trim()}`)))
  })
  return {
    url,
    async stop() {
      keeper.stdin.end()
      if (keeper.exitCode === null) await once(keeper, 'exit')
    },
  }
}

/** They are of this run; the server is not. */
async function dropMigrated(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [MIGRATED])
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
  } finally {
    await client.end()
  }
}

async function createTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const known = await client.query('select 1 from pg_database where datname = $1', [TEMPLATE])
    if (known.rowCount === 0) await client.query(`create database ${TEMPLATE} template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'`)
  } finally {
    await client.end()
  }
}
