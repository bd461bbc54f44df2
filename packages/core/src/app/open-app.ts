import { generate } from '../composition/generate.ts'
import { openClient } from '../database/open-client.ts'
import { migrate } from '../database/migrations.ts'
import { openDatabase, type Database } from '../database/open-database.ts'
import type { Installation } from '../cli/installation.ts'
import type { App } from './app-types.ts'
import { askBeforeUpgrade } from './ask-before-upgrade.ts'
import { assembleSchema, type AssembledSchema } from './assemble-schema.ts'
import { createApp } from './create-app.ts'
import { seed } from './seed.ts'

export interface OpenOptions {
  /** Emits every SQL statement, so that tests can count them. */
  readonly logQueries?: boolean
  readonly now?: () => Date
  /** The server's own: what it seals can be opened only with it. */
  readonly secret?: string
}

/** Opens an installation: generates what changed, opens and migrates the database, and seeds what is missing. */
export async function openApp(installation: Pick<Installation, 'composition' | 'generated' | 'database'>, options: OpenOptions = {}): Promise<App> {
  await generate(installation.composition, installation.generated)
  const assembled = await assembleSchema(installation.composition, installation.generated)
  const database = await openDatabase(installation.database)
  try {
    return await openAppOn(database, installation, assembled, options)
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The same over a database that is open already; closing the app closes it. */
export async function openAppOn(database: Database, installation: Pick<Installation, 'composition' | 'generated'>, assembled: AssembledSchema, options: OpenOptions = {}): Promise<App> {
  await askBeforeUpgrade(database.pool, installation.composition)
  await migrate(database, installation.composition.units, installation.composition.keys)
  const base = await openClient(database, installation.generated, { logQueries: options.logQueries ?? false })
  const app = createApp({ composition: installation.composition, assembled, database, base, now: options.now ?? (() => new Date()), ...(options.secret === undefined ? {} : { secret: options.secret }) })
  await seed(app)
  return app
}
