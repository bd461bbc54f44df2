import { randomBytes } from 'node:crypto'
import type { ClientPlace, Identity, SignedIn } from '../../src/identity/index.ts'
import { createIdentity, type IdentityOptions } from '../../src/identity/index.ts'
import type { IdentityDatabase } from '../../src/identity/identity-database.ts'
import { openCoreDatabase, type CoreDatabase } from './core-database.ts'

export interface IdentityFixture extends CoreDatabase {
  readonly identity: Identity
  /** The tables, to look behind the interface. */
  readonly db: IdentityDatabase
}

export const office = { ip: '203.0.113.7', userAgent: 'Mozilla/5.0 (office)' }
export const stranger = { ip: '198.51.100.99', userAgent: 'curl/8' }
export const goodPassword = 'korrekte-Pferde-batterie'

/** Identity over an empty embedded database, with cheap passwords unless the test asks for real ones. */
export async function openIdentity(options: Partial<IdentityOptions> = {}): Promise<IdentityFixture> {
  const database = await openCoreDatabase()
  const identity = await createIdentity({ base: database.base, secret: randomBytes(32).toString('base64url'), publicUrl: 'http://localhost:4000', passwordCost: 10, ...options })
  return { ...database, identity, db: database.base as unknown as IdentityDatabase }
}

/** Signs in with a password alone; fails where a second step is asked for. */
export async function signInWith(identity: Identity, input: { email: string; password: string; remember?: boolean }, from: ClientPlace): Promise<SignedIn> {
  const answer = await identity.signInWithPassword(input, from)
  if ('ticket' in answer) throw new Error('a second step was asked for')
  return answer
}

/** What a browser sends back after the answer set these cookies. */
export function cookieHeader(cookies: readonly string[]): Headers {
  return new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') })
}

export function bearer(token: string): Headers {
  return new Headers({ authorization: `Bearer ${token}` })
}

/** The code of the refusal that a promise ends with; fails when it does not end with one. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('it was not refused'),
    (reason: unknown) => reason,
  )
  if (error instanceof Error && 'code' in error) return String(error.code)
  throw error
}
