import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { DRIVERS, findSystemUses } from '@tenon/core/testing'
import { describe, expect, test } from 'vitest'
import { importsOf, packageOf } from './imports.ts'
import { root, sourceFiles, type SourceFile } from './source-files.ts'

const uncleanSystemUses = await findSystemUses()

// What the linter cannot say. Each rule lists every offence, so that one run shows them all.
const code = sourceFiles(['packages', 'examples', 'test'], ['.ts', '.svelte', '.mjs'])
const product = code.filter(({ path }) => !/(^|\/)test\//.test(path) && !path.startsWith('test/'))
const plugins = product.filter(({ path }) => /^(packages\/plugins|examples)\//.test(path))

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
    expect(offences(plugins, (file) => importsOf(file).filter((name) => DRIVERS.test(name)))).toEqual([])
  })

  test('leave Enter to the kit, which knows when a Chinese word is still being typed', () => {
    expect(offences(plugins, (file) => matches(file.text, /\bkey\s*===?\s*['"]Enter['"]/g))).toEqual([])
  })
})

describe('the unguarded database', () => {
  test('is opened at the place itself, for a reason that stands there in words', () => {
    const handedOn = 'packages/core/' // the core's own layers pass on what they were given
    expect(product.filter(({ path }) => !path.startsWith(handedOn)).flatMap(uncleanSystemUses)).toEqual([])
  })

  test.each([
    ["context.system('audit')", "the reason of context.system('audit') is no sentence: say why in three words or more"],
    ['context.system(reason)', 'the reason of context.system(reason) must stand there as a text'],
    ['context.system(`because of ${name}`)', 'the reason of context.system(`because of ${name}`) must stand there as a text'],
    ['const open = context.system', 'context.system is handed on: call it where it is needed, with its reason'],
    ["context['system']('for a good reason here')", "context['system'] is handed on: call it where it is needed, with its reason"],
    ['const { system } = context', '{ system } is handed on: call context.system where it is needed, with its reason'],
    ['function open({ system, db }) { return system }', '{ system } is handed on: call context.system where it is needed, with its reason'],
  ])('and %s is found', (text, offence) => {
    expect(uncleanSystemUses({ path: 'packages/plugins/bad/src/bad.ts', text })).toEqual([`packages/plugins/bad/src/bad.ts:1: ${offence}`])
  })

  test('and a clean use is not', () => {
    expect(uncleanSystemUses({ path: 'packages/plugins/good/src/good.ts', text: "const system = context.system('write the stage history')\nconst design = { system: 'metric' }" })).toEqual([])
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
