import { ensureInstalled } from '../lib/install.mjs'
import { installation } from '../lib/paths.mjs'
import { becomeTenon } from '../lib/tenon.mjs'

export default async function start(args) {
  await ensureInstalled('app')
  await becomeTenon('start', '--dir', installation, ...args)
}
