import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chineseCapitals, money, parseMoney } from '../../src/money/index.ts'

const capitals = (amount: string, currency = 'CNY') => chineseCapitals(parseMoney(amount, currency))

// The examples of the payment rules (支付结算办法, annex 1, article 4), then the corners around them.
test.each([
  ['1409.50', '人民币壹仟肆佰零玖元伍角'],
  ['6007.14', '人民币陆仟零柒元壹角肆分'],
  ['1680.32', '人民币壹仟陆佰捌拾元零叁角贰分'],
  ['107000.53', '人民币壹拾万柒仟元零伍角叁分'],
  ['16409.02', '人民币壹万陆仟肆佰零玖元零贰分'],
  ['325.04', '人民币叁佰贰拾伍元零肆分'],
  ['100', '人民币壹佰元整'],
  ['10', '人民币壹拾元整'],
  ['15', '人民币壹拾伍元整'],
  ['0', '人民币零元整'],
  ['0.50', '人民币伍角'],
  ['0.05', '人民币伍分'],
  ['0.15', '人民币壹角伍分'],
  ['1.10', '人民币壹元壹角'],
  ['10001', '人民币壹万零壹元整'],
  ['20000', '人民币贰万元整'],
  ['200300', '人民币贰拾万零叁佰元整'],
  ['565000.00', '人民币伍拾陆万伍仟元整'],
  ['10000000.00', '人民币壹仟万元整'],
  ['100000000', '人民币壹亿元整'],
  ['100000001', '人民币壹亿零壹元整'],
  ['100010000', '人民币壹亿零壹万元整'],
  ['200003000', '人民币贰亿零叁仟元整'],
  ['1000000000000', '人民币壹万亿元整'],
  ['1234500000000', '人民币壹万贰仟叁佰肆拾伍亿元整'],
  ['1000000000001', '人民币壹万亿零壹元整'],
  ['9999999999999999.99', '人民币玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ['-30000.00', '人民币负叁万元整'],
])('%s yuan is %s', (amount, text) => {
  expect(capitals(amount)).toBe(text)
})

test('other currencies go by their Chinese name', () => {
  expect(capitals('1000', 'JPY')).toBe('日元壹仟元整')
  expect(capitals('5.20', 'USD')).toBe('美元伍元贰角')
})

test('an amount or currency without a form is refused', () => {
  expect(() => capitals('1', 'KWD')).toThrow(expect.objectContaining({ code: 'CAPITALS_UNSUPPORTED' }))
  expect(() => capitals('10000000000000000')).toThrow(expect.objectContaining({ code: 'CAPITALS_UNSUPPORTED' }))
})

test('every amount reads back as itself, never with two 零 in a row nor one before 元', () => {
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), (minor) => {
    const text = chineseCapitals(money(minor, 'CNY'))
    expect(readBack(text)).toBe(minor)
    if (minor >= 100n) expect(text).not.toMatch(/零零|零元|零[万亿]/)
  }))
})

/** Reads capitals by the rule a person uses: a digit times its place, 万 and 亿 lift all that stands before them. */
function readBack(text: string): bigint {
  const places: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n }
  let [total, group, digit] = [0n, 0n, 0n]
  let [units, cents] = [0n, 0n]
  for (const character of text.replace('人民币', '')) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(character)
    if (value >= 0) digit = BigInt(value)
    else if (character in places) [group, digit] = [group + digit * places[character]!, 0n]
    else if (character === '万') [total, group, digit] = [total + (group + digit) * 10_000n, 0n, 0n]
    else if (character === '亿') [total, group, digit] = [(total + group + digit) * 100_000_000n, 0n, 0n]
    else if (character === '元') [units, digit] = [total + group + digit, 0n]
    else if (character === '角') [cents, digit] = [cents + digit * 10n, 0n]
    else if (character === '分') [cents, digit] = [cents + digit, 0n]
  }
  return units * 100n + cents
}
