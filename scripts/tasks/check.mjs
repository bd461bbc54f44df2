import { ensureInstalled } from '../lib/install.mjs'
import { runSteps } from '../lib/run-steps.mjs'
import { generate } from '../steps/generate.mjs'
import { lint } from '../steps/lint.mjs'
import { types } from '../steps/types.mjs'

/** What an editor would say of the whole tree: types and lint, no tests. */
export default async function check() {
  await ensureInstalled('all')
  await runSteps([generate, types, lint])
}
