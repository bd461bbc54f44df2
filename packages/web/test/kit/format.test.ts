import { describe, expect, it } from 'vitest'
import { createFormat } from '../../src/kit/format.ts'

const now = () => new Date('2026-11-23T06:30:00Z')
const english = createFormat({ locale: 'en', currency: 'CNY', timeZone: 'Asia/Shanghai', now })
const chinese = createFormat({ locale: 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai', now })

describe('money', () => {
  it('shows the company currency by its short sign and others by one that tells them apart', () => {
    expect(english.money({ amount: '1240000.5', currency: 'CNY' })).toBe('¥1,240,000.50')
    expect(english.money({ amount: '12', currency: 'JPY' })).toBe('¥12')
    expect(chinese.money({ amount: '12900', currency: 'USD' })).toBe('US$12,900.00')
  })

  it('keeps every digit of amounts that no float can hold', () => {
    expect(english.money({ amount: '9007199254740993.07', currency: 'CNY' })).toBe('¥9,007,199,254,740,993.07')
  })

  it('is short where it is asked to be', () => {
    expect(english.money({ amount: '1240000', currency: 'CNY' }, { compact: true })).toBe('¥1.2M')
    expect(chinese.money({ amount: '1240000', currency: 'CNY' }, { compact: true })).toBe('¥124万')
  })

  it('is empty where there is none', () => expect(english.money(null)).toBe(''))
})

describe('numbers', () => {
  it('shows decimals as long as they are, or at a scale', () => {
    expect(english.decimal('12345.678')).toBe('12,345.678')
    expect(english.decimal('12345.678', { scale: 2 })).toBe('12,345.68')
    expect(english.decimal('0.1000000000000000055')).toBe('0.1000000000000000055')
  })

  it('reads basis points', () => {
    expect(english.percent(1250)).toBe('12.5%')
    expect(english.percent(-5)).toBe('-0.05%')
    expect(english.percent(null)).toBe('')
  })

  it('says sizes of files in round units', () => {
    expect(english.bytes(999)).toBe('999 bytes')
    expect(english.bytes(50_000_000)).toBe('50 MB')
  })
})

describe('time', () => {
  it('shows instants on the clock of the company, whatever the clock of the browser', () => {
    expect(english.date('2026-03-31T16:30:00Z')).toBe('Apr 1, 2026')
    expect(chinese.dateTime('2026-03-31T16:30:00Z')).toBe('2026年4月1日 00:30')
  })

  it('never moves a business date', () => {
    const west = createFormat({ locale: 'en', currency: 'USD', timeZone: 'America/Los_Angeles', now })
    expect(west.date('2026-04-01')).toBe('Apr 1, 2026')
  })

  it('counts dates in days and instants in what fits', () => {
    expect(english.relative('2026-11-24')).toBe('tomorrow')
    expect(english.relative('2026-11-23')).toBe('today')
    expect(chinese.relative('2026-11-22')).toBe('昨天')
    expect(english.relative('2026-11-23T06:27:00Z')).toBe('3 minutes ago')
    expect(english.relative('2026-12-08')).toBe('in 2 weeks')
  })

  it('knows the day and hour of the company', () => {
    const late = createFormat({ locale: 'en', currency: 'CNY', timeZone: 'Asia/Shanghai', now: () => new Date('2026-11-23T17:05:00Z') })
    expect(late.today()).toBe('2026-11-24')
    expect(late.hour()).toBe(1)
  })

  it('follows the language when it changes', () => {
    let locale = 'en'
    const format = createFormat({ locale: () => locale, currency: 'CNY', timeZone: 'UTC', now })
    expect(format.date('2026-11-23')).toBe('Nov 23, 2026')
    locale = 'zh-CN'
    expect(format.date('2026-11-23')).toBe('2026年11月23日')
  })
})

it('sorts Chinese names by pinyin and numbers by size', () => {
  expect(['王小明', '李雷', '安娜', 'Zoë'].toSorted(chinese.compareNames)).toEqual(['安娜', '李雷', '王小明', 'Zoë'])
  expect(['A 10', 'A 9'].toSorted(english.compareNames)).toEqual(['A 9', 'A 10'])
})
