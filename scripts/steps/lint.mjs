import { command } from '../lib/command.mjs'
import { inRoot } from '../lib/paths.mjs'
import { oneTest } from '../lib/run-steps.mjs'

export const lint = {
  title: 'Lint',
  async run() {
    const { code, output } = await command(process.execPath, [inRoot('node_modules', 'oxlint', 'bin', 'oxlint'), '--deny-warnings'])
    if (code !== 0) console.log(output.trim())
    return oneTest(code === 0)
  },
}
