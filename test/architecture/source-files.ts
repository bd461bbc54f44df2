import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface SourceFile {
  /** Relative to the repository's root, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** Folders that tools write; everything else below the root is source. */
export const GENERATED = new Set(['node_modules', '.slice', '.sdk', 'dist', 'coverage', 'data', '.git'])

/** The source files below the folders whose names end in one of the endings. */
export function sourceFiles(folders: readonly string[], endings: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => filesBelow(join(root, folder)))
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .map((file) => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }))
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (!entry.isDirectory()) return entry.isFile() ? [path] : []
    return isGenerated(path) ? [] : filesBelow(path)
  })
}

/** `data` is an installation's database below examples/, and an ordinary folder anywhere else. */
function isGenerated(path: string): boolean {
  const parts = relative(root, path).split(sep)
  const name = parts.at(-1) ?? ''
  return name === 'data' ? parts[0] === 'examples' && parts.length === 3 : GENERATED.has(name) || name.startsWith('.tenon')
}
