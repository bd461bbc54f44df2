import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { mappingShape } from '../../src/import/mapping/mapping-shape.ts'
import { MappingProblems } from '../../src/import/mapping/problems.ts'
import { parseMapping, readMapping } from '../../src/import/mapping/read-mapping.ts'
import { repositoryFile } from './sample-data.ts'

const guide = readFileSync(repositoryFile('docs/guides/import.md'), 'utf8')

describe('the guide to imports', () => {
  const samples = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text)

  test.each(samples.map((text, index) => [index + 1, text] as const))('mapping %i can be read', (_number, text) => {
    expect(parseMapping(text, 'guide.yaml').mapping.steps.length).toBeGreaterThan(0)
  })

  test('names every setting that there is', () => {
    const settings = new Set<string>()
    const known = (path: readonly (string | number)[], key: string): void => {
      const problems = new MappingProblems()
      const value = path.reduceRight<unknown>((inner, part) => (typeof part === 'number' ? [inner] : { [part]: inner }), { [key]: 'x' })
      mappingShape(value, [], problems)
      for (const { code, params } of problems.error('').fields) if (code === 'MAPPING_UNKNOWN_KEY' && params?.['key'] === key) for (const name of String(params['known']).split(', ')) settings.add(name)
    }
    for (const path of [[], ['steps', 0], ['steps', 0, 'also', 0], ['steps', 0, 'skipWhen'], ['steps', 0, 'fields', 'f'], ['steps', 0, 'fields', 'f', 'number'], ['steps', 0, 'fields', 'f', 'reference']]) known(path, '?')
    expect(settings.size).toBeGreaterThan(45)
    const silent = [...settings].filter((name) => !new RegExp(`\\b${name}\\b`).test(guide))
    expect(silent).toEqual([])
  })
})

test('the example mapping can be read', async () => {
  expect((await readMapping(repositoryFile('examples/imports/maven-crm.yaml'))).mapping.source).toBe('maven-crm')
})
