import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Composition } from '../../../composition/composition.ts'
import { makeModules, type MadeModule } from './make-modules.ts'
import { isInstalled } from './open-snapshots.ts'

/** Writes `.sdk/` of the core and of each plugin in this workspace; gives the names of those that changed. Installed packages brought theirs. */
export async function writeModules(composition: Composition, generated: string): Promise<string[]> {
  const modules = (await makeModules(composition, generated)).filter(({ folder }) => !isInstalled(folder))
  return modules.filter((module) => writeModule(module)).map(({ name }) => name)
}

/** Whether something changed. What a package ships is what is in the folder, so a bridge that is no more goes. */
export function writeModule({ folder, typescript, schema, bridges }: Omit<MadeModule, 'name'>): boolean {
  const output = join(folder, '.sdk')
  const files = new Map([['index.ts', typescript], ['schema.graphql', schema], ...Object.entries(bridges).map(([to, text]) => [`with-${to}.graphql`, text] as const)])
  const written = [...files].map(([file, text]) => writeIfNew(join(output, file), text))
  const dropped = readdirSync(output).filter((file) => file.startsWith('with-') && !files.has(file))
  for (const file of dropped) rmSync(join(output, file))
  return written.includes(true) || dropped.length > 0
}

export function writeIfNew(file: string, text: string): boolean {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return true
}
