import { ensureInstalled } from '../lib/install.mjs'
import { inRoot } from '../lib/paths.mjs'
import { runSteps } from '../lib/run-steps.mjs'
import { generate } from '../steps/generate.mjs'
import { vitest } from '../steps/vitest.mjs'

/** Makes the pictures of docs/images anew from the example company, in a real browser. */
export default async function pictures() {
  await ensureInstalled('all')
  process.env.TENON_PICTURES = inRoot('docs', 'images')
  await runSteps([generate, vitest('Pictures of the main screens', ['e2e'], ['test/e2e/pictures'])])
}
