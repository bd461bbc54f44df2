import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '../../src/database/open-database.ts'

describe('the embedded database', () => {
  let database: Database
  beforeAll(async () => {
    database = await openDatabase({ memory: true })
  })
  afterAll(() => database.close())

  it('goes on after a statement that failed', async () => {
    await expect(database.pool.query('select nonsense')).rejects.toThrow('nonsense')
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await expect(database.pool.query('select 1/0')).rejects.toThrow('division by zero')
    expect((await database.pool.query('select $1::int as two', [2])).rows).toEqual([{ two: 2 }])
  })

  it('answers many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => database.pool.query('select $1::int as n', [index])))
    expect(answers.map(({ rows }) => (rows[0] as { n: number }).n)).toEqual(Array.from({ length: 20 }, (_, index) => index))
  })
})
