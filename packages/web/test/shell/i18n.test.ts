import { describe, expect, it } from 'vitest'
import { compileMessage } from '../../src/i18n/compile-message.ts'
import { formatMessage } from '../../src/i18n/format-message.ts'
import { bestLocale, I18n, type MessageValues } from '../../src/i18n/index.ts'
import kitEnglish from '../../src/kit/messages/en.ts'
import kitChinese from '../../src/kit/messages/zh-CN.ts'
import actingEnglish from '../../src/shell/acting/messages/en.ts'
import actingChinese from '../../src/shell/acting/messages/zh-CN.ts'
import firstEnglish from '../../src/shell/messages/en.ts'
import firstChinese from '../../src/shell/messages/zh-CN.ts'
import arrangingEnglish from '../../src/shell/pages/home/messages/en.ts'
import arrangingChinese from '../../src/shell/pages/home/messages/zh-CN.ts'
import accountEnglish from '../../src/shell/pages/messages/en.ts'
import accountChinese from '../../src/shell/pages/messages/zh-CN.ts'
import paletteEnglish from '../../src/shell/palette/messages/en.ts'
import paletteChinese from '../../src/shell/palette/messages/zh-CN.ts'
import signInEnglish from '../../src/shell/sign-in/messages/en.ts'
import signInChinese from '../../src/shell/sign-in/messages/zh-CN.ts'
import { startLocale } from '../../src/shell/locales.ts'

const source = (catalogues: Record<string, Record<string, string>>) =>
  Object.fromEntries(Object.entries(catalogues).map(([locale, messages]) => [locale, () => Promise.resolve({ default: messages })]))

describe('messages', () => {
  it('belong to their owner by a prefix', async () => {
    const i18n = new I18n()
    i18n.declare('pipeline', source({ en: { Opportunity: 'Opportunity' }, 'zh-CN': { Opportunity: '商机' } }))
    await i18n.use('zh-CN')
    expect(i18n.t('pipeline.Opportunity')).toBe('商机')
    expect(i18n.has('pipeline.Lead')).toBe(false)
    expect(i18n.label({ key: 'pipeline.Lead', fallback: 'Lead' })).toBe('Lead')
  })

  it('count and format by the language', async () => {
    const i18n = new I18n()
    const rows = '{count, plural, =0 {none} one {# row} other {# rows}} of {total, number}'
    i18n.declare('x', source({ en: { rows, 'it-is': "It's {name}'s" } }))
    await i18n.use('en')
    expect(i18n.t('x.rows', { count: 1, total: 12_345 })).toBe('1 row of 12,345')
    expect(i18n.t('x.rows', { count: 2000, total: 1 })).toBe('2,000 rows of 1')
    expect(i18n.t('x.it-is', { name: 'Li Wei' })).toBe("It's Li Wei's")
  })

  it('of a plugin that lacks a language are those of the nearest, then English', async () => {
    const i18n = new I18n()
    i18n.declare('a', source({ en: { x: 'en' } }))
    i18n.declare('b', source({ 'zh-TW': { x: 'tw' }, en: { x: 'en' } }))
    await i18n.use('zh-CN')
    expect([i18n.t('a.x'), i18n.t('b.x')]).toEqual(['en', 'tw'])
  })

  it('are those of the last language asked for, however long the first one takes', async () => {
    const i18n = new I18n()
    let finish = () => {}
    i18n.declare('x', {
      en: () => new Promise((resolve) => (finish = () => resolve({ default: { a: 'en' } }))),
      'zh-CN': () => Promise.resolve({ default: { a: 'zh' } }),
    })
    const slow = i18n.use('en')
    await i18n.use('zh-CN')
    finish()
    await slow
    expect(i18n.locale).toBe('zh-CN')
    expect(i18n.t('x.a')).toBe('zh')
  })

  it('that do not exist show their key, so that they are found', async () => {
    const i18n = new I18n()
    await i18n.use('en')
    expect(i18n.t('plugin.nothing')).toBe('plugin.nothing')
  })
})

describe('a compiled message', () => {
  const write = (message: string, values: MessageValues = {}, locale = 'en') => formatMessage(locale, compileMessage(message), values)

  it('says what the text said, in every form that authors use', () => {
    expect(write('{n, plural, offset:1 =0 {nobody} =1 {you} one {you and # other} other {you and # others}}', { n: 3 })).toBe('you and 2 others')
    expect(write('{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', { n: 22 })).toBe('22nd')
    expect(write('{kind, select, draft {a draft} other {{kind}}}', { kind: 'final' })).toBe('final')
    expect(write('{kind, select, draft {a draft} other {it}}', { kind: 'constructor' })).toBe('it')
    expect(write('{share, number, percent} of {total, number, ::compact-short}', { share: 0.25, total: 12_000 })).toBe('25% of 12K')
    expect(write('{day, date, ::yyyyMMMdd}', { day: new Date(2026, 2, 31) })).toBe('Mar 31, 2026')
    expect(write("It''s '{'not'}' {name}", { name: null })).toBe("It's {not} ")
    expect(write('{n, plural, other {# 条}}', { n: 12_345n }, 'zh-CN')).toBe('12,345 条')
  })

  it('keeps braces in quotes as text when it is read again', async () => {
    const i18n = new I18n()
    i18n.declare('x', { en: () => Promise.resolve({ default: { quoted: compileMessage("'{'name'}'") } }) })
    await i18n.use('en')
    expect(i18n.t('x.quoted')).toBe('{name}')
  })

  it('shows the name of what it was not given', () => {
    expect(write('Hello {name}')).toBe('Hello {name}')
  })

  it('that is malformed names its fault; at run time it stands as it is', async () => {
    expect(() => compileMessage('{count, plural, one {#}')).toThrow(/at character \d+ of/)
    expect(() => compileMessage('{day, date, huge}')).toThrow('unknown style "huge" of {day}')
    const i18n = new I18n()
    i18n.declare('x', source({ en: { broken: 'a {b', fine: '{c}' } }))
    await i18n.use('en')
    expect([i18n.t('x.broken'), i18n.t('x.fine', { c: 1 })]).toEqual(['a {b', '1'])
  })
})

describe('our own catalogues', () => {
  const english = { ...firstEnglish, ...accountEnglish, ...signInEnglish, ...paletteEnglish, ...actingEnglish, ...arrangingEnglish, ...kitEnglish }
  const chinese = { ...firstChinese, ...accountChinese, ...signInChinese, ...paletteChinese, ...actingChinese, ...arrangingChinese, ...kitChinese }
  const parameters = (message: string) => [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]))].toSorted()

  it.each(Object.keys(english) as (keyof typeof english)[])('%s says the same with the same parameters in Chinese', (key) => {
    expect(parameters(chinese[key])).toEqual(parameters(english[key]))
  })

  it('use the punctuation of Chinese between Han characters', () => {
    const wrong = Object.entries(chinese).filter(([, message]) => /[\u4e00-\u9fff][,;:?!]/.test(message))
    expect(wrong).toEqual([])
  })
})

describe('the language at start', () => {
  it('is what was chosen on the device, then the person, then the company', () => {
    localStorage.clear()
    expect(startLocale(['en', 'zh-CN'], 'zh-CN', 'en')).toBe('zh-CN')
    expect(startLocale(['en', 'zh-CN'], 'fr', 'zh-CN')).toBe('zh-CN')
    localStorage.setItem('tenon.locale', 'en')
    expect(startLocale(['en', 'zh-CN'], 'zh-CN', 'zh-CN')).toBe('en')
    localStorage.clear()
  })

  it('may be another form of the same language', () => {
    expect(bestLocale(['en', 'zh-CN'], ['zh-Hans-SG'])).toBe('zh-CN')
    expect(bestLocale(['en', 'zh-CN'], [null, undefined])).toBe('en')
    expect(bestLocale([], ['en'])).toBeUndefined()
  })
})
