import type { IdentityDatabase } from './identity-database.ts'

/** A number in the database that several processes move, and when it was moved last (milliseconds since 1970). */
export interface Counter {
  readonly count: number
  readonly at: number
}

export interface Counters {
  /** Moves a counter in one step, whoever else moves it meanwhile. `decide` gives the next state, or throws. */
  move(key: string, decide: (current: Counter | null) => Counter): Promise<Counter>
  clear(key: string): Promise<void>
}

const maximumAge = 24 * 3600_000
const sweepEvery = 600_000

export function createCounters(db: IdentityDatabase): Counters {
  let nextSweep = 0
  const sweep = async (): Promise<void> => {
    if (Date.now() < nextSweep) return
    nextSweep = Date.now() + sweepEvery
    await db.authRateLimit.deleteMany({ where: { lastRequest: { lt: BigInt(Date.now() - maximumAge) } } })
  }
  return {
    async move(key, decide) {
      await sweep()
      for (;;) {
        const row = await db.authRateLimit.findUnique({ where: { key } })
        const next = decide(row && { count: row.count, at: Number(row.lastRequest) })
        // Compare and swap: whoever was overtaken decides again on what is there now.
        if (await write(db, key, row, next)) return next
      }
    },
    async clear(key) {
      await db.authRateLimit.deleteMany({ where: { key } })
    },
  }
}

async function write(db: IdentityDatabase, key: string, seen: { readonly count: number; readonly lastRequest: bigint } | null, next: Counter): Promise<boolean> {
  const data = { count: next.count, lastRequest: BigInt(next.at) }
  const result =
    seen === null
      ? await db.authRateLimit.createMany({ data: [{ key, ...data }], skipDuplicates: true })
      : await db.authRateLimit.updateMany({ where: { key, count: seen.count, lastRequest: seen.lastRequest }, data })
  return result.count === 1
}
