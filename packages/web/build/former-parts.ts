import { existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import path from 'node:path'

/** How long the parts of a former shell stay, in days: pages that were opened before load the rest of theirs from it. */
const KEPT = 7

/** Begins the days of the parts that are served until now: the build that follows makes former ones of those that it does not write again. */
export function datePartsOf(outDir: string, files: readonly string[], now = new Date()): void {
  for (const file of files) if (existsSync(path.join(outDir, file))) utimesSync(path.join(outDir, file), now, now)
}

/** Deletes the parts that belong to no build of the last seven days. Their names carry a hash, so that nothing newer is meant by one. */
export function dropFormerParts(outDir: string, current: readonly string[], now = Date.now()): void {
  const folder = path.join(outDir, 'assets')
  if (!existsSync(folder)) return
  const kept = new Set(current.map((file) => path.join(outDir, file)))
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name)
    // The map of a part is written with it, though no build lists it.
    if (kept.has(file) || kept.has(file.replace(/\.map$/, ''))) continue
    const about = statSync(file)
    if (about.isFile() && now - about.mtimeMs > KEPT * 24 * 3600 * 1000) rmSync(file)
  }
}
