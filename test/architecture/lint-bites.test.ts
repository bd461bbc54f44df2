import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from './source-files.ts'

interface Finding {
  readonly code: string
  readonly message: string
  readonly help?: string
  readonly filename: string
}

/** A folder with the repository's rules, in which everything may be wrong. */
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenon-lint-'))
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the linter says of a file at this place. */
function lint(path: string, text: string): Finding[] {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  try {
    return diagnostics(execFileSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '--format=json', path], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }))
  } catch (error) {
    return diagnostics((error as { stdout: string }).stdout)
  } finally {
    rmSync(file)
  }
}

const diagnostics = (text: string): Finding[] => (JSON.parse(text) as { diagnostics: Finding[] }).diagnostics
const said = (path: string, text: string): string => lint(path, text).filter(({ code }) => code.includes('no-restricted-imports')).map(({ message, help }) => `${message} ${help ?? ''}`).join('\n')

const importing = (what: string): string => `import thing from '${what}'\nexport const used = thing\n`
const places = ['packages/plugins/bad/src/bad.ts', 'packages/plugins/bad/bridge/bad.ts', 'packages/plugins/bad/ui/bad.ts', 'examples/bad/src/bad.ts']

describe.each(places)('a plugin that imports in %s', (place) => {
  test.each(['pg', 'pg-native', '@prisma/client', '@prisma/adapter-pg', '@electric-sql/pglite', 'postgres'])('%s is told that context.db is the only database', (name) => {
    expect(said(place, importing(name))).toContain('through context.db only')
  })

  test.each(['../.slice/client/client.ts', '../../../.tenon/client/client.ts', '../.slice/pothos-types.ts'])('the generated %s is told where its types are', (name) => {
    expect(said(place, importing(name))).toContain('The generated client knows no rights')
  })

  test.each(['../../../core/src/rights/guard.ts', '../../../../packages/core/src/index.ts', '@tenon/core/testing', '@tenon/core/import'])('%s is told which doors the core has', (name) => {
    expect(said(place, importing(name))).toContain("The core's inside is closed")
  })

  test.each(['@tenon/core/src/rights/guard.ts', '@tenon/customers/src', '@tenon/customers/model.prisma'])('%s is told to use the door', (name) => {
    expect(said(place, importing(name))).toMatch(/inside is closed/)
  })

  test.each(['@tenon/core', '@tenon/core/money', '@tenon/core/time', '../.slice/types.ts', './neighbour.ts', '@tenon/customers'])('%s is told nothing', (name) => {
    expect(said(place, importing(name))).toBe('')
  })
})

describe('the linter', () => {
  test('finds in the core an import of a plugin', () => {
    expect(said('packages/core/src/bad.ts', importing('@tenon/pipeline'))).toContain('The core knows no plugin')
  })

  test('finds in the shell an import of a plugin', () => {
    expect(said('packages/web/src/bad.ts', importing('@tenon/pipeline'))).toContain('never a plugin')
  })

  test('finds any, and a test that does not run', () => {
    expect(lint('packages/plugins/bad/src/bad.ts', 'export const anything: any = 1\n').map(({ code }) => code)).toContain('typescript(no-explicit-any)')
    expect(lint('packages/plugins/bad/test/bad.test.ts', "import { test } from 'vitest'\ntest.only('one', () => {})\n").map(({ code }) => code)).toContain('vitest(no-focused-tests)')
  })
})
