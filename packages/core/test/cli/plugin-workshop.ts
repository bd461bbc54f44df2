import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { node } from '../kit/run-guide.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const partner = join(root, 'examples/courses/node_modules')

/** A folder for a plugin, with the packages that an `npm install` would bring, and other plugins beside them. */
export function furnishPlugin(folder: string, others: readonly string[] = []): void {
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, '@tenon'), { recursive: true })
  for (const name of readdirSync(partner)) if (name !== '@tenon' && !name.startsWith('.')) symlinkSync(join(partner, name), join(modules, name), 'dir')
  for (const name of readdirSync(join(partner, '@tenon'))) symlinkSync(join(partner, '@tenon', name), join(modules, '@tenon', name), 'dir')
  for (const name of others) symlinkSync(join(root, 'packages/plugins', name), join(modules, '@tenon', name), 'dir')
}

/** The linter of this repository over a folder: what it says, or nothing. */
export async function lintOf(folder: string): Promise<string> {
  const { code, output } = await node(root, join(root, 'node_modules/oxlint/bin/oxlint'), '-c', join(root, '.oxlintrc.json'), '--no-ignore', join(folder, 'src'), join(folder, 'test'), join(folder, 'ui'), join(folder, 'messages'))
  return code === 0 ? '' : output
}
