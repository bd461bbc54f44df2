import { readsCompiled } from '../../compiled-reads/index.ts'
import { createServer, type AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { createIdentity, loadSecret, readProviders } from '../../identity/index.ts'
import type { App } from '../../app/app-types.ts'
import { openApp } from '../../app/open-app.ts'
import { checkSecondStepRoles } from '../../app/second-step-gate.ts'
import { toServerApp } from '../../app/server-app.ts'
import { createHandler, createLogger, createRateLimit, listen, readPerMinute, serverErrors, stopOnSignals, type ServerSettings } from '../../server/index.ts'
import { appRoutes } from '../../app/routes.ts'
import { writeApplied } from '../../app/applied.ts'
import { describeInstallation } from '../plan/describe-installation.ts'
import { startSettling } from '../../core-plugin/positions/settle-cards.ts'
import { generate } from '../../composition/generate.ts'
import { mailerFromEnvironment, mailHandlers } from '../../mail/index.ts'
import { notificationMails, startPruning } from '../../notifications/index.ts'
import { startJobs } from '../../writes/jobs.ts'
import { handlersOf } from '../../writes/handlers-of.ts'
import { startWebhooks } from '../../webhooks/start-webhooks.ts'
import { startOutbox } from '../../writes/outbox.ts'
import { openControl } from '../control.ts'
import { openInstallation } from '../installation.ts'
import { publicUrlOf } from '../with-app.ts'
import { announce } from './announce.ts'
import { furnish } from './furnish.ts'
import { openShell } from './shell.ts'

export interface StartOptions {
  readonly dir: string
  readonly host?: string
  readonly development: boolean
}

/** From a folder with a configuration to a running company. Each step says in a line what it does. */
export async function start(options: StartOptions): Promise<void> {
  const began = Date.now()
  keepHeapSmall()
  const say = (line: string): void => void process.stdout.write(`${line}\n`)
  const port = await freePort(readPort(), options.host)
  const installation = await openInstallation(options.dir)
  const { changed } = await generate(installation.composition, installation.generated)
  if (changed) say('Generated the data model.')
  const providers = readProviders(installation.config.signIn?.providers, process.env)
  const secret = loadSecret(installation.data, process.env)
  const app = await openApp(installation, { secret })
  await furnish(app, installation, say)
  // A start applies what is configured, too: the next plan is compared with it.
  await writeApplied(app.database.pool, describeInstallation(installation.composition, app))
  const secondStepFor = installation.config.signIn?.secondStepFor ?? []
  await checkSecondStepRoles(app, secondStepFor)
  const shell = await openShell(installation, { development: options.development, say })
  const logger = createLogger({ level: process.env['TENON_LOG_LEVEL'] ?? 'warn' })
  const publicUrl = publicUrlOf(port)
  const settling = await startSettling(app, { onError: (error) => logger.error({ err: error }, 'cards were not settled') })
  const identity = await createIdentity({ base: app.base, secret, publicUrl, issuer: app.company.name, providers, warn: (message, detail) => logger.warn({ detail }, message) })
  const routes = appRoutes(app, identity, logger)
  const serverApp = toServerApp(app, { identity, routes: routes.routes, secondStepFor, webRoot: shell.root, logger, settings: { development: options.development, publicUrl, trustedOrigins: [], compiledReads: readsCompiled(), ...limitsOf(app) } })
  const server = await listen(createHandler(serverApp), { port, logger, trustedProxies: readList(process.env['TENON_TRUSTED_PROXIES']), ...(options.host === undefined ? {} : { host: options.host }), ...(shell.front ? { front: shell.front } : {}) })
  const mailer = mailerFromEnvironment(installation.data, process.env)
  const handlers = [...handlersOf(app.plugins), ...mailHandlers({ identity, mailer, company: app.company, publicUrl }), ...notificationMails({ app, mailer, publicUrl })]
  const outbox = startOutbox({ pool: app.database.pool, handlers, context: () => app.systemContext('event'), logger })
  const webhooks = startWebhooks(app, { logger })
  const jobs = startJobs(app, { onError: (error, job) => logger.error({ err: error, job }, 'a job failed') })
  const pruning = startPruning(app, { onError: (error) => logger.error({ err: error }, 'notifications were not pruned') })
  const closeControl = app.database.kind === 'embedded' ? await openControl(installation.data, { app, identity, publicUrl }) : () => {}
  stopOnSignals(server, { logger, onStopping: () => void routes.endStreams(), cleanUp: async () => { closeControl(); settling.stop(); pruning.stop(); await jobs.stop(); await routes.close(); await outbox.stop(); await webhooks.stop(); await shell.close(); await app.close() } })
  await announce({ app, identity, publicUrl, installation, mail: mailer.describe, seconds: (Date.now() - began) / 1000, say })
}

/**
 * How much more than what is in use the heap may hold before it is collected, in percent. Left to itself V8 lets it grow to several times that, which a
 * server then holds for good: measured under load, this took a sixth less memory and answered as many requests.
 */
function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=40')
}

/** What keeps one caller from using up what all of them need. */
function limitsOf(app: App): Pick<ServerSettings, 'rateLimit' | 'cancellable'> {
  const perMinute = readPerMinute(process.env['TENON_RATE_LIMIT'])
  const ask = async <Row>(sql: string, values: readonly unknown[]): Promise<Row[]> => (await app.database.pool.query(sql, [...values])).rows as Row[]
  return { cancellable: app.database.cancellable, ...(perMinute === 0 ? {} : { rateLimit: createRateLimit({ ask, perMinute }) }) }
}

function readList(text: string | undefined): string[] {
  return (text ?? '').split(',').map((item) => item.trim()).filter((item) => item !== '')
}

function readPort(): number {
  const port = Number(process.env['PORT'] ?? 4000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw serverErrors.PORT_REFUSED({ port: process.env['PORT'], host: 'this machine', cause: 'a port is a number from 1 to 65535' })
  return port
}

/** The wanted port, or any for 0. A taken one is refused before any work is done, rather than after it. */
async function freePort(wanted: number, host: string | undefined): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? serverErrors.PORT_TAKEN({ port: wanted }) : serverErrors.PORT_REFUSED({ port: wanted, host: host ?? 'this machine', cause: error.code ?? error.message })))
    probe.listen({ port: wanted, ...(host === undefined ? {} : { host }) }, resolve)
  })
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
