import { describe, expect, it } from 'vitest'
import { checkFilter, passes } from '../../src/webhooks/filter.ts'
import type { WebhookCondition } from '../../src/webhooks/webhook-types.ts'

const table = { tower: 'text', strokes: 'integer', price: 'money?', weight: 'decimal?', on: 'date?', loud: 'boolean', tags: 'text[]', ringers: [{ name: 'text' }] } as const
const payload = { tower: '007', strokes: 12, price: { minor: '9007199254740993', currency: 'CNY' }, weight: '1.50', on: '2026-03-31', loud: true, tags: ['a', 'b'], ringers: [{ name: 'Li' }, { name: 'Wang' }] }
const is = (member: string, test: WebhookCondition['test'], value: string): boolean => passes([{ member, test, value }], payload, table)

describe('a filter', () => {
  it('compares text as text and numbers as numbers, exactly', () => {
    expect([is('tower', 'IS', '007'), is('tower', 'IS', '7'), is('tower', 'IS_NOT', '7')]).toEqual([true, false, true])
    expect([is('strokes', 'AT_LEAST', '9'), is('strokes', 'AT_MOST', '9'), is('strokes', 'IS', '12.0')]).toEqual([true, false, true])
    expect([is('price.minor', 'AT_LEAST', '9007199254740993'), is('price.minor', 'AT_LEAST', '9007199254740994'), is('price.currency', 'IS', 'CNY')]).toEqual([true, false, true])
    expect([is('weight', 'IS', '1.5'), is('weight', 'AT_LEAST', '1.51'), is('on', 'AT_MOST', '2026-03-31'), is('on', 'AT_MOST', '2026-03-30'), is('loud', 'IS', 'true')]).toEqual([true, false, true, false, true])
  })

  it('finds any of a list, and excludes where none is', () => {
    expect([is('ringers[].name', 'IS', 'Wang'), is('ringers[].name', 'IS', 'Zhao'), is('ringers[].name', 'IS_NOT', 'Wang'), is('ringers[].name', 'IS_NOT', 'Zhao'), is('tags[]', 'IS', 'b')]).toEqual([true, false, false, true, true])
  })

  it('wants all conditions, and what is missing fits nothing', () => {
    expect(passes([{ member: 'tower', test: 'IS', value: '007' }, { member: 'strokes', test: 'IS', value: '1' }], payload, table)).toBe(false)
    expect(passes([{ member: 'price.minor', test: 'AT_LEAST', value: '-1' }], { ...payload, price: null }, table)).toBe(false)
    expect(passes([], {}, table)).toBe(true)
  })

  it.each([
    ['nothing', 'IS', '1'], ['price', 'IS', '1'], ['__proto__', 'IS', '1'], ['tower', 'AT_LEAST', 'a'], ['strokes', 'IS', 'many'], ['strokes', 'IS', ''], ['loud', 'IS', 'yes'], ['on', 'IS', '31.3.2026'], ['tower', 'IS', 'x'.repeat(201)],
  ] as const)('is refused where it would never mean anything: %s %s %s', (member, test, value) => {
    expect(() => checkFilter([{ member, test, value }], new Map([['bell.rung', table]]))).toThrow(expect.objectContaining({ code: 'WEBHOOK_FILTER_INVALID' }))
  })

  it('must fit every fact', () => {
    const condition = { member: 'tower', test: 'IS', value: 'n' } as const
    expect(checkFilter([condition], new Map<string, typeof table | { readonly tower: 'text' }>([['bell.rung', table], ['bell.cast', { tower: 'text' }]]))).toEqual([condition])
    expect(() => checkFilter([condition], new Map<string, typeof table | { readonly tons: 'integer' }>([['bell.rung', table], ['bell.melted', { tons: 'integer' }]]))).toThrow('bell.melted')
  })
})
