import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const here = fileURLToPath(new URL('.', import.meta.url))

/** What the compiler says of `types/`: results that must be of a type, and mistakes that must be errors. */
function compile(name: string): Promise<string> {
  const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
  return new Promise((resolve) => execFile(process.execPath, [join(folder, 'bin', 'tsc'), '--noEmit', '-p', join(here, 'types')], (_error, output) => resolve(output)))
}

describe('types of results are exact, and mistakes are errors', () => {
  for (const [name, version] of [['typescript-5', '5.9'], ['typescript', '6.0'], ['typescript-7', '7.0']] as const) {
    it(`with TypeScript ${version}`, async () => {
      expect((createRequire(import.meta.url)(`${name}/package.json`) as { version: string }).version).toMatch(new RegExp(`^${version.replace('.', '\\.')}`))
      expect(await compile(name)).toBe('')
    }, 180_000)
  }
})
