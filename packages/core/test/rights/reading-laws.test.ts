import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GuardedDatabase } from '../../src/context.ts'
import { delegateName } from '../../src/rights/base-rows.ts'
import { as } from './support/open-guarded.ts'
import { fuzzRuns, fuzzSeed, seededRandom } from '../../src/testing/random.ts'
import { randomQuery, type RandomQuery } from './support/random-queries.ts'
import { openShop, type ShopDatabase } from './support/shop-database.ts'
import { seedShop, takeSnapshot, type Snapshot } from './support/shop-data.ts'
import { policyOf } from './support/shop-policy.ts'
import { roleNames } from './support/shop-rules.ts'
import { redact, scramble } from './support/twins.ts'

let shop: ShopDatabase
let other: ShopDatabase
let copy: ShopDatabase
let original: Snapshot

beforeAll(async () => {
  shop = await openShop()
  await seedShop(shop.pool)
  original = await takeSnapshot(shop.pool)
  other = await openShop()
  copy = await openShop({ redacted: true })
})

afterAll(async () => {
  for (const database of [shop, other, copy]) await database?.close()
})

describe.each(roleNames)('for %s', (name) => {
  const runs = fuzzRuns(24)

  it('what is hidden has no influence on any answer or error', { timeout: 120_000 }, async () => {
    await scramble(other.pool, original, policyOf(name), name)
    const [here, there] = [as(shop, name), as(other, name)]
    const random = seededRandom(fuzzSeed() * 1_000 + roleNames.indexOf(name))
    for (let run = 0; run < runs; run++) {
      const query = randomQuery({ random, models: shop.models, comparable: false })
      const [answer, twin] = [await answerOf(here, query), await answerOf(there, query)]
      expectSame(query, twin, answer)
      if (twin.includes('TWIN')) expect.fail(`${describeQuery(query)} shows a hidden value`)
    }
  })

  it('every answer is what the plain client says on a copy that holds only what the caller sees', { timeout: 120_000 }, async () => {
    await redact(copy.pool, original, policyOf(name))
    const guarded = as(shop, name)
    const random = seededRandom(fuzzSeed() * 2_000 + roleNames.indexOf(name))
    for (let run = 0; run < runs; run++) {
      const query = randomQuery({ random, models: shop.models, comparable: true })
      const answer = await answerOf(guarded, query)
      // Refusals have no counterpart, and groups leave out rows whose key is hidden.
      if (answer.startsWith('refused') || query.operation === 'groupBy') continue
      expectSame(query, answer, await answerOf(copy.base as unknown as GuardedDatabase, query))
    }
  })
})

async function answerOf(database: GuardedDatabase, { model, operation, args }: RandomQuery): Promise<string> {
  try {
    return toText(await database[delegateName(model)]![operation](args))
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === undefined || code.startsWith('P')) throw new Error(`${describeQuery({ model, operation, args })} fails: ${message}`, { cause: error })
    return `refused: ${code} ${message}`
  }
}

/** Answers may be long: the message shows where they part. */
function expectSame(query: RandomQuery, answer: string, wanted: string): void {
  if (answer === wanted) return
  const at = [...answer].findIndex((character, index) => character !== wanted[index])
  expect.fail(`${describeQuery(query)}\n  answers …${answer.slice(Math.max(at - 300, 0), at + 120)}\n  and not …${wanted.slice(Math.max(at - 300, 0), at + 120)}`)
}

function describeQuery({ model, operation, args }: RandomQuery): string {
  return `${model}.${operation} ${toText(args)}`
}

/** The same text for the same answer, whatever the order of its keys. */
function toText(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === 'bigint') return `${item}n`
    if (typeof item !== 'object' || item === null || Array.isArray(item) || Object.getPrototypeOf(item) !== Object.prototype) return item
    return Object.fromEntries(Object.entries(item).sort(([left], [right]) => (left < right ? -1 : 1)))
  })
}
