import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const coreFolder = fileURLToPath(new URL('../../', import.meta.url))

export function readCoreVersion(): string {
  return (JSON.parse(readFileSync(join(coreFolder, 'package.json'), 'utf8')) as { version: string }).version
}
