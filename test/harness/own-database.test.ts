import pg from 'pg'
import { expect, test } from 'vitest'

const where = process.env.TENON_TEST_DATABASE

test('a test file is told which database to open: the embedded one, or an empty one of its own on a real server', async () => {
  if (where === 'embedded') return
  const client = new pg.Client({ connectionString: where })
  await client.connect()
  const { rows } = await client.query(`
    select current_database() like 'test\\_%' as own, current_setting('server_version_num')::int >= 140000 as recent,
      current_setting('server_encoding') as encoding, (select count(*)::int from pg_stat_user_tables) as tables, '张' > 'Z' as bytewise`)
  await client.end()
  expect(rows).toEqual([{ own: true, recent: true, encoding: 'UTF8', tables: 0, bytewise: true }])
})
