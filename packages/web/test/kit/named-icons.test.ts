// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { sourceFiles } from '../../../../test/architecture/source-files.ts'
import { namedIcon } from '../../src/kit/named-icons.ts'

const sources = sourceFiles(['packages/plugins', 'packages/core/src', 'packages/web/src', 'examples'], ['.ts', '.svelte'])

describe('icons asked for by name', () => {
  const asked = sources.flatMap(({ path, text }) => namesAskedFor(text).map((name) => ({ path, name })))

  test('are found in the sources as data, as attributes and as choices', () => {
    const text = `icon: 'gavel', icon="stamp" icon={late ? 'clock' : 'check'} const icons = { share: 'split', hold: 'timer' } as const; lexicon: 'not'`
    expect(namesAskedFor(text)).toEqual(['gavel', 'stamp', 'clock', 'check', 'split', 'timer'])
    expect(asked.length).toBeGreaterThan(150)
  })

  test('are there, and none is shown as a box for want of one', () => {
    const without = asked.filter(({ name }) => name !== 'box' && namedIcon(name) === namedIcon('box'))
    expect(without.map(({ path, name }) => `${path} asks for "${name}"`)).toEqual([])
  })
})

/** Every name in what is said of an icon: `icon: 'x'`, `icon="x"`, `icon={a ? 'x' : 'y'}`, `icons = { a: 'x', b: 'y' }`. */
function namesAskedFor(text: string): string[] {
  const said = [...text.matchAll(/\bicon(?:=(?:"[^"]*"|\{[^}]*\})|: *[^,}\n]*)|\bicons\b[^={\n]*= *\{[^}]*\}/g)].map(([found]) => found)
  return said.flatMap((part) => [...part.matchAll(/(?<!=== |!== )['"]([a-z][a-z0-9]*(?:-[a-z0-9]+)*)['"]/g)].map(([, name]) => name ?? ''))
}
