import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KeyIndex } from '../../src/import/engine/key-index.ts'

test('knows what a map would know, in a fraction of the memory', () => {
  const key = fc.string({ maxLength: 3 })
  fc.assert(fc.property(fc.array(fc.tuple(key, fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 2 ** 32 - 1 })), { maxLength: 400 }), (entries) => {
    const index = new KeyIndex()
    const map = new Map<string, { line: number; file: number; tag: number }>()
    for (const [text, line, tag] of entries) {
      expect(index.add(text, { line, file: 3, tag })).toEqual(map.get(text) ?? null)
      if (!map.has(text)) map.set(text, { line, file: 3, tag })
    }
    for (const [text, entry] of map) expect(index.get(text)).toEqual(entry)
    expect(index.size).toBe(map.size)
    expect([index.has('not there'), index.get('not there')]).toEqual([false, null])
  }))
})

test('a tag can be changed', () => {
  const index = new KeyIndex()
  index.add('a')
  index.tag('a', 7)
  index.tag('b', 9)
  expect([index.get('a')?.tag, index.has('b')]).toEqual([7, false])
})
