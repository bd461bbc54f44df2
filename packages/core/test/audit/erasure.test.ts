import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain, type ChainState } from '../../src/audit/verify-chain.ts'
import { migrate } from '../../src/database/migrations.ts'
import type { Database } from '../../src/database/open-database.ts'
import { openTestDatabase } from '../../src/testing/test-database.ts'

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url))
const id = (number: number): string => `0198f000-0000-7000-8000-${String(number).padStart(12, '0')}`
const [record, other] = [id(900), id(901)]

describe('an erasure in the audit trail', () => {
  let database: Database
  let drop: () => Promise<void>
  const sql = async <Row = Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<Row[]> => (await database.pool.query(text, [...values])).rows as Row[]
  const state = (last?: number): Promise<ChainState> => verifyChain(sql, last === undefined ? {} : { last })
  const add = (number: number, changes: object, recordId = record): Promise<unknown> => sql("insert into core.history_entry (id, model, record_id, action, source, changes) values ($1, 'Contact', $2, 'UPDATE', 'web', $3)", [id(number), recordId, JSON.stringify(changes)])
  const erase = async (number: number, fields: readonly string[]): Promise<number> =>
    (await sql<{ count: number }>('select core.erase_from_history(jsonb_populate_record(null::core.history_entry, $1::jsonb), array(select jsonb_array_elements_text($2::jsonb))) as count', [JSON.stringify({ id: id(number), model: 'Contact', record_id: record, at: '2026-01-01T00:00:00Z', source: 'web' }), JSON.stringify(fields)]))[0]!.count
  const changesOf = async (number: number): Promise<unknown> => (await sql('select changes, salt from core.history_entry where id = $1', [id(number)]))[0]

  /** What somebody can do who owns the database. */
  async function past(change: string, values: readonly unknown[] = []): Promise<void> {
    await sql('alter table core.history_entry disable trigger all')
    await sql(change, values)
    await sql('alter table core.history_entry enable trigger all')
  }

  beforeAll(async () => {
    ({ database, drop } = await openTestDatabase())
    const older = mkdtempSync(join(tmpdir(), 'tenon-older-'))
    cpSync(migrations, older, { recursive: true })
    rmSync(join(older, '0019_erasure_out_of_the_trail.sql'))
    await migrate(database, [{ id: 'core', migrations: older }])
    await add(1, { name: [null, 'Old name'], phone: [null, '13800001234'] })
    await add(2, { name: ['Other', 'Another'] }, other)
    await migrate(database, [{ id: 'core', migrations }])
  })
  afterAll(async () => {
    await database.close()
    await drop()
  })

  it('comes to a database of before: what was in its chain is as it was written', async () => {
    expect(await state()).toMatchObject({ intact: true, entries: 2 })
    expect(await changesOf(1)).toMatchObject({ salt: null })
  })

  it('takes the values of the fields, of old entries and new ones, with their salt, and the chain holds, its end alone as well', async () => {
    await add(3, { name: ['Old name', 'New name'], isPrimary: [false, true] })
    expect(await changesOf(3)).toMatchObject({ salt: expect.stringMatching(/^[0-9a-f-]{36}$/) as string })
    expect(await erase(4, ['name'])).toBe(2)
    expect(await changesOf(1)).toEqual({ changes: { name: [null, null, 'ERASED'], phone: [null, '13800001234'] }, salt: null })
    expect(await changesOf(3)).toEqual({ changes: { name: [null, null, 'ERASED'], isPrimary: [false, true] }, salt: null })
    expect(await changesOf(2)).toMatchObject({ changes: { name: ['Other', 'Another'] } })
    for (const last of [undefined, 1, 2, 3]) expect(await state(last)).toMatchObject({ intact: true, entries: last ?? 4 })
  })

  it('is told once: without a value that is left there is no entry of it', async () => {
    expect(await erase(5, ['name'])).toBe(0)
    expect(await state()).toMatchObject({ entries: 4 })
  })

  it('of further fields counts from then on', async () => {
    expect(await erase(6, ['phone', 'name'])).toBe(1)
    for (const last of [undefined, 1, 2]) expect(await state(last)).toMatchObject({ intact: true })
    // What the first erasure left, but the second one took.
    const [kept] = await sql<{ changes: object }>('select changes from core.history_entry where id = $1', [id(1)])
    await past('update core.history_entry set changes = $2 where id = $1', [id(1), JSON.stringify({ name: [null, null, 'ERASED'], phone: [null, '13800001234'] })])
    expect(await state()).toMatchObject({ intact: false, broken: { problem: 'ALTERED', sequence: 1, entryId: id(1) } })
    await past('update core.history_entry set changes = $2 where id = $1', [id(1), JSON.stringify(kept!.changes)])
    expect(await state()).toMatchObject({ intact: true })
  })

  it('is found out where an entry is altered after it, before it, or its values are put back', async () => {
    await past("update core.history_entry set source = 'api' where id = $1", [id(3)])
    expect(await state()).toMatchObject({ intact: false, entries: 2, broken: { problem: 'ALTERED', sequence: 3, entryId: id(3) } })
    await past("update core.history_entry set source = 'web' where id = $1", [id(3)])
    const [kept] = await sql<{ changes: object }>('select changes from core.history_entry where id = $1', [id(1)])
    await past('update core.history_entry set changes = $2 where id = $1', [id(1), JSON.stringify({ name: [null, 'Old name'], phone: [null, '13800001234'] })])
    for (const last of [undefined, 1]) expect(await state(last)).toMatchObject({ intact: false, broken: { problem: 'ALTERED', sequence: 1, entryId: id(1) } })
    await past('update core.history_entry set changes = $2 where id = $1', [id(1), JSON.stringify(kept!.changes)])
    await past("update core.history_entry set changes = jsonb_set(changes, '{fields}', '[null, []]') where id = $1", [id(6)])
    expect(await state(1)).toMatchObject({ intact: false, broken: { problem: 'ALTERED', sequence: 5, entryId: id(6) } })
    await past("update core.history_entry set changes = jsonb_set(changes, '{fields}', '[null, [\"phone\", \"name\"]]') where id = $1", [id(6)])
    expect(await state()).toMatchObject({ intact: true })
  })

  it('hides no alteration that none of them tells of', async () => {
    await past(`update core.history_entry set changes = '{"name": [null, null, "ERASED"]}' where id = $1`, [id(2)])
    expect(await state()).toMatchObject({ intact: false, broken: { problem: 'ALTERED', sequence: 2 } })
    await past(`update core.history_entry set changes = '{"name": ["Other", "Another"]}' where id = $1`, [id(2)])
  })

  it('is the one change that the database lets through: no other, and none without its entry', async () => {
    await expect(sql(`update core.history_entry set changes = '{"name": [null, null, "ERASED"]}', salt = null where id = $1`, [id(2)])).rejects.toThrow(/only ever added to/)
    await expect(sql("insert into core.history_entry (id, action, source, changes) values ($1, 'ERASE', 'web', '{}')", [id(7)])).rejects.toThrow(/only told by core.erase_from_history/)
    for (const set of ["source = 'api'", `changes = '{}'`, `changes = '{"name": ["Other", "Third"]}'`, `changes = changes || '{"phone": [null, null, "ERASED"]}'`, 'salt = gen_random_uuid()']) {
      const client = await database.pool.connect()
      await client.query('begin')
      await client.query("set local tenon.erasing = 'on'")
      await expect(client.query(`update core.history_entry set ${set} where id = $1`, [id(2)])).rejects.toThrow(/only ever erased/)
      await client.query('rollback')
      client.release()
    }
    expect(await state()).toMatchObject({ intact: true })
  })
})
