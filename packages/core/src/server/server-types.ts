import type { GraphQLSchema } from 'graphql'
import type { CompiledReads } from '../compiled-reads/index.ts'
import type { RequestContext } from '../context.ts'
import type { Caller, Identity } from '../identity/index.ts'
import type { Wording } from '../messages/errors/wording.ts'
import type { Principal } from '../rights/rights-types.ts'
import type { BootSource } from './boot.ts'
import type { Cancellable } from '../database/cancellable.ts'
import type { Limits } from './limits/limits.ts'
import type { RateLimit } from './limits/rate-limit.ts'

/** What the server needs of an application. */
export interface App {
  readonly schema: GraphQLSchema
  /** Answers plain reads with one statement each; without it all take the ordinary path. */
  readonly reads?: CompiledReads
  readonly identity: Identity
  /** What resolvers and routes get, once per request. Null stands for nobody. */
  createContext(caller: Caller | null, meta: RequestMeta): Promise<RequestContext>
  readonly secondStep: SecondStepGate
  readonly boot: BootSource
  /** What refusals are called in other languages; without it the server speaks English. */
  readonly wording?: Wording
  /** Further addresses: import, export. The first one that fits answers. */
  readonly routes: readonly Route[]
  /** Folder of the built shell; null serves the API alone. */
  readonly webRoot: string | null
  /** Whether requests can be answered now: the database answers, migrations are current. */
  isReady(): Promise<{ readonly ready: boolean; readonly checks: Readonly<Record<string, boolean>> }>
  readonly logger: Logger
  readonly settings: ServerSettings
}

export interface ServerSettings {
  /** Turns on GraphiQL and introspection for everybody who is signed in. */
  readonly development: boolean
  /** Whether plain reads are compiled to one SQL statement each. @default false */
  readonly compiledReads?: boolean
  /** Answers say by `Tenon-Read-Path` which way they came, and requests may choose it by the same header. @default development */
  readonly showReadPath?: boolean
  /** Where browsers reach the server. */
  readonly publicUrl: string
  /** Further origins whose pages may use the session cookie. */
  readonly trustedOrigins: readonly string[]
  readonly limits?: Partial<Limits>
  /** How fast one caller may ask; without it nobody is limited. */
  readonly rateLimit?: RateLimit
  /** Runs work so that its SQL statements end when the signal says so. */
  readonly cancellable?: Cancellable
}

/** The part of pino that is used. */
export interface Logger {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Holds back callers whose role needs a second step that they have not set up. */
export interface SecondStepGate {
  isMissing(caller: Caller): Promise<boolean>
  /** Looks at the caller's own roles, and at those with which the request runs. Throws SECOND_STEP_REQUIRED. */
  demand(caller: Caller, principal?: Principal): Promise<void>
}

/** What is known of a request besides who sends it. */
export interface RequestMeta {
  readonly requestId: string
  readonly ip: string
  readonly userAgent: string
  /** 'web' for the shell, 'api' for all others. */
  readonly source: 'web' | 'api'
  readonly acceptLanguage: string | null
  /** Header Idempotency-Key: a repeat of a mutation with the same key changes nothing. */
  readonly idempotencyKey: string | null
  /** Header Tenon-On-Behalf-Of: the person whose deputy the caller acts as. Downloads, which carry no header, say it as `onBehalfOf`. */
  readonly onBehalfOf: string | null
}

/** An address that a part of the core adds. Unless `access` is 'public', only signed-in callers get to the handler. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'
  /** '/api/import/runs/:id', '/api/export/:resource.csv' */
  readonly path: string
  readonly access?: 'public' | 'signed-in'
  /** Bytes of the body. @default 1 MB */
  readonly bodyLimit?: number
  handler(request: Request, context: RouteContext): Promise<Response>
}

export interface RouteContext {
  readonly params: Readonly<Record<string, string>>
  readonly caller: Caller | null
  readonly meta: RequestMeta
  /** The same that resolvers get, made when it is asked for. */
  request(): Promise<RequestContext>
}
