import type { BaseClient } from '../database/open-client.ts'
import { startActing, stopActing } from './acting.ts'
import { createApiTokens } from './api-tokens.ts'
import { createAttempts } from './attempts.ts'
import { createAuth, type Auth } from './better-auth.ts'
import { createCounters } from './counters.ts'
import type { IdentityDatabase } from './identity-database.ts'
import type { Identity } from './identity-types.ts'
import { createOidc } from './oidc/create-oidc.ts'
import { unlinkProviders } from './oidc/find-login.ts'
import type { Provider } from './oidc/providers.ts'
import { createPasswordHasher } from './password-hash.ts'
import { createSessions } from './sessions.ts'
import { acceptInvitation, issueInvitation, readInvitation } from './invitations.ts'
import { createKnownBrowsers } from './known-browsers.ts'
import { createOwnSecondStep } from './own-second-step.ts'
import { issuePasswordReset, requestPasswordReset, resetPassword } from './password-reset.ts'
import { createSeal } from './seal.ts'
import { issueSignInLink, redeemSignInLink } from './sign-in-links.ts'
import { createSignInJournal } from './sign-in-journal.ts'
import { finishSignIn, signInWithPassword } from './sign-in.ts'
import { createTickets } from './tickets.ts'
import { changePassword, createUser, setPassword } from './users.ts'

export interface IdentityOptions {
  readonly base: BaseClient
  /** From `loadSecret`. */
  readonly secret: string
  /** Where browsers reach the server: 'https://crm.example.com'. With https, cookies are marked Secure. */
  readonly publicUrl: string
  /** Further origins whose pages may use the session cookie. */
  readonly trustedOrigins?: readonly string[]
  /** Seconds that a session lives without use. @default 7 days */
  readonly sessionLifetime?: number
  /** What authenticator apps call the company. @default 'Tenon' */
  readonly issuer?: string
  /** Work factor of new passwords, as a power of two. @default 17 */
  readonly passwordCost?: number
  /** From `readProviders`. */
  readonly providers?: readonly Provider[]
  /** Told what the sign-in library finds odd, such as a foreign origin. */
  readonly warn?: (message: string, detail: unknown) => void
}

/** The paths of the sign-in library that browsers may call. Everything else it offers stays unreachable. */
const openPaths = new Set(['/api/auth/sign-out'])

export async function createIdentity(options: IdentityOptions): Promise<Identity> {
  const db = options.base as unknown as IdentityDatabase
  const sessionLifetime = options.sessionLifetime ?? 7 * 24 * 3600
  const counters = createCounters(db)
  const attempts = createAttempts(counters)
  const hasher = createPasswordHasher(options.passwordCost)
  const { secret, publicUrl, trustedOrigins = [], providers = [], warn = () => {} } = options
  const journal = createSignInJournal(options.base, db)
  const auth = createAuth({ db, counters, journal, hasher, secret, publicUrl, trustedOrigins, sessionLifetime, warn })
  const sessions = await createSessions(db, auth, journal, { secret, sessionLifetime })
  const tokens = createApiTokens(db, journal)
  const users = { db, hasher, sessions, attempts }
  const secondStep = { ...users, seal: createSeal(secret, 'second step'), issuer: options.issuer ?? 'Tenon' }
  const browsers = createKnownBrowsers(createSeal(secret, 'known browser'), { secure: publicUrl.startsWith('https:') })
  const signIn = { ...secondStep, auth, journal, browsers, tickets: createTickets(createSeal(secret, 'ticket')) }

  return {
    resolve: async (headers) => {
      const token = readBearer(headers)
      return token === null ? sessions.find(headers) : tokens.find(token)
    },
    signInWithPassword: (input, from) => signInWithPassword(signIn, input, from),
    passSecondStep: (input, from) => finishSignIn(signIn, input, from),
    issueSignInLink: (personId, link) => issueSignInLink(db, personId, link),
    redeemSignInLink: (token, from) => redeemSignInLink({ db, sessions }, token, from),
    oidc: createOidc({ db, counters, sessions, journal, secret, publicUrl, providers, warn }),
    unlinkProviders: (email) => unlinkProviders({ db, sessions }, email),
    handle: (request) => handle(auth, request),
    createUser: (user) => createUser(users, user),
    setPassword: (personId, password) => setPassword(users, personId, password),
    changePassword: (caller, input, from) => changePassword(users, caller, input, from),
    requestPasswordReset: (email, from) => requestPasswordReset(users, email, from),
    issuePasswordReset: (email) => issuePasswordReset(db, counters, email),
    resetPassword: (input) => resetPassword(users, input),
    issueInvitation: (invitationId) => issueInvitation(db, invitationId),
    readInvitation: (token) => readInvitation(db, token),
    acceptInvitation: (input, from) => acceptInvitation(users, input, from),
    ...createOwnSecondStep(secondStep),
    startActing: (caller, personId, reason, from) => startActing({ db, journal }, caller, personId, reason, from),
    stopActing: (caller) => stopActing({ db, journal }, caller),
    listSessions: sessions.list,
    revokeSession: sessions.revoke,
    createToken: tokens.create,
    listTokens: tokens.list,
    revokeToken: tokens.revoke,
  }
}

/** The token of `Authorization: Bearer`; null where the header is absent or of another scheme, such as a proxy's Basic. */
function readBearer(headers: Headers): string | null {
  const match = /^Bearer(?: +(.*))?$/i.exec(headers.get('authorization') ?? '')
  return match ? (match[1] ?? '') : null
}

async function handle(auth: Auth, request: Request): Promise<Response | null> {
  return openPaths.has(new URL(request.url).pathname) ? auth.handler(request) : null
}
