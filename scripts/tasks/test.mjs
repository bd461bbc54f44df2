import { ensureInstalled } from '../lib/install.mjs'
import { runSteps } from '../lib/run-steps.mjs'
import { generate } from '../steps/generate.mjs'
import { lint } from '../steps/lint.mjs'
import { types } from '../steps/types.mjs'
import { vitest } from '../steps/vitest.mjs'

/** Everything that has to hold. With arguments, only the test files whose path contains one of them: `npm test -- rights`. */
export default async function test(args) {
  await ensureInstalled('all')
  const tests = [
    vitest('Tests: units, web, embedded database and real PostgreSQL', ['unit', 'breaks', 'web', 'postgres'], args),
    vitest('Tests: browser, end to end', ['e2e'], args),
  ]
  await runSteps(args.length > 0 ? [generate, ...tests] : [generate, types, lint, ...tests])
}
