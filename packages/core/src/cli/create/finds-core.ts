import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Whether a folder's packages are there already, as within a workspace or after an installation. */
export function findsCore(folder: string): boolean {
  try {
    return existsSync(createRequire(join(folder, 'package.json')).resolve('@tenon/core/package.json'))
  } catch {
    return false
  }
}
