import { Command } from 'commander'
import { assembleSchema, type AssembledSchema } from '../../app/assemble-schema.ts'
import { ordinaryFields } from '../../compiled-reads/index.ts'
import { readGeneratedModels } from '../../composition/generate.ts'
import { checkSnapshot } from '../../database/create-migration.ts'
import { lockHolder } from '../../database/data-lock.ts'
import { migrationState } from '../../database/migrations.ts'
import { openDatabase, type Database } from '../../database/open-database.ts'
import { maxAttempts } from '../../writes/outbox.ts'
import { openInstallation, withInstallation, type Installation } from '../installation.ts'

interface Finding {
  readonly check: string
  readonly ok: boolean
  readonly detail: string
}

export function doctorCommand(): Command {
  return withInstallation(new Command('doctor'))
    .description('Checks an installation: Node, plugins, generated files, rights, migrations, database. Exits with 1 when something is wrong.')
    .option('--json', 'print the result as JSON')
    .action(async (options: { dir: string; json?: boolean }) => {
      const findings = await examine(options.dir)
      if (options.json) process.stdout.write(JSON.stringify(findings) + '\n')
      else process.stdout.write(findings.map(({ ok, check, detail }) => `${ok ? 'ok  ' : 'FAIL'}  ${check.padEnd(12)} ${detail}\n`).join(''))
      if (findings.some((finding) => !finding.ok)) process.exitCode = 1
    })
}

async function examine(dir: string): Promise<Finding[]> {
  const findings: Finding[] = [await attempt('node', async () => process.version)]
  let installation: Installation | undefined
  findings.push(await attempt('plugins', async () => {
    installation = await openInstallation(dir)
    return installation.composition.plugins.map(({ definition, version }) => `${definition.id} ${version}`).join(', ') || 'none'
  }))
  if (!installation) return findings
  const { composition, generated, database, data } = installation
  findings.push(await attempt('generated', async () => `${Object.keys(readGeneratedModels(generated).models).length} models`))
  let assembled: AssembledSchema | undefined
  // The schema is built as at a start: a model without rules, a clash of names or a faulty rule shows here.
  findings.push(await attempt('rights', async () => {
    assembled = await assembleSchema(composition, generated)
    return `${Object.keys(assembled.schema.getTypeMap()).length} types, each behind its rules`
  }))
  if (assembled) findings.push(readsOf(assembled))
  findings.push(await attempt('models', async () => {
    composition.units.forEach(checkSnapshot)
    return 'every change has its migration'
  }))
  findings.push(await attempt('database', async () => {
    const holder = 'folder' in database ? lockHolder(data) : undefined
    if (holder !== undefined) return `embedded, in use by process ${holder}`
    const open = await openDatabase(database)
    try {
      const { applied, pending } = await migrationState(open, composition.units)
      const stuck = await stuckEvents(open)
      if (stuck.length > 0) throw new Error(`${stuck.length} events were given up after ${maxAttempts} attempts; they are in core.outbox_event. The newest: ${stuck[0]!.type} ${stuck[0]!.id}: ${stuck[0]!.last_error}`)
      return `${open.kind}, ${applied} migrations applied, ${pending} to come`
    } finally {
      await open.close()
    }
  }))
  return findings
}

/** Which fields of records keep a read from being compiled: no fault, but good to know. */
function readsOf({ schema, registry }: AssembledSchema): Finding {
  const fields = ordinaryFields(schema, registry)
  const detail = fields.length === 0 ? 'every field of a record can be read in one statement' : `what asks for one of these takes the ordinary path (docs/guides/performance.md): ${fields.join(', ')}`
  return { check: 'reads', ok: true, detail }
}

/** Events that no attempt could deliver, newest first. None before the core's tables are there. */
async function stuckEvents({ pool }: Pick<Database, 'pool'>): Promise<{ id: string; type: string; last_error: string }[]> {
  const { rows: [table] } = await pool.query<{ exists: boolean }>("select to_regclass('core.outbox_event') is not null as exists")
  if (!table!.exists) return []
  const { rows } = await pool.query<{ id: string; type: string; last_error: string }>('select id, type, last_error from core.outbox_event where delivered_at is null and attempts >= $1 order by id desc', [maxAttempts])
  return rows
}

async function attempt(check: string, work: () => Promise<string>): Promise<Finding> {
  try {
    return { check, ok: true, detail: await work() }
  } catch (error) {
    return { check, ok: false, detail: (error as Error).message }
  }
}
