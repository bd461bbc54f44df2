import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** `.slice` has the types of a plugin's part of the database: a hundred megabytes in all, of which no screen is made. */
const SKIPPED = new Set(['node_modules', '.git', '.tenon', '.slice', 'test', 'migrations', 'dist'])
const SOURCES = /\.(ts|js|mjs|svelte|css|html|json|svg)$/

/** One hash of all sources in these folders and files; changes when any of them does. Paths count, times do not. */
export function contentHash(roots: readonly string[], salt: string): string {
  const hash = createHash('sha256').update(salt)
  for (const root of roots) {
    for (const file of sourceFiles(root)) hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function sourceFiles(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sourceFiles(file)
    return SOURCES.test(entry.name) ? [file] : []
  })
}
