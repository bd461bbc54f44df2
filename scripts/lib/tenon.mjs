import { pathToFileURL } from 'node:url'
import { tenonBin } from './paths.mjs'

/** Becomes the `tenon` command line: the same process, so that signals, terminal and exit code are its own. */
export async function becomeTenon(...args) {
  process.argv.splice(1, Infinity, tenonBin, ...args)
  await import(pathToFileURL(tenonBin).href)
}
