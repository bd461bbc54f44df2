import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { contentHash } from './content-hash.ts'
import { readLock } from './read-lock.ts'
import { webRoot } from './web-root.ts'

/** One hash of all that a build of the shell is made from, found without loading what builds it. */
export function sourceHash(lockFile: string): string {
  const plugins = readLock(lockFile)
  const roots = [path.join(webRoot, 'src'), path.join(webRoot, 'build'), ...plugins.filter(({ entry, messages }) => entry !== null || Object.keys(messages).length > 0).map(({ dir }) => dir)]
  // Where packages lie on this machine must not matter, which of them are in and in which version must.
  const list = plugins.map(({ id, version, entry, dir }) => [id, version, entry && path.relative(dir, entry)])
  const files = ['index.html', 'package.json'].map((file) => readFileSync(path.join(webRoot, file), 'utf8'))
  return contentHash(roots, JSON.stringify([viteVersion(), list, files]))
}

function viteVersion(): string {
  const file = createRequire(import.meta.url).resolve('vite/package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
