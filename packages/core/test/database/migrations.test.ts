import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, migrationState, type MigrationSource } from '../../src/database/migrations.ts'
import { openDatabase, type Database } from '../../src/database/open-database.ts'

describe('migrations', () => {
  let database: Database
  let source: MigrationSource
  const write = (name: string, sql: string): void => writeFileSync(join(source.migrations, name), sql)
  const refusal = (): Promise<string> => migrate(database, [source]).then(() => 'none', (error: { code: string }) => error.code)

  beforeEach(async () => {
    database = await openDatabase({ memory: true })
    source = { id: 'sales', migrations: mkdtempSync(join(tmpdir(), 'tenon-migrations-')) }
    write('0001_init.sql', 'create table deal (id int primary key);')
  })
  afterEach(() => database.close())

  it('run once, in order, each with its row in the ledger', async () => {
    write('0002_more.sql', 'alter table deal add name text;')
    expect(await migrationState(database, [source])).toEqual({ applied: 0, pending: 2 })
    expect((await migrate(database, [source])).map(({ name }) => name)).toEqual(['0001_init.sql', '0002_more.sql'])
    expect(await migrate(database, [source])).toEqual([])
    expect(await migrationState(database, [source])).toEqual({ applied: 2, pending: 0 })
  })

  it('are done once when twenty processes start together', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => migrate(database, [source])))
    expect(all.flat()).toHaveLength(1)
  })

  it('of two plugins may have the same file name', async () => {
    const other = { id: 'billing', migrations: mkdtempSync(join(tmpdir(), 'tenon-migrations-')) }
    writeFileSync(join(other.migrations, '0001_init.sql'), 'create table invoice (id int primary key);')
    expect((await migrate(database, [source, other])).map(({ unit }) => unit)).toEqual(['sales', 'billing'])
  })

  it('stop the start when a file was changed after it ran', async () => {
    await migrate(database, [source])
    write('0001_init.sql', 'create table deal (id bigint primary key);')
    expect(await refusal()).toBe('MIGRATION_CHANGED')
  })

  it('stop the start when the database is newer than the code', async () => {
    await migrate(database, [source])
    rmSync(join(source.migrations, '0001_init.sql'))
    expect(await refusal()).toBe('DATABASE_NEWER')
  })

  it('leave nothing behind when they fail, and run again when they are mended', async () => {
    write('0002_broken.sql', 'create table half (id int); select nonsense;')
    expect(await refusal()).toBe('MIGRATION_FAILED')
    const { rows } = await database.pool.query("select to_regclass('half') as half")
    expect(rows).toEqual([{ half: null }])
    write('0002_broken.sql', 'create table half (id int);')
    expect((await migrate(database, [source])).map(({ name }) => name)).toEqual(['0002_broken.sql'])
  })
})
