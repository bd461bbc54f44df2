import { ensureInstalled } from '../lib/install.mjs'
import { runSteps } from '../lib/run-steps.mjs'
import { lint } from '../steps/lint.mjs'

export default async function lintOnly() {
  await ensureInstalled('all')
  await runSteps([lint])
}
