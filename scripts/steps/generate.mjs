import { command } from '../lib/command.mjs'
import { oneTest } from '../lib/run-steps.mjs'
import { installation, tenonBin } from '../lib/paths.mjs'

/** The composed schema, client and types that everything after it is checked against. Counted only when it fails. */
export const generate = {
  title: 'Generate',
  needed: true,
  async run() {
    const { code, output } = await command(process.execPath, [tenonBin, 'generate', '--dir', installation, '--slices'])
    if (code !== 0) console.log(output.trim())
    return code === 0 ? { passed: 0, failed: 0, skips: [] } : oneTest(false)
  },
}
