import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '../app/app-types.ts'
import { compose, type Composition } from '../composition/composition.ts'
import { generate } from '../composition/generate.ts'
import type { Identity, Provider } from '../identity/index.ts'
import type { Mail } from '../mail/index.ts'
import type { Company } from '../plugin/define-config.ts'
import type { Plugin, RoleKey } from '../plugin/plugin-types.ts'
import type { Handler, ServerSettings } from '../server/index.ts'
import type { WebhookOptions } from '../webhooks/start-webhooks.ts'
import { runJobs } from '../writes/jobs.ts'
import { addPerson, type NewPerson } from './people.ts'
import { makeTestDatabase } from './test-database.ts'
import { startTestServer } from './test-server.ts'

export interface TestAppOptions {
  readonly plugins: readonly Plugin[]
  readonly company?: Partial<Company>
  readonly now?: () => Date
  /** What the server is set to beside what is usual in tests: limits. A request may take a minute there, unless `limits.time` says otherwise. */
  readonly settings?: Pick<ServerSettings, 'limits' | 'rateLimit' | 'compiledReads' | 'showReadPath'>
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
  /** Keeps the embedded database in a folder, so that `restart` finds it again; in memory it is faster. @default false */
  readonly lasting?: boolean
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
  /**
   * Ends the server and starts it again on the same database: what only its memory knew is gone, callers stay. Events that were not delivered
   * wait, as after a crash between commit and delivery. Needs `lasting`.
   */
  restart(): Promise<void>
  /** SQL statements that a piece of work sends. */
  statements(work: () => Promise<unknown>): Promise<string[]>
  close(): Promise<void>
}

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
  const { open, drop } = await makeTestDatabase({ lasting: options.lasting ?? false, units: composition.units, keys: composition.keys })
  const mails: Mail[] = []
  const recorded: string[] = []
  const start = () => startTestServer(options, { composition, generated, database: open, mails, recorded })
  let running = await start()
  const caller = (personId: string): Promise<TestCaller> => makeCaller(() => running.handler, running.identity, personId)
  return {
    get app() {
      return running.app
    },
    get handler() {
      return running.handler
    },
    get identity() {
      return running.identity
    },
    caller,
    as: async (roles, person = {}) => {
      const personId = await addPerson(running.app, [roles].flat() as RoleKey[], person)
      return caller(personId)
    },
    statements: async (work) => {
      recorded.length = 0
      await work()
      return recorded.filter((sql) => !/^(begin|commit|rollback|savepoint|release)/i.test(sql) && !/api_token/.test(sql))
    },
    deliverEvents: async () => void (await running.outbox.deliverNow()),
    deliverWebhooks: () => running.webhooks.deliverNow(),
    runJobs: () => runJobs(running.app),
    takeMails: async () => {
      await running.outbox.deliverNow()
      return mails.splice(0)
    },
    restart: async () => {
      if (!options.lasting) throw new Error('Only a lasting test app can be restarted: createTestApp({ lasting: true, … }).')
      await running.stop()
      running = await start()
    },
    close: async () => {
      await running.stop()
      await drop()
    },
  }
}

/** One folder per composed schema: tests run in many processes at once, and plugins of tests may share an id. */
export function generatedFolder({ plugins, models, keys }: Composition): string {
  const ids = plugins.map(({ definition }) => definition.id).join('-') || 'core'
  const hash = createHash('sha256').update(models.text).update(JSON.stringify([models.owners, keys])).digest('hex').slice(0, 12)
  return join(process.cwd(), 'node_modules', '.tenon-test', `${ids}-${hash}`)
}

async function makeCaller(handler: () => Handler, identity: Identity, personId: string): Promise<TestCaller> {
  const { token } = await identity.createToken(personId, { name: 'test' })
  const fetch: TestCaller['fetch'] = (path, init = {}) => handler().fetch(new Request(`http://tenon${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) } }))
  return {
    personId,
    fetch,
    graphql: async (query, variables = {}, headers = {}) => {
      const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }) })
      return (await response.json()) as never
    },
  }
}
