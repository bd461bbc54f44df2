import { join, resolve } from 'node:path'
import { generate } from '../../composition/generate.ts'
import { openDatabase, type Database } from '../../database/open-database.ts'
import { openInstallation, type Installation } from '../installation.ts'
import { applyPlan } from './apply-plan.ts'
import { planErrors } from './errors.ts'
import { planInstallation } from './plan-installation.ts'
import { printPlan } from './print-plan.ts'
import { planUninstall, uninstall, type UninstallPlan } from './uninstall.ts'

export interface PlanOptions {
  readonly dir: string
  readonly uninstall?: string
  readonly json?: boolean
  readonly yes?: boolean
  readonly export?: string
}

export function showPlan(options: PlanOptions): Promise<void> {
  return withDatabase(options.dir, async (installation, database) => {
    const plan = options.uninstall === undefined ? (await planInstallation(database, installation)).plan : await planUninstall(database, options.uninstall, enabledIn(installation))
    if (options.json) process.stdout.write(`${JSON.stringify(plan)}\n`)
    else process.stdout.write('schema' in plan ? printUninstall(plan) : printPlan(plan))
  })
}

export function apply(hash: string | undefined, options: PlanOptions): Promise<void> {
  return withDatabase(options.dir, async (installation, database) => {
    if (options.uninstall !== undefined) return destroy(installation, database, hash, options)
    if (hash === undefined && !options.yes) throw planErrors.PLAN_NOT_READ({ hash: (await planInstallation(database, installation)).plan.hash })
    const { steps, migrations } = await applyPlan(database, installation, hash ?? null)
    process.stdout.write(`Applied: ${[...steps.map(({ action, id }) => `${action} ${id}`), `${migrations.length} migrations`].join(', ')}.\n`)
  })
}

async function destroy(installation: Installation, database: Database, given: string | undefined, options: PlanOptions): Promise<void> {
  const plan = await planUninstall(database, options.uninstall!, enabledIn(installation))
  if (given === undefined && !options.yes) throw planErrors.PLAN_NOT_READ({ hash: plan.hash })
  if (given !== undefined && given !== plan.hash) throw planErrors.PLAN_STALE({ given, hash: plan.hash })
  const folder = resolve(options.export ?? join(installation.data, 'uninstalled', plan.id))
  await uninstall(database, plan, folder)
  process.stdout.write(`Uninstalled ${plan.id}. Its ${plan.rows.length} tables are in ${folder}.\n`)
}

async function withDatabase(dir: string, work: (installation: Installation, database: Database) => Promise<void>): Promise<void> {
  const installation = await openInstallation(dir)
  await generate(installation.composition, installation.generated)
  const database = await openDatabase(installation.database)
  try {
    await work(installation, database)
  } finally {
    await database.close()
  }
}

function enabledIn({ composition }: Installation): string[] {
  return composition.plugins.map(({ definition }) => definition.id)
}

function printUninstall({ id, rows, hash }: UninstallPlan): string {
  return `Uninstall ${id}  DESTROYS DATA, after writing it to files\n${rows.map(({ table, rows: number }) => `  ${table}: ${number}\n`).join('')}\nApply it with:  tenon apply ${hash} --uninstall ${id}\n`
}
