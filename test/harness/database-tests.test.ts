import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { databaseTestFiles } from './database-tests.ts'

const VARIABLE = ['TENON', 'TEST', 'DATABASE'].join('_') // in one word it would make this file one of them

test('a test opens a database when it, or a helper that it imports, asks where the database is', () => {
  const root = tree({
    'a/test/pure.test.ts': `import { add } from '../src/add.ts'`,
    'a/test/asks.test.ts': `const where = process.env.${VARIABLE}`,
    'a/test/kit.test.ts': `import { createTestApp } from '@tenon/core/` + `testing'`,
    'a/test/through-helper.test.ts': `import { openIt } from './support/open-it.ts'`,
    'a/test/support/open-it.ts': `import { url } from './url.ts'\nexport { openIt } from './open-it.ts'`,
    'a/test/support/url.ts': `export const url = process.env.${VARIABLE}`,
    'a/test/product.test.ts': `import { open } from '../src/open.ts'`,
    'a/src/open.ts': `export const open = () => process.env.${VARIABLE}`,
    'a/test/node_modules/x/asks.test.ts': VARIABLE,
  })
  expect(databaseTestFiles(root, ['a/test', 'missing/test']).toSorted()).toEqual(['a/test/asks.test.ts', 'a/test/kit.test.ts', 'a/test/through-helper.test.ts'])
})

function tree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'tenon-tree-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}
