import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordDiff } from './word-diff.ts'

const side = (before: string, after: string, without: string) => wordDiff(before, after).filter(({ kind }) => kind !== without).map(({ text }) => text).join('')

describe('a redline of words', () => {
  it('marks the words that were changed and no others', () => {
    expect(wordDiff('Pay within 30 days of acceptance.', 'Pay within 45 days of acceptance.')).toEqual([
      { kind: 'same', text: 'Pay within ' }, { kind: 'deleted', text: '30' }, { kind: 'inserted', text: '45' }, { kind: 'same', text: ' days of acceptance.' },
    ])
  })

  it('knows Chinese words, which have no spaces between them', () => {
    expect(wordDiff('验收后三十日内付款。', '验收后六十日内付款。').filter(({ kind }) => kind === 'same').map(({ text }) => text).join('')).toBe('验收后付款。')
  })

  it('says nothing about texts that are the same, and all of one that is new', () => {
    expect(wordDiff('same', 'same')).toEqual([{ kind: 'same', text: 'same' }])
    expect(wordDiff('', 'new')).toEqual([{ kind: 'inserted', text: 'new' }])
    expect(wordDiff('', '')).toEqual([])
  })

  it('gives back either text exactly, whatever they say', () => {
    const text = fc.array(fc.constantFrom('甲方', 'pays', ' ', '30', '。', '\n', 'within'), { maxLength: 30 }).map((words) => words.join(''))
    fc.assert(fc.property(text, text, (before, after) => {
      expect(side(before, after, 'inserted')).toBe(before)
      expect(side(before, after, 'deleted')).toBe(after)
    }))
  })
})
