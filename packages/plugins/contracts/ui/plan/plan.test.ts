import { describe, expect, it } from 'vitest'
import { amountsOf, inputOf, isWhole, missingOf, type Installment } from './plan.ts'

const row = (over: Partial<Installment>): Installment => ({ id: '1', title: 'On signing', mode: 'PERCENT', shareBp: 10_000, amount: null, trigger: 'ON_SIGN', offset: 0, anchor: null, fixedOn: null, isRetention: false, ...over })
const gross = { amount: '100.00', currency: 'CNY' }

describe('a payment plan that is being written', () => {
  it('shows thirds that make up the price exactly, as they will be written', () => {
    const amounts = amountsOf([row({ shareBp: 3_333 }), row({ shareBp: 3_333 }), row({ shareBp: 3_334 })], gross)!
    expect(amounts).toEqual([3_333n, 3_333n, 3_334n])
    expect(missingOf(amounts, gross)).toBe(0n)
  })

  it('says what is missing to the price, or what is above it', () => {
    expect(missingOf(amountsOf([row({ shareBp: 3_000 })], gross)!, gross)).toBe(7_000n)
    expect(missingOf(amountsOf([row({ mode: 'AMOUNT', amount: { amount: '100.01', currency: 'CNY' } })], gross)!, gross)).toBe(-1n)
    expect(amountsOf([row({ shareBp: 6_000 }), row({ shareBp: 6_000 })], gross)).toBeNull()
  })

  it('needs a title, a share or an amount, and a day where it falls due on one', () => {
    expect(isWhole(row({}))).toBe(true)
    for (const over of [{ title: ' ' }, { shareBp: null }, { mode: 'AMOUNT' as const }, { trigger: 'ON_DATE' as const }, { trigger: 'MONTHS_AFTER' as const, anchor: 'ON_DATE' as const }]) expect(isWhole(row(over))).toBe(false)
  })

  it('sends a share or an amount, never both', () => {
    expect(inputOf([row({ amount: gross }), row({ mode: 'AMOUNT', amount: gross })])).toEqual([
      { title: 'On signing', shareBp: 10_000, trigger: 'ON_SIGN', offset: 0, isRetention: false }, { title: 'On signing', amount: gross, trigger: 'ON_SIGN', offset: 0, isRetention: false },
    ])
  })
})
