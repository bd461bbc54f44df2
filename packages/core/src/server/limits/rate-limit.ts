import { serverErrors } from '../errors.ts'

/** How fast one caller may ask, whichever process answers. */
export interface RateLimit {
  /**
   * Takes points from what a caller has left; gives the seconds to wait where there are not enough.
   * `before`: what the same request took already. Whoever comes again pays that again, so the wait is for all of it.
   */
  take(key: string, points: number, before?: number): Promise<number>
}

export interface RateLimitOptions {
  /** Asks the database. */
  readonly ask: <Row>(sql: string, values: readonly unknown[]) => Promise<Row[]>
  /** Points that come back in a minute, and the most that can be saved up. One point is one request or one record asked for. */
  readonly perMinute: number
  readonly clock?: () => number
}

/** What one process has taken from the database in advance for a caller, or knows of a caller who has to wait. */
interface Allowance {
  left: number
  until: number
  blockedUntil: number
  /** What the last request took or would have taken. Whoever comes again mostly asks for as much. */
  last: number
}

export const defaultPerMinute = 120_000
/** A process takes this part of a minute's points at once, so that most requests ask the database nothing. */
const blocks = 20
/** What was taken in advance and not used is lost after this time. */
const keptFor = 10_000
const callersKnown = 10_000
const sweepEvery = 600_000

/** A bucket that fills by itself. The row is found, filled, tested and emptied in one statement, so processes need no lock. */
const takeFromBucket = `
  insert into core.rate_allowance as bucket (key, level, at) values ($1, $2::float8 - $3::float8, now())
  on conflict (key) do update
    set level = least($2::float8, bucket.level + extract(epoch from now() - bucket.at) * $2::float8 / 60) - $3::float8, at = now()
    where least($2::float8, bucket.level + extract(epoch from now() - bucket.at) * $2::float8 / 60) >= $3::float8
  returning level`

const seeBucket = `select least($2::float8, level + extract(epoch from now() - at) * $2::float8 / 60) as level from core.rate_allowance where key = $1`

export function createRateLimit({ ask, perMinute, clock = Date.now }: RateLimitOptions): RateLimit {
  const known = new Map<string, Allowance>()
  let nextSweep = clock() + sweepEvery

  const takeStored = async (key: string, points: number): Promise<boolean> => (await ask(takeFromBucket, [key, perMinute, points])).length > 0

  const sweep = async (now: number): Promise<void> => {
    if (now < nextSweep) return
    nextSweep = now + sweepEvery
    await ask("delete from core.rate_allowance where at < now() - interval '10 minutes'", [])
  }

  return {
    async take(key, asked, before = 0) {
      const now = clock()
      // More than the whole bucket could never be taken.
      const points = Math.min(asked, perMinute)
      const own = known.get(key) ?? remember(known, key)
      if (own.blockedUntil > now) return Math.ceil((own.blockedUntil - now) / 1000)
      if (own.until <= now) own.left = 0
      const whole = Math.min(points + before, perMinute)
      if (own.left >= points) {
        own.left -= points
        own.last = whole
        return 0
      }
      // What is left goes into this request, so that no other one counts on it meanwhile.
      const held = own.left
      own.left = 0
      await sweep(now)
      const missing = points - held
      const block = Math.max(missing, perMinute / blocks)
      for (const amount of block > missing ? [block, missing] : [missing]) {
        if (!(await takeStored(key, amount))) continue
        own.left += amount - missing
        own.until = now + keptFor
        own.last = whole
        return 0
      }
      own.left += held
      const [bucket] = await ask<{ level: number }>(seeBucket, [key, perMinute])
      // What this process still holds is not counted on: it may be gone by then.
      own.last = Math.max(whole, Math.min(own.last, perMinute / 10))
      const wait = Math.max(1, Math.ceil(((own.last - (bucket?.level ?? 0)) * 60) / perMinute))
      own.blockedUntil = now + wait * 1000
      return wait
    },
  }
}

/** TENON_RATE_LIMIT: points a minute; 0 turns the limit off. Throws RATE_LIMIT_INVALID. */
export function readPerMinute(text: string | undefined): number {
  if (text === undefined || text.trim() === '') return defaultPerMinute
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0) throw serverErrors.RATE_LIMIT_INVALID({ value: text })
  return value
}

/** The oldest is forgotten first. */
function remember(known: Map<string, Allowance>, key: string): Allowance {
  if (known.size >= callersKnown) known.delete(known.keys().next().value!)
  const allowance = { left: 0, until: 0, blockedUntil: 0, last: 0 }
  known.set(key, allowance)
  return allowance
}
