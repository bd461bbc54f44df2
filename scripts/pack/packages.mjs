import { readdirSync } from 'node:fs'
import { inRoot } from '../lib/paths.mjs'

/** What is published, in the order in which it builds on each other. */
export function published() {
  const plugins = readdirSync(inRoot('packages/plugins')).map((name) => ({ folder: `packages/plugins/${name}`, kind: 'plugin' }))
  return [
    { folder: 'packages/sdk', kind: 'client' }, { folder: 'packages/core', kind: 'core' }, { folder: 'packages/core/create-plugin', kind: 'program' },
    { folder: 'packages/web', kind: 'web' }, ...plugins,
  ]
}
