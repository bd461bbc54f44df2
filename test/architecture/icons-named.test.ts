import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root, sourceFiles } from './source-files.ts'

const sources = sourceFiles(['packages/plugins', 'packages/core/src', 'packages/web/src', 'examples'], ['.ts', '.svelte'])

describe('icons asked for by name', () => {
  const asked = sources.flatMap(({ path, text }) => namesAskedFor(text).map((name) => ({ path, name })))

  test('are found in the sources as data, as attributes and as choices', () => {
    const text = `icon: 'gavel', icon="stamp" icon={late ? 'clock' : 'check'} const icons = { share: 'split', hold: 'timer' } as const; lexicon: 'not'`
    expect(namesAskedFor(text)).toEqual(['gavel', 'stamp', 'clock', 'check', 'split', 'timer'])
    expect(asked.length).toBeGreaterThan(150)
  })

  test('are there, and none is shown as a box for want of one', () => {
    const there = namesThere()
    expect(there.size).toBeGreaterThan(150)
    expect(asked.filter(({ name }) => !there.has(name)).map(({ path, name }) => `${path} asks for "${name}"`)).toEqual([])
  })
})

/** Every name in what is said of an icon: `icon: 'x'`, `icon="x"`, `icon={a ? 'x' : 'y'}`, `icons = { a: 'x', b: 'y' }`. */
function namesAskedFor(text: string): string[] {
  const said = [...text.matchAll(/\bicon(?:=(?:"[^"]*"|\{[^}]*\})|: *[^,}\n]*)|\bicons\b[^={\n]*= *\{[^}]*\}/g)].map(([found]) => found)
  return said.flatMap((part) => [...part.matchAll(/(?<!=== |!== )['"]([a-z][a-z0-9]*(?:-[a-z0-9]+)*)['"]/g)].map(([, name]) => name!))
}

/** The icons that are loaded when a name is shown, and the names that they had formerly. */
function namesThere(): ReadonlySet<string> {
  const text = readFileSync(join(root, 'packages/web/src/kit/named-icons.ts'), 'utf8')
  const icons = /namedIcons: [^\n]*\{\n([^}]*)\}/.exec(text)![1]!
  const former = /const FORMER[^=]*= \{([^}]*)\}/.exec(text)![1]!
  const names = (part: string, pattern: RegExp) => [...part.matchAll(pattern)].map(([, name]) => name!)
  return new Set([...names(icons, /^ {2}'?([a-z0-9-]+)'?[:,]/gm), ...names(former, /(?:^|, ) ?'?([a-z0-9-]+)'?:/g)])
}
