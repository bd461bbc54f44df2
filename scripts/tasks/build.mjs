import { ensureInstalled } from '../lib/install.mjs'
import { installation } from '../lib/paths.mjs'
import { becomeTenon } from '../lib/tenon.mjs'

/** Generates the installation: schema, client, types and the built web shell. */
export default async function build(args) {
  await ensureInstalled('app')
  await becomeTenon('generate', '--dir', installation, ...args)
}
