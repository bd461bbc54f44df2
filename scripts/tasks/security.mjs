import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { ensureInstalled } from '../lib/install.mjs'
import { runSteps } from '../lib/run-steps.mjs'
import { generate } from '../steps/generate.mjs'
import { vitest } from '../steps/vitest.mjs'

/**
 * The proofs of the rights, longer than in `npm test`: `npm run security -- --times 20 --seed 7`. Without a seed each run tries other queries and
 * writes; the seed that is printed makes it try the same again.
 */
export default async function security(args) {
  const { values } = parseArgs({ args, options: { times: { type: 'string', default: '20' }, seed: { type: 'string', default: String(randomInt(1_000_000)) } } })
  await ensureInstalled('all')
  console.log(`Seed ${values.seed}, ${values.times} times as many as in the tests.`)
  Object.assign(process.env, { TENON_FUZZ_SEED: values.seed, TENON_FUZZ_RUNS: values.times })
  const filters = ['test/security', 'rights/reading-laws', 'rights/writing-laws']
  await runSteps([generate, vitest('Proofs of the rights, on both databases', ['unit', 'breaks', 'postgres'], filters)])
}
