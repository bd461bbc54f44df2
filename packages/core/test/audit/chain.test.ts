import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyChain, type ChainState } from '../../src/audit/verify-chain.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { runCommand } from '../../src/cli/commands.ts'

let test: TestApp
let admin: TestCaller

beforeAll(async () => {
  test = await createTestApp({ plugins: [] })
  admin = await test.as('SYSADMIN')
})
afterAll(() => test.close())

const sql = async <Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> => (await test.app.database.pool.query(text, values)).rows as Row[]
const ask = <Row>(text: string, values: readonly unknown[]): Promise<Row[]> => sql<Row>(text, [...values])
const state = (): Promise<ChainState> => verifyChain(ask)

/** The `tenon audit verify` of a person at the terminal. */
async function verify(options: Record<string, unknown> = {}): Promise<{ exit: number; text: string }> {
  let text = ''
  const exit = await runCommand({ command: 'audit verify', options }, { app: test.app, identity: test.identity, publicUrl: 'http://tenon', write: (part) => void (text += part) })
  return { exit, text }
}

/** What somebody can do who owns the database. */
async function past(change: string, values: unknown[] = []): Promise<void> {
  await sql('alter table core.history_entry disable trigger all')
  await sql('alter table core.audit_seal disable trigger all')
  await sql(change, values)
  await sql('alter table core.history_entry enable trigger all')
  await sql('alter table core.audit_seal enable trigger all')
}

const createUnit = (code: string) => admin.graphql('mutation ($code: String!) { createOrgUnit(input: { name: "Unit", code: $code, kind: TEAM }) { __typename } }', { code })

describe('the audit trail', () => {
  it('chains every entry with the commit that brings it, without gaps', async () => {
    const answer = await createUnit('CHAIN')
    expect(answer.errors).toBeUndefined()
    const [{ count }] = (await sql<{ count: string }>('select count(*) from core.history_entry')) as [{ count: string }]
    expect(await state()).toEqual({ intact: true, entries: Number(count), head: { sequence: Number(count), hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string }, broken: null })
  })

  it('loses nothing and stays one chain where many write at once', async () => {
    const before = (await state()).entries
    await Promise.all(Array.from({ length: 20 }, (_unit, index) => createUnit(`MANY${index}`)))
    expect(await state()).toMatchObject({ intact: true, entries: before + 20 })
  })

  it('holds nothing of what was undone', async () => {
    const before = (await state()).entries
    await createUnit('CHAIN')
    expect(await state()).toMatchObject({ intact: true, entries: before })
  })

  it('is never changed, emptied or shortened: the database itself refuses', async () => {
    const refused = /only ever added to/
    for (const table of ['history_entry', 'audit_seal']) {
      await expect(sql(`delete from core.${table}`)).rejects.toThrow(refused)
      await expect(sql(`truncate core.${table}`)).rejects.toThrow(refused)
    }
    await expect(sql("update core.history_entry set source = 'elsewhere'")).rejects.toThrow(refused)
    await expect(sql("update core.audit_seal set hash = ''")).rejects.toThrow(refused)
    expect(await state()).toMatchObject({ intact: true })
  })

  it('is checked in parts of bounded size: the end alone as well', async () => {
    const whole = await state()
    expect(await verifyChain(ask, { last: 5 })).toEqual({ ...whole, entries: 5 })
  })

  it('is checked a thousand entries at a time, however long it is', async () => {
    const units = Array.from({ length: 2_300 }, (_unit, index) => ({ name: 'Many', code: `BULK${index}`, kind: 'TEAM', path: `/bulk/${index}/` }))
    await test.app.systemContext('test').db['orgUnit']!.createMany({ data: units })
    const sizes: number[] = []
    const counted = async <Row>(text: string, values: readonly unknown[]): Promise<Row[]> => {
      const rows = await ask<Row>(text, values)
      sizes.push(rows.length)
      return rows
    }
    const { intact, entries } = await verifyChain(counted)
    expect({ intact, isLong: entries > 2_300, most: Math.max(...sizes) }).toEqual({ intact: true, isLong: true, most: 1_000 })
  })

  it('is written out by `tenon audit export`, so that others can check it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tenon-audit-'))
    const file = join(folder, 'audit.jsonl')
    await runCommand({ command: 'audit export', options: { file } }, { app: test.app, identity: test.identity, publicUrl: 'http://tenon', write: () => {} })
    const lines = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { sequence: number; previous: string; hash: string; action: string })
    rmSync(folder, { recursive: true })
    const { entries, head } = await state()
    expect(lines).toHaveLength(entries)
    expect(lines.at(-1)).toMatchObject({ sequence: head!.sequence, hash: head!.hash })
    expect(lines.every(({ previous }, index) => previous === (lines[index - 1]?.hash ?? ''))).toBe(true)
  })

  it('is checked by `tenon audit verify`, in words and as JSON', async () => {
    const { entries, head } = await state()
    expect(await verify()).toEqual({ exit: 0, text: `The audit trail is in order: ${entries} entries.\nAnchor: ${head!.sequence}:${head!.hash}\n` })
    expect(JSON.parse((await verify({ json: true })).text)).toEqual(await state())
  })
})

describe('somebody who goes round the triggers', () => {
  let entry: { sequence: number; id: string }

  beforeEach(async () => {
    const [row] = await sql<{ sequence: string; entry_id: string }>('select s.sequence, s.entry_id from core.audit_seal s join core.history_entry e on e.id = s.entry_id where e.actor_id is not null order by s.sequence desc offset 3 limit 1')
    entry = { sequence: Number(row!.sequence), id: row!.entry_id }
    expect(await state()).toMatchObject({ intact: true })
  })

  /** A change, what verify says of it, and the way back. */
  async function caught(change: string, back: string, values: unknown[]): Promise<{ exit: number; state: ChainState }> {
    await past(change, values)
    const { exit, text } = await verify({ json: true })
    await past(back, values)
    return { exit, state: JSON.parse(text) as ChainState }
  }

  const columns: Record<string, string> = {
    action: "action = 'DELETE'", actor_id: 'actor_id = null', at: "at = at - interval '1 ms'", source: "source = 'x'", changes: `changes = '{"name": [null, "other"]}'`,
    record_id: 'record_id = id', model: "model = 'Role'", request_id: "request_id = 'x'", ip: "ip = '10.0.0.9'", client: "client = 'x'", impersonator_id: 'impersonator_id = id', on_behalf_of_id: 'on_behalf_of_id = id',
  }

  it.each(Object.entries(columns))('is found out who alters %s of an entry', async (_column, set) => {
    await sql('create table kept as select * from core.history_entry where id = $1', [entry.id])
    await past(`update core.history_entry set ${set} where id = $1`, [entry.id])
    const { exit, text } = await verify({ json: true })
    await past('delete from core.history_entry where id = $1', [entry.id])
    await past('insert into core.history_entry select * from kept')
    await sql('drop table kept')
    expect({ exit, ...(JSON.parse(text) as ChainState).broken }).toEqual({ exit: 1, problem: 'ALTERED', sequence: entry.sequence, entryId: entry.id })
  })

  it('is found out who deletes an entry', async () => {
    await sql('create table kept as select * from core.history_entry where id = $1', [entry.id])
    await past('delete from core.history_entry where id = $1', [entry.id])
    const { exit, text } = await verify()
    await past('insert into core.history_entry select * from kept')
    await sql('drop table kept')
    expect({ exit, text }).toEqual({ exit: 1, text: `The audit trail is broken. Entry ${entry.sequence} (${entry.id}) was deleted. ${entry.sequence - 1} entries before are in order.\n` })
  })

  it('is found out who deletes an entry and its seal', async () => {
    await sql('create table kept as select * from core.audit_seal where entry_id = $1', [entry.id])
    await past('delete from core.audit_seal where entry_id = $1', [entry.id])
    const { exit, text } = await verify({ json: true })
    await past('insert into core.audit_seal select * from kept')
    await sql('drop table kept')
    expect({ exit, broken: (JSON.parse(text) as ChainState).broken }).toEqual({ exit: 1, broken: { problem: 'UNCHAINED', sequence: entry.sequence, entryId: null } })
  })

  it('is found out who inserts an entry', async () => {
    const id = '0198f000-0000-7000-8000-00000000abcd'
    const { exit, state: found } = await caught("insert into core.history_entry (id, action, source, changes) values ($1, 'CREATE', 'x', '{}')", 'delete from core.history_entry where id = $1', [id])
    expect({ exit, broken: found.broken }).toEqual({ exit: 1, broken: { problem: 'INSERTED', sequence: null, entryId: id } })
  })

  it('is found out by an anchor who cuts off the end with its seals', async () => {
    const { head } = await state()
    const anchor = `${head!.sequence}:${head!.hash}`
    expect(await verify({ anchor })).toMatchObject({ exit: 0 })
    expect(await verify({ anchor: `1:${'0'.repeat(64)}` })).toMatchObject({ exit: 1 })
    await sql('create table kept as select * from core.audit_seal order by sequence desc limit 1')
    await sql('create table kept_entry as select * from core.history_entry where id = (select entry_id from kept)')
    await past('delete from core.audit_seal where sequence = (select sequence from kept)')
    await past('delete from core.history_entry where id = (select id from kept_entry)')
    const [without, withAnchor] = [await verify({ json: true }), await verify({ anchor, json: true })]
    await past('insert into core.history_entry select * from kept_entry')
    await past('insert into core.audit_seal select * from kept')
    await sql('drop table kept')
    await sql('drop table kept_entry')
    expect(without.exit).toBe(0)
    expect({ exit: withAnchor.exit, broken: (JSON.parse(withAnchor.text) as ChainState).broken }).toEqual({ exit: 1, broken: { problem: 'ANCHOR_LOST', sequence: head!.sequence, entryId: null } })
  })

  it('must give an anchor that is one', async () => {
    await expect(verify({ anchor: '12:xyz' })).rejects.toMatchObject({ code: 'ANCHOR_UNREADABLE' })
  })
})
