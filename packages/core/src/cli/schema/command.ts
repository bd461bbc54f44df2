import { Command } from 'commander'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { generate } from '../../composition/generate.ts'
import { assembleSchema } from '../../app/assemble-schema.ts'
import { openInstallation, withInstallation } from '../installation.ts'

export function schemaCommand(): Command {
  return withInstallation(new Command('schema'))
    .description('Prints the GraphQL schema of the enabled plugins; needs no database.')
    .action(async (options: { dir: string }) => {
      const installation = await openInstallation(options.dir)
      await generate(installation.composition, installation.generated)
      const { schema } = await assembleSchema(installation.composition, installation.generated)
      process.stdout.write(printSchema(lexicographicSortSchema(schema)) + '\n')
    })
}
