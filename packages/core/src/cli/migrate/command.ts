import { Command } from 'commander'
import { createMigration } from '../../database/create-migration.ts'
import { migrate } from '../../database/migrations.ts'
import { openDatabase } from '../../database/open-database.ts'
import { defineErrors } from '../../errors/tenon-error.ts'
import { unitsBelow } from '../../composition/slices.ts'
import { openInstallation, withInstallation, type Installation } from '../installation.ts'

const errors = defineErrors({
  UNIT_UNKNOWN: { status: 404, message: 'There is no plugin "{unit}" in tenon.config.ts. Known are: {known}.' },
})

export function migrateCommand(): Command {
  const command = withInstallation(new Command('migrate'))
    .description('Brings the database to the state of the installed code.')
    .option('--json', 'print the result as JSON')
    .action(async (options: { dir: string; json?: boolean }) => {
      const installation = await openInstallation(options.dir)
      const database = await openDatabase(installation.database)
      try {
        const applied = await migrate(database, installation.composition.units, installation.composition.keys)
        if (options.json) process.stdout.write(JSON.stringify(applied.map(({ unit, name }) => ({ unit, name }))) + '\n')
        else process.stdout.write(applied.length === 0 ? 'The database is up to date.\n' : applied.map(({ unit, name }) => `${unit}: ${name}\n`).join(''))
      } finally {
        await database.close()
      }
    })
  command.addCommand(
    withInstallation(new Command('create'))
      .description("Writes a plugin's next migration: the SQL from its last released models to its models now.")
      .argument('<plugin>', 'id of the plugin; `core` for the core, `contracts+pipeline` for a bridge')
      .option('--name <name>', 'what the migration does', 'change')
      .action(async (unit: string, options: { dir: string; name: string }) => {
        const file = await create(unit, options.name, await openInstallation(options.dir))
        process.stdout.write(file === null ? 'Nothing changed.\n' : `Wrote ${file}\n`)
      }),
  )
  return command
}

async function create(id: string, name: string, installation: Installation): Promise<string | null> {
  const { units, plugins } = installation.composition
  const unit = units.find((candidate) => candidate.id === id)
  if (!unit) throw errors.UNIT_UNKNOWN({ unit: id, known: units.map((candidate) => candidate.id).join(', ') })
  return createMigration(unit, unitsBelow(unit, plugins), name)
}
