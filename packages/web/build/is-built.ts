import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sourceHash } from './source-hash.ts'
import type { WebOptions } from './tenon-vite.ts'

/** Whether the shell in `outDir` is that of these sources and this lock. Loads neither Vite nor Svelte: a server asks this each time that it starts. */
export function isBuilt({ lockFile, outDir }: WebOptions): boolean {
  const stamp = stampOf(outDir)
  return existsSync(stamp) && existsSync(path.join(outDir, 'index.html')) && readFileSync(stamp, 'utf8') === sourceHash(lockFile)
}

/** Notes of which sources the shell in `outDir` was built. */
export function stampBuilt(outDir: string, hash: string): void {
  writeFileSync(stampOf(outDir), hash)
}

function stampOf(outDir: string): string {
  return path.join(outDir, '.hash')
}
