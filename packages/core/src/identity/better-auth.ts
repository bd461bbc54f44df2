import { createAuthEndpoint } from 'better-auth/api'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { setSessionCookie } from 'better-auth/cookies'
import { betterAuth } from 'better-auth/minimal'
import { nextInWindow } from './attempts.ts'
import { clientIpHeader, signInWayHeader } from './client-address.ts'
import type { Counters } from './counters.ts'
import type { IdentityDatabase, PersonRow } from './identity-database.ts'
import { isTrustedOrigin } from './origins.ts'
import type { SignInJournal } from './sign-in-journal.ts'
import type { PasswordHasher } from './password-hash.ts'
import { TenonError } from '../errors/tenon-error.ts'

export interface AuthOptions {
  readonly db: IdentityDatabase
  readonly counters: Counters
  readonly hasher: PasswordHasher
  readonly journal: SignInJournal
  readonly secret: string
  readonly publicUrl: string
  readonly trustedOrigins: readonly string[]
  /** Seconds. */
  readonly sessionLifetime: number
  readonly warn: (message: string, detail: unknown) => void
}

/** Seconds of use after which a session is prolonged. */
export const sessionUpdateAge = 24 * 3600

/**
 * The sign-in library with the settings that must not be loosened. Nothing outside this folder knows it.
 * `disableSignUp`: people are invited. No cookie cache and no bearer plugin: a session that was ended is over at once, and a
 * token copied from the database is worthless without the cookie's signature.
 */
export function createAuth(options: AuthOptions) {
  const { db, hasher } = options
  return betterAuth({
    appName: 'Tenon',
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    secret: options.secret,
    database: prismaAdapter(db, { provider: 'postgresql' }),
    telemetry: { enabled: false },
    // Of the levels only 'info' keeps the library from printing to the console beside this function.
    logger: { level: 'info', log: (level, message, detail) => (level === 'warn' || level === 'error' ? options.warn(message, detail) : undefined) },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 400, password: { hash: hasher.hash, verify: hasher.verify } },
    user: { modelName: 'authUser', additionalFields: { personId: { type: 'string', required: true, input: false } } },
    session: { modelName: 'authSession', expiresIn: options.sessionLifetime, updateAge: sessionUpdateAge, additionalFields: { way: { type: 'string', required: false, input: false } } },
    account: { modelName: 'authAccount' },
    verification: { modelName: 'authVerification' },
    rateLimit: { enabled: true, window: 60, max: 120, customStorage: rateLimitStorage(options.counters) },
    trustedOrigins: async (request) => trustedOriginsFor(request, options.trustedOrigins),
    databaseHooks: {
      session: {
        create: {
          // The library keeps only the network of an IPv6 address, by which nobody knows her own device again.
          before: async (session, context) => (await mayEnter(db, session.userId)) && { data: { ...session, ipAddress: context?.headers?.get(clientIpHeader) ?? session.ipAddress ?? null, way: context?.headers?.get(signInWayHeader) ?? null } },
          after: (session, context) => options.journal.signedIn(session, context?.headers),
        },
        delete: { after: (session, context) => options.journal.signedOut(session, context?.headers) },
      },
    },
    advanced: {
      cookiePrefix: 'tenon',
      useSecureCookies: options.publicUrl.startsWith('https:'),
      // Both are relaxed by default where NODE_ENV says "test"; the tests are to see what runs.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [clientIpHeader] },
      // Prisma makes the ids: UUIDv7.
      database: { generateId: false },
    },
    plugins: [sessionIssuer()],
  })
}

export type Auth = ReturnType<typeof createAuth>

/** Lets our own ways in (sign-in links) create a session and its cookie as the library does. No address leads to it. */
function sessionIssuer() {
  return {
    id: 'tenon-sessions',
    endpoints: {
      issueSession: createAuthEndpoint.serverOnly({ method: 'POST' }, async (context) => {
        const { userId, remember } = context.body as unknown as { userId: string; remember: boolean }
        const user = await context.context.internalAdapter.findUserById(userId)
        const session = user && (await context.context.internalAdapter.createSession(userId, !remember))
        if (!user || !session) return false
        await setSessionCookie(context, { session, user }, !remember)
        return true
      }),
    },
  }
}

/** Every way in ends here: whoever is not active gets no session. Sessions that ran out are swept on the way. */
async function mayEnter(db: IdentityDatabase, userId: string): Promise<boolean> {
  await db.authSession.deleteMany({ where: { userId, expiresAt: { lt: new Date() } } })
  const user = await db.authUser.findUnique<{ person: Pick<PersonRow, 'active'> }>({ where: { id: userId }, select: { person: { select: { active: true } } } })
  return user?.person.active ?? false
}

function trustedOriginsFor(request: Request | undefined, configured: readonly string[]): string[] {
  const origin = request?.headers.get('origin')
  const isOwn = origin != null && isTrustedOrigin(origin, request?.headers.get('host') ?? null, configured)
  return isOwn ? [...configured, origin] : [...configured]
}

function rateLimitStorage(counters: Counters) {
  return {
    async consume(key: string, rule: { window: number; max: number }) {
      try {
        await counters.move(`auth|${key}`, (current) => nextInWindow(current, { window: rule.window * 1000, maximum: rule.max }))
        return { allowed: true, retryAfter: null }
      } catch (error) {
        if (!(error instanceof TenonError)) throw error
        return { allowed: false, retryAfter: Number(error.params['retryAfter']) }
      }
    },
  }
}
