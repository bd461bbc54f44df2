import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { command } from '../lib/command.mjs'
import { oneTest } from '../lib/run-steps.mjs'
import { inRoot, tenonBin } from '../lib/paths.mjs'

/** The composed schema, client and types that everything after it is checked against. Counted only when it fails. */
export const generate = {
  title: 'Generate',
  needed: true,
  async run() {
    for (const dir of installations()) {
      const { code, output } = await command(process.execPath, [tenonBin, 'generate', '--dir', dir, '--slices'])
      if (code === 0) continue
      console.log(output.trim())
      return oneTest(false)
    }
    return { passed: 0, failed: 0, skips: [] }
  },
}

/** The examples that are installations; their slices are what the plugins in them are checked against. */
function installations() {
  const examples = inRoot('examples')
  return readdirSync(examples).map((name) => join(examples, name)).filter((folder) => existsSync(join(folder, 'tenon.config.ts')))
}
