import type { App } from '../app/app-types.ts'
import { assembleSchema } from '../app/assemble-schema.ts'
import { openAppOn } from '../app/open-app.ts'
import { appRoutes } from '../app/routes.ts'
import { toServerApp } from '../app/server-app.ts'
import { readsCompiled } from '../compiled-reads/index.ts'
import type { Composition } from '../composition/composition.ts'
import type { Database } from '../database/open-database.ts'
import { createIdentity, type Identity } from '../identity/index.ts'
import { mailHandlers, type Mail, type Mailer } from '../mail/index.ts'
import { notificationMails } from '../notifications/index.ts'
import { createHandler, createLogger, type Handler } from '../server/index.ts'
import { startWebhooks } from '../webhooks/start-webhooks.ts'
import { startOutbox } from '../writes/outbox.ts'
import type { TestAppOptions } from './create-test-app.ts'

export interface TestServer {
  readonly app: App
  readonly handler: Handler
  readonly identity: Identity
  readonly outbox: ReturnType<typeof startOutbox>
  readonly webhooks: ReturnType<typeof startWebhooks>
  /** Ends it with its database; what was to be delivered waits. */
  stop(): Promise<void>
}

interface Ground {
  readonly composition: Composition
  readonly generated: string
  readonly database: () => Promise<Database>
  /** What it mails is put here, and the statements that it sends. */
  readonly mails: Mail[]
  readonly recorded: string[]
}

/** Seconds that a request may take in tests: how fast a machine is that runs many of them at once is not what they are about. */
const patient = 60

const secret = 'a secret that only tests use: 0123456789'

/** A server in process over a database, which it opens. Deliveries happen only when they are asked for. */
export async function startTestServer(options: TestAppOptions, { composition, generated, database: open, mails, recorded }: Ground): Promise<TestServer> {
  const { publicUrl = 'http://tenon', providers = [], secondStepFor = [], now } = options
  const database = await open()
  const app = await openAppOn(database, { composition, generated }, await assembleSchema(composition, generated), { logQueries: true, secret, ...(now ? { now } : {}) })
  app.reads.onStatement((text) => void recorded.push(text))
  app.base.$on('query', ({ query }) => void recorded.push(query))
  const identity = await createIdentity({ base: app.base, secret, publicUrl, providers, passwordCost: 10 })
  const logger = createLogger({ level: process.env['TENON_LOG_LEVEL'] ?? 'silent' })
  const routes = appRoutes(app, identity, logger)
  const handler = createHandler(toServerApp(app, { identity, routes: routes.routes, secondStepFor, webRoot: options.webRoot ?? null, logger, settings: { development: false, publicUrl, trustedOrigins: [], compiledReads: readsCompiled(), cancellable: database.cancellable, ...options.settings, limits: { time: patient, ...options.settings?.limits } } }))
  const mailer: Mailer = { describe: 'memory', send: async (mail) => void mails.push(mail) }
  const handlers = [...app.plugins.flatMap(({ definition }) => definition.on ?? []), ...mailHandlers({ identity, mailer, company: app.company, publicUrl: 'http://tenon' }), ...notificationMails({ app, mailer, publicUrl: 'http://tenon' })]
  const outbox = startOutbox({ pool: database.pool, handlers, context: () => app.systemContext('event'), logger, every: 3600_000 })
  const webhooks = startWebhooks(app, { logger, every: 3600_000, ...(now ? { now } : {}), ...options.webhooks })
  return {
    app, handler, identity, outbox, webhooks,
    stop: async () => {
      await outbox.stop()
      await webhooks.stop()
      await routes.close()
      await app.close()
    },
  }
}
