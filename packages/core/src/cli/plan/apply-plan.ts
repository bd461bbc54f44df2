import { createHash } from 'node:crypto'
import type pg from 'pg'
import { askBeforeUpgrade } from '../../app/ask-before-upgrade.ts'
import { assembleSchema } from '../../app/assemble-schema.ts'
import { openAppOn } from '../../app/open-app.ts'
import type { Composition } from '../../composition/composition.ts'
import type { Database } from '../../database/open-database.ts'
import { isThere, writeApplied } from '../../app/applied.ts'
import { planErrors } from './errors.ts'
import type { Plan } from './make-plan.ts'
import { planInstallation } from './plan-installation.ts'

/**
 * Applies the plan that was read: migrations, first rows, and what is remembered of it. Ended in the middle, the same call completes it: each
 * migration and each first row is a transaction of its own, and the plan that was begun last is remembered. Throws PLAN_STALE, UPGRADE_REFUSED.
 */
export async function applyPlan(database: Database, installation: { composition: Composition; generated: string }, given: string | null): Promise<Plan> {
  const { plan, after } = await planInstallation(database, installation)
  const target = createHash('sha256').update(JSON.stringify(after)).digest('hex')
  const isGoingOn = given !== null && (await begun(database.pool, given)) === target
  if (given !== null && given !== plan.hash && !isGoingOn) throw planErrors.PLAN_STALE({ given, hash: plan.hash })
  await askBeforeUpgrade(database.pool, installation.composition)
  await begin(database.pool, given ?? plan.hash, target)
  // Migrates, and writes what newly enabled plugins bring.
  await openAppOn(database, installation, await assembleSchema(installation.composition, installation.generated))
  await writeApplied(database.pool, after)
  return plan
}

async function begun(pool: pg.Pool, hash: string): Promise<string | null> {
  if (!(await isThere(pool, 'tenon.apply_begun'))) return null
  const { rows } = await pool.query<{ target: string }>('select target from tenon.apply_begun where hash = $1', [hash])
  return rows[0]?.target ?? null
}

async function begin(pool: pg.Pool, hash: string, target: string): Promise<void> {
  await pool.query('create schema if not exists tenon')
  await pool.query('create table if not exists tenon.apply_begun (hash text primary key, target text not null, at timestamptz not null default now())')
  await pool.query('delete from tenon.apply_begun where hash <> $1', [hash])
  await pool.query('insert into tenon.apply_begun (hash, target) values ($1, $2) on conflict (hash) do update set target = excluded.target', [hash, target])
}

