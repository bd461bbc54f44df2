import { createHash } from 'node:crypto'
import { addressBlock } from './client-address.ts'
import type { Counter, Counters } from './counters.ts'
import { identityErrors } from './errors.ts'

/** Slows down guessing. */
export interface Attempts {
  /** Counts an attempt before it is made; `browser` is one that is known for this account. Throws TOO_MANY_ATTEMPTS with the seconds to wait. */
  begin(what: string, account: string, ip: string, browser?: string | null): Promise<void>
  succeeded(what: string, account: string, ip: string, browser?: string | null): Promise<void>
  /** Counts an attempt from wherever. Only for what comes after a right password: a stranger must not be able to use it up. */
  beginAnywhere(what: string, account: string): Promise<void>
}

const free = 5
const longestWait = 900_000
const forgottenAfter = 3600_000
/** From one address, for all accounts together: an office of many people behind one address still gets in. */
const perAddress = { window: 60_000, maximum: 60 }

const fromAnywhere = { window: 900_000, maximum: 50 }

/**
 * Five attempts are free; then each one waits twice as long as the one before, up to 15 minutes. Counted per account AND
 * address, and a browser that is known for the account for itself: whoever guesses slows down only himself, never the person
 * whose account it is, not even from the next desk.
 */
export function createAttempts(counters: Counters): Attempts {
  return {
    async begin(what, account, ip, browser = null) {
      if (browser === null) await counters.move(`${what}|${addressBlock(ip)}`, (current) => nextInWindow(current, perAddress))
      await counters.move(key(what, account, browser ?? addressBlock(ip)), nextAttempt)
    },
    async beginAnywhere(what, account) {
      await counters.move(key(what, account, 'anywhere'), (current) => nextInWindow(current, fromAnywhere))
    },
    async succeeded(what, account, ip, browser = null) {
      await counters.clear(key(what, account, browser ?? addressBlock(ip)))
    },
  }
}

/** The account is hashed: the table must not become a list of addresses that somebody typed. */
function key(what: string, account: string, from: string): string {
  return `${what}|${createHash('sha256').update(account).digest('base64url')}|${from}`
}

function nextAttempt(current: Counter | null): Counter {
  const now = Date.now()
  if (!current || now - current.at > forgottenAfter) return { count: 1, at: now }
  const wait = current.count < free ? 0 : Math.min(1000 * 2 ** (current.count - free), longestWait)
  const remaining = current.at + wait - now
  if (remaining > 0) throw identityErrors.TOO_MANY_ATTEMPTS({ retryAfter: Math.ceil(remaining / 1000) })
  return { count: current.count + 1, at: now }
}

/** One more in a fixed window; `at` is when the window began. Throws TOO_MANY_ATTEMPTS. */
export function nextInWindow(current: Counter | null, rule: { readonly window: number; readonly maximum: number }): Counter {
  const now = Date.now()
  if (!current || now - current.at >= rule.window) return { count: 1, at: now }
  if (current.count >= rule.maximum) throw identityErrors.TOO_MANY_ATTEMPTS({ retryAfter: Math.ceil((current.at + rule.window - now) / 1000) })
  return { count: current.count + 1, at: current.at }
}
