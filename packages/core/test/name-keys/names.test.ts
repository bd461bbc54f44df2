import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../../src/database/migrations.ts'
import type { NameKey } from '../../src/name-keys/index.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'

/** As a person scans a list that is sorted by letters: numbers, then A to Z, Chinese by pinyin and tone, and alike names in the order of their making. */
const inOrder = ['360安全', '3M中国', '第2期', '第10期', '阿里', 'Äpfel', 'apple', 'Apple', '北京', '北京天元', '贝尔', 'Beijing Hotel', 'Bob', '长沙', '重庆', '单伟', 'Zoë', '曾国藩', '张三']
const sorted = ['3M中国', '360安全', '阿里', 'Äpfel', 'apple', 'Apple', '北京', '北京天元', '贝尔', 'Beijing Hotel', 'Bob', '长沙', '重庆', '第2期', '第10期', '单伟', '曾国藩', '张三', 'Zoë']

let test: TestApp
let admin: TestCaller
beforeAll(async () => {
  test = await createTestApp({ plugins: [], settings: { compiledReads: true, showReadPath: true } })
  admin = await test.as('SYSADMIN', { name: '系统管理员' })
  for (const name of inOrder) await test.as('REP', { name, email: `p${Math.random()}@test.example` })
})
afterAll(() => test.close())

type Page = { nodes: { name: string }[]; edges: { cursor: string }[]; pageInfo: { endCursor: string | null; startCursor: string | null; hasNextPage: boolean; hasPreviousPage: boolean } }
const parts = 'nodes { name } edges { cursor } pageInfo { endCursor startCursor hasNextPage hasPreviousPage }'

async function people(args: string, path: 'ordinary' | 'compiled'): Promise<Page> {
  const response = await admin.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'tenon-read-path': path }, body: JSON.stringify({ query: `{ people(${args}) { ${parts} } }` }) })
  const body = (await response.json()) as { data: { people: Page } | null; errors?: readonly { message: string }[] }
  expect([response.headers.get('tenon-read-path'), body.errors ?? []]).toEqual([path, []])
  return body.data!.people
}

const asked = (rest = ''): string => `orderBy: [{ field: NAME }], filter: { name: { ne: "系统管理员" } }${rest}`
const names = ({ nodes }: Page): string[] => nodes.map(({ name }) => name)

describe.each(['ordinary', 'compiled'] as const)('names by the %s path', (path) => {
  it('are sorted by pinyin, between Latin names without regard to case, and by the value of their numbers', async () => {
    expect(names(await people(asked(), path))).toEqual(sorted)
    expect(names(await people(asked().replace('NAME', 'NAME, direction: DESC'), path))).not.toEqual(sorted)
  })

  it('are read on from any page, forward and backward, and over names that sort alike', async () => {
    const forward: string[] = []
    for (let after: string | null = null; ;) {
      const page = await people(asked(`, first: 3${after ? `, after: "${after}"` : ''}`), path)
      forward.push(...names(page))
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    expect(forward).toEqual(sorted)
    const backward: string[] = []
    for (let before: string | null = null; ;) {
      const page = await people(asked(`, last: 4${before ? `, before: "${before}"` : ''}`), path)
      backward.unshift(...names(page))
      if (!page.pageInfo.hasPreviousPage) break
      before = page.pageInfo.startCursor
    }
    expect(backward).toEqual(sorted)
  })

  it.each([
    ['bjty', ['北京天元']], ['BJTY', ['北京天元']], ['beijing', ['北京', '北京天元', 'Beijing Hotel']], ['beijingtianyuan', ['北京天元']], ['beijingti', ['北京天元']], ['天元', ['北京天元']], ['bei jing tian', ['北京天元']],
    ['chongqing', ['重庆']], ['cq', ['重庆']], ['shanwei', ['单伟']], ['zengguofan', ['曾国藩']], ['ceng', ['曾国藩']], ['chang', ['长沙']], ['zoe', ['Zoë']], ['apfel', ['Äpfel']], ['appl', ['apple', 'Apple']], ['3mzg', ['3M中国']], ['ingtian', []], ['%', []],
  ])('are found by %s', async (typed, found) => {
    expect(names(await people(asked(`, search: "${typed}"`), path))).toEqual(found)
  })

  it('are read in one statement', async () => {
    await people(asked(', search: "bjty", first: 2'), path)
    expect(await test.statements(() => people(asked(', search: "bjty", first: 2'), path))).toHaveLength(1)
  })
})

it('gives the same cursors by both paths', async () => {
  expect(await people(asked(), 'compiled')).toEqual(await people(asked(), 'ordinary'))
})

describe('the keys of names', () => {
  it('are in no schema', () => {
    expect(printSchema(test.app.schema)).not.toMatch(/(sort|find)_?key/i)
  })

  it('are made of rows that were there before when the installation starts, once, and anew where the readings are others', async () => {
    const { database, composition } = test.app
    const again = (): Promise<unknown> => migrate(database, composition.units, composition.keys)
    const columns = async (): Promise<unknown[]> => (await database.pool.query("select attname, attnum from pg_attribute where attrelid = 'core.person'::regclass and attname like 'name_%key' order by 1")).rows
    const bothWays = async (): Promise<string[][]> => [names(await people(asked(), 'ordinary')), names(await people(asked(', search: "bjty"'), 'compiled'))]
    await database.pool.query('alter table core.person drop column name_sort_key, drop column name_find_key')
    await again()
    expect(await bothWays()).toEqual([sorted, ['北京天元']])
    const made = await columns()
    await again()
    expect(await columns()).toEqual(made)
    await database.pool.query(`create function core.name_sort_key_0("value" text) returns text language sql immutable as $$ select '' $$`)
    await database.pool.query('alter table core.person drop column name_sort_key, add column name_sort_key text generated always as (core.name_sort_key_0(name)) stored')
    await again()
    expect(await bothWays()).toEqual([sorted, ['北京天元']])
  })

  it('do not stand in the way of a migration that changes or drops the name that they are made of', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tenon-names-'))
    const { database } = test.app
    const key = { plugin: 'shop', model: 'Thing', source: 'name', isRequired: true, schema: 'shop', table: 'thing', sourceColumn: 'name', hasId: true }
    const both: NameKey[] = [{ ...key, kind: 'sort', column: 'name_sort_key' }, { ...key, kind: 'find', column: 'name_find_key' }]
    const run = async (file: string, sql: string, keys: readonly NameKey[]): Promise<void> => {
      writeFileSync(join(folder, file), sql)
      await migrate(database, [{ id: 'shop', migrations: folder }], keys)
    }
    try {
      await run('0001_init.sql', 'create schema shop; create table shop.thing (id int primary key, name varchar(20) not null)', both)
      await database.pool.query("insert into shop.thing values (1, '重庆 3号')")
      await run('0002_longer.sql', 'ALTER TABLE "shop"."thing" ALTER COLUMN "name" SET DATA TYPE TEXT;', both)
      expect((await database.pool.query('select name_sort_key, name_find_key from shop.thing')).rows).toEqual([{ name_sort_key: 'chong2虫qing4庆 13hao4号', name_find_key: expect.stringMatching(/^ chong qing 3 hao CQ3H/) }])
      await run('0003_none.sql', 'ALTER TABLE "shop"."thing" DROP COLUMN "name";', [])
      expect((await database.pool.query('select * from shop.thing')).rows).toEqual([{ id: 1 }])
    } finally {
      await database.pool.query('drop schema shop cascade')
      rmSync(folder, { recursive: true })
    }
  })

  it('are short enough for an index, whatever a name is made of', async () => {
    const longest = async (name: string): Promise<number> => (await database().query<{ size: number }>('select octet_length(core.name_sort_key_1($1)) as size', [name])).rows[0]!.size
    for (const name of ['\ufdfa', '庄', '9', '𠮷', 'a ']) expect(await longest(name.repeat(300))).toBeLessThan(1_200)
  })
})

const database = () => test.app.database.pool
