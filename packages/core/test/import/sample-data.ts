import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { resolve } from 'node:path'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** A folder of the sample data; null, with a line that says so, where it is not there. */
export function sampleData(name: string): string | null {
  const folder = resolve(root, process.env['TENON_SAMPLE_DATA'] ?? '../shared/data', name)
  if (existsSync(folder)) return folder
  process.stderr.write(`Skipped: no sample data in ${folder}. Set TENON_SAMPLE_DATA to the folder that holds ${name}.\n`)
  return null
}

/** A file of the repository. */
export function repositoryFile(path: string): string {
  return resolve(root, path)
}
