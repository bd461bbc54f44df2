import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TenonError } from '../../src/errors/tenon-error.ts'
import { delegateName } from '../../src/rights/base-rows.ts'
import { as } from './support/open-guarded.ts'
import { fuzzRuns, fuzzSeed, seededRandom } from '../../src/testing/random.ts'
import { randomWrite } from './support/random-writes.ts'
import { openShop, type ShopDatabase } from './support/shop-database.ts'
import { seedShop } from './support/shop-data.ts'
import { policyOf } from './support/shop-policy.ts'
import { roleNames } from './support/shop-rules.ts'
import { judge, trespasses } from './support/trespass.ts'

let shop: ShopDatabase

beforeAll(async () => {
  shop = await openShop()
})

afterAll(() => shop?.close())

describe.each(roleNames)('for %s', (name) => {
  it('no write changes, links, or leaves behind anything out of reach', { timeout: 120_000 }, async () => {
    await seedShop(shop.pool)
    const random = seededRandom(fuzzSeed() * 3_000 + roleNames.indexOf(name))
    const guarded = as(shop, name)
    const policy = policyOf(name)
    let before = await judge(shop.pool, policy)
    let done = 0
    for (let run = 0; run < fuzzRuns(24); run++) {
      const write = randomWrite({ random, name, state: before.state, run })
      const attempt = `${write.model}.${write.operation} ${JSON.stringify(write.args, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))}`
      try {
        // The author's own transaction, who goes on after a refusal: it must leave no trace.
        if (random.chance(0.3)) await guarded.$transaction(async (db) => {
            await Promise.resolve(db[delegateName(write.model)]![write.operation](write.args)).catch(ignoreRefusal)
          })
        else await guarded[delegateName(write.model)]![write.operation](write.args)
        done++
      } catch (error) {
        if (!(error instanceof TenonError)) throw new Error(`${attempt} fails: ${(error as Error).message}`, { cause: error })
      }
      const after = await judge(shop.pool, policy)
      expect({ attempt, found: trespasses(before, after, policy, name === 'manager' ? ['Deal'] : []) }).toEqual({ attempt, found: [] })
      before = after
    }
    if (name !== 'nobody' && name !== 'auditor') expect(done).toBeGreaterThan(3)
  })
})

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof TenonError)) throw error
}
