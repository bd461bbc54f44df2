import { createFormat } from '@tenon/web/kit'
import { expect, it } from 'vitest'
import { shownFact } from './shown-fact.ts'

const of = (locale: string) => createFormat({ locale, timeZone: 'Asia/Shanghai', currency: 'CNY' })

it.each([
  ['0.00 %', '0%'], ['8.87 %', '8.87%'], ['12.50 %', '12.5%'], ['-3.10 %', '-3.1%'], ['A: 15.00 %', 'A: 15%'],
  ['1234.50 CNY', '¥1,234.50'], ['Huaxing, 5 %', 'Huaxing, 5%'], ['1.2.3 %', '1.2.3 %'], ['100 % of it', '100 % of it'],
])('what was submitted as "%s" reads "%s", as on every other page', (value, shown) => expect(shownFact(value, of('en'))).toBe(shown))

it('follows the language of whoever reads', () => expect(shownFact('8.87 %', of('de'))).toBe('8,87\u00a0%'))
