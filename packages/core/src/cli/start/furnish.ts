import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { App } from '../../app/app-types.ts'
import type { RequestContext } from '../../context.ts'
import { internalsOf } from '../../writes/context-internals.ts'
import type { Installation } from '../installation.ts'

/** Example data: a module whose default export writes it through the system's context. */
export type Demo = (app: App, context: RequestContext) => Promise<void>

/** Gives a company without people its first ones: the example company where the configuration names one, else an administrator. */
export async function furnish(app: App, installation: Installation, say: (line: string) => void): Promise<void> {
  const { db } = app.systemContext('start')
  if ((await db['person']!.count()) > 0) return
  const { demo } = installation.config
  if (demo === undefined) await inOneTransaction(app, createAdministrator)
  else {
    say('Writing the example company…')
    const module = (await import(pathToFileURL(join(installation.folder, demo)).href)) as { default: Demo }
    await inOneTransaction(app, (context) => module.default(app, context))
  }
  app.forgetPrincipals()
  await app.database.analyze()
}

/** The first person both configures and sells, until there are others: nobody gives a role to herself, so that an administrator alone could enter nothing. */
async function createAdministrator(context: RequestContext): Promise<void> {
  const email = process.env['TENON_ADMIN_EMAIL'] ?? 'admin@localhost.localdomain'
  const person = await context.db['person']!.create({ data: { name: 'Administrator', email } })
  const roles = await context.db['role']!.findMany({ where: { key: { in: ['SYSADMIN', 'DIRECTOR'] } } })
  for (const role of roles) await context.db['roleHolder']!.create({ data: { roleId: role['id'], personId: person['id'] } })
}

/** All or nothing: a killed first start begins again from the empty company. */
async function inOneTransaction(app: App, work: (context: RequestContext) => Promise<void>): Promise<void> {
  const outer = app.systemContext('seed')
  await app.base.$transaction(async (transaction) => work(internalsOf(outer).within(transaction).context), { maxWait: 10_000, timeout: 300_000 })
}
