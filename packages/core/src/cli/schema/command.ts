import { Command } from 'commander'
import { generate } from '../../composition/generate.ts'
import { openInstallation, withInstallation } from '../installation.ts'

export function schemaCommand(): Command {
  return withInstallation(new Command('schema'))
    .description('Prints the GraphQL schema of the enabled plugins; needs no database.')
    .action(async (options: { dir: string }) => {
      const [{ lexicographicSortSchema, printSchema }, { assembleSchema }] = await Promise.all([import('graphql'), import('../../app/assemble-schema.ts')])
      const installation = await openInstallation(options.dir)
      await generate(installation.composition, installation.generated)
      const { schema } = await assembleSchema(installation.composition, installation.generated)
      process.stdout.write(printSchema(lexicographicSortSchema(schema)) + '\n')
    })
}
