import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { openInstallation, withInstallation } from '../installation.ts'
import { sdkErrors } from './errors.ts'

interface Source {
  readonly dir: string
  readonly url?: string
  readonly tokenFrom: string
}

/** `tenon sdk`: typed modules for programs, and whether what they were made for still holds. GraphQL is loaded when one of them runs. */
export function sdkCommand(): Command {
  const sdk = new Command('sdk').description('Typed modules for programs that use the API, and whether they still fit.')
  for (const command of [generateCommand(), checkCommand(), diffCommand(), documentsCommand()]) sdk.addCommand(command)
  return sdk
}

function generateCommand(): Command {
  return withSource(new Command('generate'))
    .description('Writes one TypeScript module with exactly what a company has enabled.')
    .option('--out <file>', 'where to', 'tenon-company.ts')
    .option('--modules', 'instead, write .sdk/ of the core and of each plugin of this workspace')
    .action(async ({ modules, out, ...source }: Source & { out: string; modules?: boolean }) => {
      if (modules) {
        const { composition, generated } = await openInstallation(source.dir)
        const changed = await (await import('./module/write-modules.ts')).writeModules(composition, generated)
        say(changed.length === 0 ? 'Up to date.' : `Written: ${changed.join(', ')}.`)
        return
      }
      writeFileSync(out, await companyText(source))
      say(`Written: ${out}.`)
    })
}

function checkCommand(): Command {
  return withSource(new Command('check'))
    .description('Fails where a written module is not what the schema says any more.')
    .option('--out <file>', 'the module', 'tenon-company.ts')
    .action(async ({ out, ...source }: Source & { out: string }) => {
      if (!existsSync(out) || readFileSync(out, 'utf8') !== (await companyText(source))) throw sdkErrors.SDK_STALE({ file: out })
      say(`${out} is up to date.`)
    })
}

function diffCommand(): Command {
  return new Command('diff')
    .description('Compares two schemas and fails where programs would break.')
    .argument('<before>', 'a .graphql file, a folder with a tenon.config.ts, or an address')
    .argument('<after>', 'the same')
    .option('--token-from <variable>', 'environment variable with the API token', 'TENON_TOKEN')
    .option('--json', 'print the result as JSON')
    .action(async (before: string, after: string, { json, tokenFrom }: { json?: boolean; tokenFrom: string }) => {
      const [{ readSchemaAt }, { compare }] = await Promise.all([import('./read-schema.ts'), import('./compare.ts')])
      const { breaking, surprising } = compare(await readSchemaAt(before, tokenFrom), await readSchemaAt(after, tokenFrom))
      if (json) say(JSON.stringify({ breaking, surprising }))
      else for (const [word, texts] of [['breaks', breaking], ['may surprise', surprising]] as const) for (const text of texts) say(`${word}: ${text}`)
      if (breaking.length > 0) throw sdkErrors.SDK_BREAKING({ count: breaking.length, first: breaking[0]! })
      if (!json) say('Nothing breaks.')
    })
}

function documentsCommand(): Command {
  return withSource(new Command('documents'))
    .description('Checks the documents of a program and writes them with their hashes.')
    .argument('<place>', 'a folder or file with .graphql, or .jsonl with what the client sent')
    .option('--out <file>', 'where to', 'tenon-documents.json')
    .action(async (place: string, { out, ...source }: Source & { out: string }) => {
      const [{ readSchema }, { collectDocuments }] = await Promise.all([import('./read-schema.ts'), import('./documents.ts')])
      const documents = collectDocuments(place, await readSchema(source))
      writeFileSync(out, JSON.stringify(documents, null, 1) + '\n')
      say(`${Object.keys(documents).length} documents fit the schema. Written: ${out}.`)
    })
}

function withSource(command: Command): Command {
  return withInstallation(command)
    .option('--url <address>', 'ask a running server instead of composing the installation')
    .option('--token-from <variable>', 'environment variable with the API token', 'TENON_TOKEN')
}

async function companyText(source: Source): Promise<string> {
  const [{ readSchema }, { companyModule }] = await Promise.all([import('./read-schema.ts'), import('./company-module.ts')])
  return companyModule(await readSchema(source))
}

function say(text: string): void {
  process.stdout.write(text + '\n')
}
