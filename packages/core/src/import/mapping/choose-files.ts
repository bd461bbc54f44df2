import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { importErrors } from '../errors.ts'

const kinds = ['.csv', '.tsv', '.txt', '.xlsx']

/** The files that were given, those of folders included (not of their subfolders), by name. */
export async function listFiles(paths: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const path of paths) {
    const found = await stat(path).catch((cause: unknown) => {
      throw importErrors.IMPORT_FILE_MISSING({ file: path }, { cause })
    })
    if (!found.isDirectory()) files.push(path)
    else for (const name of await readdir(path)) if (kinds.includes(extname(name).toLowerCase())) files.push(join(path, name))
  }
  return files.sort((a, b) => (basename(a) < basename(b) ? -1 : 1))
}

/** Those whose name fits a pattern of `*` and `?`, in any case. */
export function chooseFiles(files: readonly string[], pattern: string): string[] {
  const shape = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')
  const fits = new RegExp(`^${shape}$`, 'iu')
  return files.filter((file) => fits.test(basename(file).normalize('NFC')))
}
