import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, sourceFiles } from './source-files.ts'

/** The first column of the table of reasons for which queries go round the guard. */
function documented(): string[] {
  const [, table = ''] = readFileSync(join(root, 'docs/guides/rights.md'), 'utf8').split('| reason, as it stands at the call |')
  return [...table.split('\n## ')[0]!.matchAll(/^\| ([^|]+?) \|/gm)].map(([, reason]) => reason!).filter((reason) => !reason.startsWith('---'))
}

test('every reason that the guide to rights tells of stands at a call', () => {
  const code = sourceFiles(['packages'], ['.ts']).map(({ text }) => text).join('\n')
  expect(documented().length).toBeGreaterThan(10)
  expect(documented().filter((reason) => !code.includes(`.system('${reason}')`))).toEqual([])
})
