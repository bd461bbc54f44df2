import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { App } from '../app/app-types.ts'
import { openAppOn } from '../app/open-app.ts'
import { assembleSchema } from '../app/assemble-schema.ts'
import { toServerApp } from '../app/server-app.ts'
import { runJobs } from '../writes/jobs.ts'
import { appRoutes } from '../app/routes.ts'
import { compose, type Composition } from '../composition/composition.ts'
import { generate } from '../composition/generate.ts'
import { createIdentity, type Identity, type Provider } from '../identity/index.ts'
import { mailHandlers, type Mail, type Mailer } from '../mail/index.ts'
import { notificationMails } from '../notifications/index.ts'
import { startWebhooks, type WebhookOptions } from '../webhooks/start-webhooks.ts'
import { startOutbox } from '../writes/outbox.ts'
import { openDatabase, type Database } from '../database/open-database.ts'
import type { Company } from '../plugin/define-config.ts'
import type { Plugin, RoleKey } from '../plugin/plugin-types.ts'
import { createHandler, createLogger, type Handler, type ServerSettings } from '../server/index.ts'
import { addPerson, type NewPerson } from './people.ts'

export interface TestAppOptions {
  readonly plugins: readonly Plugin[]
  readonly company?: Partial<Company>
  readonly now?: () => Date
  /** What the server is set to beside what is usual in tests: limits. */
  readonly settings?: Pick<ServerSettings, 'limits' | 'rateLimit'>
  /** OpenID providers, as `readProviders` gives them. */
  readonly providers?: readonly Provider[]
  /** @default 'http://tenon' */
  readonly publicUrl?: string
  /** Keys of roles whose holders must have a second step. @default none */
  readonly secondStepFor?: readonly string[]
  /** How host names of webhooks are resolved, and how long an attempt may last. */
  readonly webhooks?: Pick<WebhookOptions, 'resolve' | 'timeLimit'>
  /** Folder of a built shell. @default none */
  readonly webRoot?: string
}

export interface Answer<Data = Record<string, unknown>> {
  readonly data: Data | null
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions?: { readonly code?: string } }[]
}

/** Somebody who sends requests. */
export interface TestCaller {
  readonly personId: string
  graphql<Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer<Data>>
  fetch(path: string, init?: RequestInit): Promise<Response>
}

export interface TestApp {
  readonly app: App
  readonly handler: Handler
  readonly identity: Identity
  /** A new person with a role (several, or none), who sends requests with an API token. */
  as(roles: RoleKey | readonly RoleKey[], person?: NewPerson): Promise<TestCaller>
  /** A caller for a person who exists. */
  caller(personId: string): Promise<TestCaller>
  /** The mails that are due, since the last call. */
  takeMails(): Promise<Mail[]>
  /** Delivers what is due to the handlers after commit. */
  deliverEvents(): Promise<void>
  /** Runs the plugins' jobs, a night's work where it is not done yet. */
  runJobs(): Promise<void>
  /** Attempts every webhook delivery that is due. Gives how many attempts that were. */
  deliverWebhooks(): Promise<number>
  /** SQL statements that a piece of work sends. */
  statements(work: () => Promise<unknown>): Promise<string[]>
  close(): Promise<void>
}

const secret = 'a secret that only tests use: 0123456789'

export const testCompany: Company = { name: 'Test Company', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'en' }

/**
 * A company with the given plugins, in process, on the embedded database or, where TENON_TEST_DATABASE names a PostgreSQL
 * server, in a database of its own there. Generated files are kept per composition, so a second test of it starts at once.
 */
export async function createTestApp(options: TestAppOptions): Promise<TestApp> {
  const composition = compose({ company: { ...testCompany, ...options.company }, plugins: options.plugins })
  const generated = generatedFolder(composition)
  mkdirSync(generated, { recursive: true })
  await generate(composition, generated)
  const { database, drop } = await openTestDatabase()
  const app = await openAppOn(database, { composition, generated }, await assembleSchema(composition, generated), { logQueries: true, secret, ...(options.now ? { now: options.now } : {}) })
  const { publicUrl = 'http://tenon', providers = [], secondStepFor = [] } = options
  const identity = await createIdentity({ base: app.base, secret, publicUrl, providers, passwordCost: 10 })
  const mails: Mail[] = []
  const logger = createLogger({ level: process.env['TENON_LOG_LEVEL'] ?? 'silent' })
  const routes = appRoutes(app, identity, logger)
  const handler = createHandler(toServerApp(app, { identity, routes: routes.routes, secondStepFor, webRoot: options.webRoot ?? null, logger, settings: { development: false, publicUrl, trustedOrigins: [], cancellable: database.cancellable, ...options.settings } }))
  const mailer: Mailer = { describe: 'memory', send: async (mail) => void mails.push(mail) }
  const outbox = startOutbox({ pool: app.database.pool, handlers: [...app.plugins.flatMap(({ definition }) => definition.on ?? []), ...mailHandlers({ identity, mailer, company: app.company, publicUrl: 'http://tenon' }), ...notificationMails({ app, mailer, publicUrl: 'http://tenon' })], context: () => app.systemContext('event'), logger, every: 3600_000 })
  const webhooks = startWebhooks(app, { logger, every: 3600_000, ...(options.now ? { now: options.now } : {}), ...options.webhooks })
  const recorded: string[] = []
  app.base.$on('query', ({ query }) => void recorded.push(query))
  const caller = (personId: string): Promise<TestCaller> => makeCaller(handler, identity, personId)
  return {
    app, handler, identity, caller,
    as: async (roles, person = {}) => {
      const personId = await addPerson(app, [roles].flat() as RoleKey[], person)
      return caller(personId)
    },
    statements: async (work) => {
      recorded.length = 0
      await work()
      return recorded.filter((sql) => !/^(begin|commit|rollback|savepoint|release)/i.test(sql) && !/api_token/.test(sql))
    },
    deliverEvents: async () => void (await outbox.deliverNow()),
    deliverWebhooks: () => webhooks.deliverNow(),
    runJobs: () => runJobs(app),
    takeMails: async () => {
      await outbox.deliverNow()
      return mails.splice(0)
    },
    close: async () => {
      await outbox.stop()
      await webhooks.stop()
      await routes.close()
      await app.close()
      await drop()
    },
  }
}

/** One folder per composed schema: tests run in many processes at once, and plugins of tests may share an id. */
export function generatedFolder({ plugins, models }: Composition): string {
  const ids = plugins.map(({ definition }) => definition.id).join('-') || 'core'
  const hash = createHash('sha256').update(models.text).digest('hex').slice(0, 12)
  return join(process.cwd(), 'node_modules', '.tenon-test', `${ids}-${hash}`)
}

async function makeCaller(handler: Handler, identity: Identity, personId: string): Promise<TestCaller> {
  const { token } = await identity.createToken(personId, { name: 'test' })
  const fetch: TestCaller['fetch'] = (path, init = {}) => handler.fetch(new Request(`http://tenon${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) } }))
  return {
    personId,
    fetch,
    graphql: async (query, variables = {}, headers = {}) => {
      const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }) })
      return (await response.json()) as never
    },
  }
}

export async function openTestDatabase(): Promise<{ database: Database; drop: () => Promise<void> }> {
  const server = process.env['TENON_TEST_DATABASE']
  if (server === undefined || server === 'embedded') return { database: await openDatabase({ memory: true }), drop: async () => {} }
  const name = `tenon_${randomUUID().replaceAll('-', '')}`
  await admin(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { database: await openDatabase({ url: url.href }), drop: () => admin(server, `drop database if exists ${name} with (force)`) }
}

async function admin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
