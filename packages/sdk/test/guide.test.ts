import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const folder = fileURLToPath(new URL('../node_modules/.guide/', import.meta.url))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const nameOf = (index: number): string => (index === 0 ? 'company.ts' : `part-${index}.ts`)

it('every program in the guide compiles against the modules, and the first file is what the others import', () => {
  const guide = readFileSync(new URL('../../../docs/guides/sdk.md', import.meta.url), 'utf8')
  const blocks = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!)
  expect(blocks.length).toBeGreaterThanOrEqual(5)
  mkdirSync(folder, { recursive: true })
  for (const [index, code] of blocks.entries()) writeFileSync(join(folder, nameOf(index)), code)
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../../../tsconfig.base.json', compilerOptions: { paths: { '@tenon/sdk': ['../../src/index.ts'] } }, files: blocks.map((_code, index) => nameOf(index)) }))
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  let output = ''
  try {
    execFileSync(process.execPath, [compiler, '--noEmit', '-p', folder], { encoding: 'utf8' })
  } catch (error) {
    output = (error as { stdout: string }).stdout
  }
  expect(output).toBe('')
}, 120_000)
