import { ensureInstalled } from '../lib/install.mjs'
import { installation } from '../lib/paths.mjs'
import { becomeTenon } from '../lib/tenon.mjs'

export default async function dev(args) {
  await ensureInstalled('app')
  await becomeTenon('dev', '--dir', installation, ...args)
}
