import { createHash, randomUUID } from 'node:crypto'
import type { Seal } from './seal.ts'
import { readCookies } from './sessions.ts'

/** Browsers from which somebody has signed in to an account before. */
export interface KnownBrowsers {
  /** Which of them sent these cookies; null for one that never got into this account. */
  find(cookies: string | undefined, account: string): string | null
  /** The Set-Cookie value by which this browser is known from now on. */
  remember(account: string): string
}

const YEAR = 365 * 24 * 3600

/**
 * Whoever guesses next to her, in the same office behind the same address, must not keep a person out: a browser that got in before has attempts
 * of its own. What it keeps opens nothing, and says nothing of whose account it is.
 */
export function createKnownBrowsers(seal: Seal, { secure }: { readonly secure: boolean }): KnownBrowsers {
  // A name for each account: of two who share a browser neither is forgotten. Over https no page of another host can set it.
  const nameFor = (account: string): string => `${secure ? '__Secure-' : ''}tenon.known_${createHash('sha256').update(account).digest('hex').slice(0, 12)}`
  return {
    find(cookies, account) {
      const kept = readCookies(new Headers({ cookie: cookies ?? '' })).get(nameFor(account))
      return kept === undefined ? null : seal.open(kept, account)
    },
    remember: (account) => `${nameFor(account)}=${seal.close(randomUUID(), account)}; Max-Age=${YEAR}; Path=/api/auth/sign-in; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
  }
}
