import { upgradeRefusals } from '../../app/ask-before-upgrade.ts'
import { assembleSchema } from '../../app/assemble-schema.ts'
import type { Composition } from '../../composition/composition.ts'
import { pendingMigrations } from '../../database/migrations.ts'
import type { Database } from '../../database/open-database.ts'
import { readApplied } from '../../app/applied.ts'
import { countRows, holdsOf } from './count-rows.ts'
import { describeInstallation, type Described } from './describe-installation.ts'
import { makePlan, type Plan } from './make-plan.ts'

/** The plan from what the database remembers to the configuration as it is. Changes nothing. */
export async function planInstallation(database: Database, { composition, generated }: { composition: Composition; generated: string }): Promise<{ plan: Plan; after: Described }> {
  const after = describeInstallation(composition, await assembleSchema(composition, generated))
  const before = await readApplied(database.pool)
  const pending = await pendingMigrations(database, composition.units, composition.keys)
  const kept = new Set(after.plugins.map(({ id }) => id))
  const gone = (before?.plugins ?? []).filter(({ id }) => !kept.has(id))
  const altered = [...new Set(pending.flatMap(({ sql }) => [...sql.matchAll(/^alter table "([^"]+)"/gim)].map(([, schema]) => schema!)))]
  const rows = await countRows(database.pool, [...gone.map(({ schema }) => schema), ...altered])
  return { plan: makePlan(before, after, { pending, refusals: await upgradeRefusals(database.pool, composition), rows, holds: await holdsOf(database.pool, gone) }), after }
}
