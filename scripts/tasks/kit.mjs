import { join } from 'node:path'
import { cache } from '../lib/paths.mjs'
import { findPnpm } from '../lib/pnpm.mjs'
import { runSteps } from '../lib/run-steps.mjs'
import { vitest } from '../steps/vitest.mjs'
import pack from './pack.mjs'

/**
 * What a partner does, with the packages as they are published: follows the guides in an empty folder, and starts a company with the plugin. It takes
 * some minutes; run it before a release. `-- --built` packs without generating anew.
 */
export default async function kit(args) {
  const packages = join(cache, 'packages')
  await pack(['--to', packages, ...args])
  const { program, args: first } = await findPnpm()
  Object.assign(process.env, { TENON_PACKAGES: packages, TENON_PNPM: JSON.stringify([program, ...first]) })
  await runSteps([vitest('The guides, from packed packages', ['kit'], [])])
}
