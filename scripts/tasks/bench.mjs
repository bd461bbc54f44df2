import { command } from '../lib/command.mjs'
import { ensureInstalled } from '../lib/install.mjs'
import { inRoot } from '../lib/paths.mjs'

/** Measures and rewrites the table in test/bench/README.md. */
export default async function bench(args) {
  await ensureInstalled('all')
  const { code } = await command(process.execPath, ['--import', 'tsx', inRoot('test', 'bench', 'run.ts'), ...args], { show: true, cwd: inRoot('test') })
  process.exitCode = code
}
