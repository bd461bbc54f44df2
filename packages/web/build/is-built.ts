import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sourceHash } from './source-hash.ts'
import type { WebOptions } from './tenon-vite.ts'

/** What a build notes beside its files. */
interface Stamp {
  readonly hash: string
  /** Its files, seen from its folder: beside them lie parts of former builds. */
  readonly files: readonly string[]
}

/** Whether the shell in `outDir` is that of these sources and this lock, and whole. Loads neither Vite nor Svelte: a server asks this each time that it starts. */
export function isBuilt({ lockFile, outDir }: WebOptions): boolean {
  const stamp = readStamp(outDir)
  return stamp !== null && stamp.hash === sourceHash(lockFile) && stamp.files.every((file) => existsSync(path.join(outDir, file)))
}

/** Null where no build came to its end in this folder. */
export function readStamp(outDir: string): Stamp | null {
  try {
    return JSON.parse(readFileSync(stampOf(outDir), 'utf8')) as Stamp
  } catch {
    return null
  }
}

export function writeStamp(outDir: string, stamp: Stamp): void {
  writeFileSync(stampOf(outDir), `${JSON.stringify(stamp)}\n`)
}

export function removeStamp(outDir: string): void {
  rmSync(stampOf(outDir), { force: true })
}

function stampOf(outDir: string): string {
  return path.join(outDir, '.built.json')
}
