import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateFormat } from '../../src/import/values/date-format.ts'
import { decimalText, multiply, parseDecimal, toUnits } from '../../src/import/values/decimal.ts'
import { numberReader } from '../../src/import/values/number-format.ts'
import { openZone } from '../../src/time/index.ts'
import { dayText, instantOf } from '../../src/import/values/local-time.ts'
import type { NumberFormat } from '../../src/import/mapping-types.ts'

describe('numbers', () => {
  test.each<[string, NumberFormat, string | null]>([
    ['1234.5', {}, '1234.5'],
    ['1,234,567.89', {}, '1234567.89'],
    ['$1,440.00', {}, '1440'],
    ['-$87.10', {}, '-87.1'],
    ['$-87.10', {}, '-87.1'],
    ['(1,000.50)', {}, '-1000.5'],
    ['12-', {}, '-12'],
    ['+7', {}, '7'],
    ['−3.5', {}, '-3.5'],
    ['￥１，２００．５０', {}, '1200.5'],
    ['300元', {}, '300'],
    ['€ 5', {}, '5'],
    ['.5', {}, '0.5'],
    ['1e3', {}, '1000'],
    ['1.234,56', { decimal: ',' }, '1234.56'],
    ['1 234,56', { decimal: ',', thousands: ' ' }, '1234.56'],
    ["1'234.56", { thousands: "'" }, '1234.56'],
    ['1100.04', { scale: 1_000_000 }, '1100040000'],
    ['1.2万', { units: { 万: 10_000, 亿: 100_000_000 } }, '12000'],
    ['USD 12.30', { currencySign: 'USD' }, '12.3'],
    ['12.30 USD', { currencySign: 'USD' }, '12.3'],
    // A comma that groups no thousands is somebody's decimal comma: reading fifteen would be wrong.
    ['1,5', {}, null],
    ['12,34,567', {}, null],
    ['1.5', { decimal: ',' }, null],
    ['1,234', { thousands: '' }, null],
    ['twelve', {}, null],
    ['1.2.3', {}, null],
    ['', {}, null],
    ['-', {}, null],
  ])('%s with %j is %s', (text, format, expected) => {
    const number = numberReader(format).read(text)
    expect(number === null ? null : decimalText(number)).toBe(expected)
  })

  test('every amount that is written in a format is read exactly', () => {
    const formats: NumberFormat[] = [{}, { decimal: ',' }, { thousands: ' ' }, { decimal: ',', thousands: ' ' }, { thousands: "'" }]
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.constantFrom(...formats), (units, format) => {
      const { decimal = '.', thousands = decimal === ',' ? '.' : ',' } = format
      const digits = (units < 0n ? -units : units).toString().padStart(3, '0')
      const written = `${units < 0n ? '-' : ''}${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, thousands)}${decimal}${digits.slice(-2)}`
      expect(toUnits(numberReader(format).read(written)!, 2)).toBe(units)
    }))
  })

  test('multiplying and cutting to places is exact, and rounds half away from zero only when asked', () => {
    expect(toUnits(multiply(parseDecimal('4.54')!, parseDecimal('1000000')!), 2)).toBe(454_000_000n)
    expect(toUnits(parseDecimal('1.005')!, 2)).toBeNull()
    expect(toUnits(parseDecimal('1.005')!, 2, true)).toBe(101n)
    expect(toUnits(parseDecimal('-1.005')!, 2, true)).toBe(-101n)
    expect(parseDecimal('1e999999')).toBeNull()
  })
})

describe('dates', () => {
  test.each([
    ['yyyy-MM-dd', '2017-03-01', '2017-03-01'],
    ['dd MMM yy', '22 Jan 19', '2019-01-22'],
    ['d MMM yy', '9 Jul 18', '2018-07-09'],
    ['d MMMM yyyy', '1 september 2020', '2020-09-01'],
    ['d MMM yyyy', '1 Sept 2020', '2020-09-01'],
    ['yyyy年M月d日', '2024年2月29日', '2024-02-29'],
    ['yyyy年M月d日', '２０２４年２月９日', '2024-02-09'],
    ['d.M.yyyy', '3.12.2021', '2021-12-03'],
    ['MM/dd/yyyy', '02/28/2021', '2021-02-28'],
    ["'Q' yyyy MM dd", 'Q 2021 01 05', '2021-01-05'],
    ['EEE d MMM yyyy', 'Tue 5 Jan 2021', '2021-01-05'],
    ['dd/MM/yy', '01/02/69', '2069-02-01'],
    ['dd/MM/yy', '01/02/70', '1970-02-01'],
    ['yyyy-MM-dd', '2017-3-1', null],
    ['yyyy-MM-dd', '2023-02-29', null],
    ['dd/MM/yyyy', '13/13/2020', null],
    ['yyyy-MM-dd', '2017-03-01 10:00', null],
    ['d MMM yyyy', '5 Foo 2020', null],
  ])('%s reads %s as %s', (pattern, text, expected) => {
    const format = dateFormat(pattern)
    if (typeof format === 'string') throw new Error(format)
    const local = format.read(text)
    expect(local === null ? null : dayText(local)).toBe(expected)
  })

  test.each([
    ["yyyy-MM-dd'T'HH:mm:ss", '2021-01-05T23:59:58', [23, 59, 58, null]],
    ['yyyy-MM-dd h:mm a', '2021-01-05 12:05 am', [0, 5, 0, null]],
    ['yyyy-MM-dd h:mm a', '2021-01-05 12:05 PM', [12, 5, 0, null]],
    ['yyyy-MM-dd a h:mm', '2021-01-05 下午 3:07', [15, 7, 0, null]],
    ["yyyy-MM-dd'T'HH:mmXXX", '2021-01-05T10:00+08:00', [10, 0, 0, 480]],
    ["yyyy-MM-dd'T'HH:mmXXX", '2021-01-05T10:00Z', [10, 0, 0, 0]],
  ])('%s reads the time of %s', (pattern, text, expected) => {
    const format = dateFormat(pattern)
    if (typeof format === 'string') throw new Error(format)
    const local = format.read(text)!
    expect([local.hour, local.minute, local.second, local.offset]).toEqual(expected)
  })

  test.each([['yyyy-MM', 'the day is missing'], ['dd.MM', 'the year is missing'], ['yyyy-QQ-dd', '"QQ" means nothing'], ['yyyy-MM-dd MMM', '"MMM" is there twice'], ["yyyy-MM-dd 'x", 'a quote is not closed']])('the pattern %s is refused: %s', (pattern, reason) => {
    expect(dateFormat(pattern)).toContain(reason)
  })

  test('every day of the calendar comes back from every pattern', () => {
    const write: Record<string, (date: Date) => string> = {
      'yyyy-MM-dd': (date) => date.toISOString().slice(0, 10),
      'd.M.yyyy': (date) => `${date.getUTCDate()}.${date.getUTCMonth() + 1}.${date.getUTCFullYear()}`,
      'd MMM yyyy': (date) => `${date.getUTCDate()} ${date.toLocaleString('en', { month: 'short', timeZone: 'UTC' })} ${date.getUTCFullYear()}`,
      'MMMM d, yyyy': (date) => `${date.toLocaleString('en', { month: 'long', timeZone: 'UTC' })} ${date.getUTCDate()}, ${date.getUTCFullYear()}`,
    }
    fc.assert(fc.property(fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), fc.constantFrom(...Object.keys(write)), (date, pattern) => {
      const format = dateFormat(pattern)
      if (typeof format === 'string') throw new Error(format)
      expect(dayText(format.read(write[pattern]!(date))!)).toBe(date.toISOString().slice(0, 10))
    }))
  })
})

describe('time zones', () => {
  const local = (text: string) => {
    const format = dateFormat('yyyy-MM-dd HH:mm')
    if (typeof format === 'string') throw new Error(format)
    return format.read(text)!
  }

  test.each([
    ['Asia/Shanghai', '2021-01-05 08:00', '2021-01-05T00:00:00.000Z'],
    ['America/New_York', '2017-07-01 12:00', '2017-07-01T16:00:00.000Z'],
    ['America/New_York', '2017-01-01 12:00', '2017-01-01T17:00:00.000Z'],
    // A time that the clocks jump over is moved on by the jump.
    ['America/New_York', '2017-03-12 02:30', '2017-03-12T07:30:00.000Z'],
    // The hour that comes twice is the first of the two.
    ['America/New_York', '2017-11-05 01:30', '2017-11-05T05:30:00.000Z'],
    ['Europe/Berlin', '2021-10-31 02:30', '2021-10-31T00:30:00.000Z'],
  ])('%s %s is %s', (zone, text, instant) => {
    expect(instantOf(local(text), openZone(zone)).toISOString()).toBe(instant)
  })

  test('what clocks show is the instant at which they show it', () => {
    const zone = openZone('Australia/Lord_Howe')
    const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Australia/Lord_Howe', dateStyle: 'short', timeStyle: 'short' })
    fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
      const text = shown.format(new Date(seconds * 1000))
      expect(shown.format(instantOf(local(text), zone))).toBe(text)
    }))
  })
})
