// Setup file of the project `postgres`: gives the test file that follows a database of its own, whose URL is TENON_TEST_DATABASE.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { MIGRATED, TEMPLATE } from './postgres.ts'

const server = inject('postgres')
const name = `test_${randomBytes(6).toString('hex')}`
const url = new URL(server)
url.pathname = `/${name}`

await asAdmin(`create database ${name} template ${TEMPLATE}`)
process.env.TENON_TEST_DATABASE = url.href
process.env.TENON_TEST_TEMPLATES = MIGRATED
// What waits for a row on a machine that runs many tests at once is not what a test is about.
process.env.TENON_PATIENCE ??= '20000'

afterAll(() => asAdmin(`drop database if exists ${name} with (force)`))

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
