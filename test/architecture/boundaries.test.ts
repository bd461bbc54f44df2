import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, packageOf } from './imports.ts'
import { root, sourceFiles, type SourceFile } from './source-files.ts'

// What the linter cannot say. Each rule lists every offence, so that one run shows them all.
const code = sourceFiles(['packages', 'examples', 'test'], ['.ts', '.svelte', '.mjs'])
const product = code.filter(({ path }) => !/(^|\/)test\//.test(path) && !path.startsWith('test/'))
const plugins = product.filter(({ path }) => path.startsWith('packages/plugins/'))

const offences = (files: readonly SourceFile[], find: (file: SourceFile) => readonly string[]) => files.flatMap((file) => find(file).map((what) => `${file.path}: ${what}`))
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([whole]) => whole.trim())

describe('packages', () => {
  test('are entered by their door, never by a path into them', () => {
    expect(offences(code, (file) => importsOf(file).filter((name) => name.startsWith('.') && leaves(file.path, name)))).toEqual([])
  })

  test('offer every path of theirs that another imports', () => {
    expect(offences(code, (file) => importsOf(file).filter((name) => name.startsWith('@tenon/') && !isExported(name)))).toEqual([])
  })

  test('that are not plugins know no plugin', () => {
    const names = new Set(plugins.map(({ path }) => `@tenon/${path.split('/')[2]}`))
    const base = product.filter(({ path }) => /^packages\/(core|web|sdk)\//.test(path))
    expect(offences(base, (file) => importsOf(file).filter((name) => names.has(name.split('/').slice(0, 2).join('/'))))).toEqual([])
  })
})

describe('plugins', () => {
  test('reach the database through ctx.db alone, in Svelte files and dynamic imports too', () => {
    const forbidden = /^(@prisma\/|pg($|[-/])|@electric-sql\/|postgres$)/
    expect(offences(plugins, (file) => importsOf(file).filter((name) => forbidden.test(name)))).toEqual([])
  })

  test('leave Enter to the kit, which knows when a Chinese word is still being typed', () => {
    expect(offences(plugins, (file) => matches(file.text, /\bkey\s*===?\s*['"]Enter['"]/g))).toEqual([])
  })
})

describe('the unguarded database', () => {
  test('is opened for a reason that stands there in words', () => {
    const withoutReason = /\.system\((?!\s*(['"`])[^'"`]{8,}\1)[^)\n]*\)?/g
    const handedOn = '.system(reason)' // the core's own layers pass on what they were given
    const found = offences(product, (file) => matches(file.text, withoutReason).filter((call) => call !== handedOn || !file.path.startsWith('packages/core/')))
    expect(found).toEqual([])
  })
})

describe('Svelte files', () => {
  test('stay below 400 lines', () => {
    const long = product.filter(({ path, text }) => path.endsWith('.svelte') && text.split('\n').length > 400)
    expect(long.map(({ path }) => path)).toEqual([])
  })
})

/** Whether a relative import ends in another package than it starts in. The whole's tests may use one another's helpers. */
function leaves(path: string, name: string): boolean {
  const target = posix.join(posix.dirname(path), name)
  return packageOf(target) !== packageOf(path)
}

function isExported(name: string): boolean {
  const [, plugin = '', ...rest] = name.split('/')
  const folder = [`packages/${plugin}`, `packages/plugins/${plugin}`].find((candidate) => existsSync(join(root, candidate, 'package.json')))
  if (!folder) return true // a partner's package, or one of an example
  const { exports = {} } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as { exports?: Record<string, unknown> }
  const wanted = ['.', ...rest].join('/')
  return Object.keys(exports).some((door) => door === wanted || (door.endsWith('/*') && wanted.startsWith(door.slice(0, -1))))
}
