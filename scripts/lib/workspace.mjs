import { existsSync, readdirSync } from 'node:fs'
import { inRoot } from './paths.mjs'

/** Folders of the workspace's packages, relative to the root, in the order in which they build on each other. */
export function packageFolders() {
  const folders = ['packages/core', 'packages/sdk', 'packages/web', ...below('packages/plugins'), ...below('examples'), 'test']
  return folders.filter((folder) => existsSync(inRoot(folder, 'package.json')))
}

function below(folder) {
  if (!existsSync(inRoot(folder))) return []
  return readdirSync(inRoot(folder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => `${folder}/${entry.name}`)
}
