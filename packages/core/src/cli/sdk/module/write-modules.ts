import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Composition } from '../../../composition/composition.ts'
import { makeModules } from './make-modules.ts'
import { isInstalled } from './open-snapshots.ts'

/** Writes `.sdk/` of the core and of each plugin in this workspace; gives the names of those that changed. Installed packages brought theirs. */
export async function writeModules(composition: Composition, generated: string): Promise<string[]> {
  const changed: string[] = []
  for (const { name, folder, typescript, schema, bridges } of await makeModules(composition, generated)) {
    if (isInstalled(folder)) continue
    const written = [writeIfNew(join(folder, '.sdk', 'index.ts'), typescript), writeIfNew(join(folder, '.sdk', 'schema.graphql'), schema), ...Object.entries(bridges).map(([to, text]) => writeIfNew(join(folder, '.sdk', `with-${to}.graphql`), text))]
    if (written.includes(true)) changed.push(name)
  }
  return changed
}

export function writeIfNew(file: string, text: string): boolean {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return true
}
