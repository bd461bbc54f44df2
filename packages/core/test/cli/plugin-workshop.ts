import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const partner = join(root, 'examples/partner-plugin/node_modules')

/** A folder for a plugin, with the packages that an `npm install` would bring, and other plugins beside them. */
export function furnishPlugin(folder: string, others: readonly string[] = []): void {
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, '@tenon'), { recursive: true })
  for (const name of readdirSync(partner)) if (name !== '@tenon' && !name.startsWith('.')) symlinkSync(join(partner, name), join(modules, name), 'dir')
  for (const name of readdirSync(join(partner, '@tenon'))) symlinkSync(join(partner, '@tenon', name), join(modules, '@tenon', name), 'dir')
  for (const name of others) symlinkSync(join(root, 'packages/plugins', name), join(modules, '@tenon', name), 'dir')
}

/** Runs a Node program in a folder, knowing nothing of the tests around it. */
export function node(cwd: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const { TENON_TEST_DATABASE: _server, VITEST: _inside, ...env } = process.env
  return new Promise((resolve) => execFile(process.execPath, args, { cwd, env, maxBuffer: 1e8 }, (error, out, problems) => resolve({ code: error ? 1 : 0, output: out + problems })))
}

/** The linter of this repository over a folder: what it says, or nothing. */
export async function lintOf(folder: string): Promise<string> {
  const { code, output } = await node(root, join(root, 'node_modules/oxlint/bin/oxlint'), '-c', join(root, '.oxlintrc.json'), '--no-ignore', join(folder, 'src'), join(folder, 'test'), join(folder, 'ui'), join(folder, 'messages'))
  return code === 0 ? '' : output
}
