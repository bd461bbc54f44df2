import { readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './source-files.ts'

test('docs/facts.md is what `tenon facts --dir examples/software-company` prints', () => {
  const printed = execFileSync(process.execPath, ['packages/core/bin/tenon.js', 'facts', '--dir', 'examples/software-company'], { cwd: root, encoding: 'utf8' })
  expect(readFileSync(join(root, 'docs/facts.md'), 'utf8')).toBe(printed)
}, 60_000)
