import { describe, expect, it } from 'vitest'
import { acceptsFile } from '../../src/kit/accepts-file.ts'
import { currencyDigits, currencySign } from '../../src/kit/currency.ts'
import { hueOf, initials } from '../../src/kit/initials.ts'
import { keyCaps } from '../../src/kit/key-caps.ts'

it.each([['Li Wei', 'LW'], ['王小明', '小明'], ['李雷', '雷'], ['anna.berg@x.cn', 'AC'], ['Jürgen', 'J'], ['', '']])('the initials of %j are %j', (name, letters) => {
  expect(initials(name)).toBe(letters)
})

it('takes one Han character where there is little room', () => expect(initials('王小明', { han: 1 })).toBe('明'))

it('gives a name the same hue every time', () => {
  expect(hueOf('Li Wei', 8)).toBe(hueOf('Li Wei', 8))
  expect(new Set(['Li Wei', 'Anna Berg', '王小明', '李雷'].map((name) => hueOf(name, 8))).size).toBeGreaterThan(1)
})

it('prints keys as they are on the keyboard at hand', () => {
  expect(keyCaps('mod+shift+k', false)).toEqual(['Ctrl', 'Shift', 'K'])
  expect(keyCaps('mod+shift+k', true)).toEqual(['⌘', '⇧', 'K'])
  expect(keyCaps('g p', false)).toEqual(['G', 'P'])
})

it('knows the decimals and the sign of a currency', () => {
  expect([currencyDigits('CNY'), currencyDigits('JPY'), currencyDigits('KWD')]).toEqual([2, 0, 3])
  expect(currencySign('CNY', 'en')).toBe('¥')
})

describe('a dropped file', () => {
  const file = { name: 'Deals.CSV', type: 'text/csv' }
  it.each([['.csv,.xlsx', true], ['text/*', true], ['text/csv', true], ['image/*', false], ['.pdf', false], [undefined, true]])('fits %s: %s', (accept, fits) => {
    expect(acceptsFile(file, accept)).toBe(fits)
  })
})
