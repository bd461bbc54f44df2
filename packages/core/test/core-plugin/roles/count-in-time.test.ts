import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countInTime } from '../../../src/core-plugin/roles/count-in-time.ts'
import { createTestApp, type TestApp } from '../../../src/testing/index.ts'

let test: TestApp
beforeAll(async () => {
  test = await createTestApp({ plugins: [] })
})
afterAll(() => test.close())

const raising = (code: string) => countInTime(test.app.base, Date.now() + 1_000, async (client) => {
  await client.$executeRawUnsafe(`do $$ begin raise exception 'canceling statement' using errcode = '${code}'; end $$`)
  return 1
})

describe('a count that must not hold the database', () => {
  it('answers in time', async () => {
    expect(await countInTime(test.app.base, Date.now() + 1_000, (client) => client['role']!['count']!({}))).toBe(12)
  })

  it('is given up where the database cancels it, and any other failure is told', async () => {
    expect(await raising('57014')).toBeNull()
    await expect(raising('22012')).rejects.toThrow('canceling statement')
  })

  it('is not begun when there is no time left', async () => {
    const begun: string[] = []
    expect(await countInTime(test.app.base, Date.now() - 1, async () => begun.push('count'))).toBeNull()
    expect(begun).toEqual([])
  })

  it('has its limit for itself: what comes after has what it had before', async () => {
    const limit = async () => (await test.app.base.$queryRawUnsafe<{ limit: string }[]>("select current_setting('statement_timeout') as limit"))[0]!.limit
    const before = await limit()
    const within = (await countInTime(test.app.base, Date.now() + 1_000, async (client) => {
      const [row] = await client.$queryRawUnsafe<{ limit: string }[]>("select current_setting('statement_timeout') as limit")
      return Number.parseInt(row!.limit)
    }))!
    expect(within).toBeGreaterThan(0)
    expect(within).toBeLessThanOrEqual(1_000)
    expect(await limit()).toBe(before)
  })
})
