import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { offeredLines, type OfferedLine } from '../../src/bridge/offered-lines.ts'
import { priceLine } from '../../src/domain/price-lines.ts'

const line = (quantity: string, listPriceMinor: bigint): OfferedLine => ({ title: 'Keys', productId: 'p', kind: 'HARDWARE', quantity, listPriceMinor, taxRateBp: 1_300 })
const total = (lines: ReturnType<typeof offeredLines>): bigint => lines.reduce((sum, { quantity, unitPrice }) => sum + priceLine({ quantity, unitPriceMinor: BigInt(unitPrice.amount.replace('.', '')), listPriceMinor: null, taxRateBp: 1_300, currency: 'CNY' }).grossMinor, 0n)

describe('the lines of a contract that comes of a deal', () => {
  it('keep quantity and list price where the price of a unit is whole', () => {
    expect(offeredLines({ name: 'ERP', currency: 'CNY', agreedMinor: 1_400_000n, lines: [line('20', 80_000n)] })).toEqual([
      { title: 'Keys', productId: 'Product:p', kind: 'HARDWARE', quantity: '20', unitPrice: { amount: '700.00', currency: 'CNY' }, listPrice: { amount: '800.00', currency: 'CNY' }, taxRateBp: 1_300 },
    ])
  })

  it('are one where the price of a unit would not be whole, so that nothing is lost', () => {
    expect(offeredLines({ name: 'ERP', currency: 'CNY', agreedMinor: 100n, lines: [line('3', 100n)] })).toMatchObject([{ title: 'Keys × 3', quantity: '1', unitPrice: { amount: '1.00' }, listPrice: { amount: '3.00' } }])
  })

  it('are the amount of the deal where it offers no products', () => {
    expect(offeredLines({ name: 'ERP', currency: 'CNY', agreedMinor: 58_000_000n, lines: [] })).toMatchObject([{ title: 'ERP', quantity: '1', unitPrice: { amount: '580000.00' } }])
  })

  it('add up to what was agreed, whatever was offered', () => {
    const lines = fc.array(fc.tuple(fc.integer({ min: 1, max: 999 }), fc.bigInt(0n, 9_999_999n)), { minLength: 1, maxLength: 6 })
    fc.assert(fc.property(lines, fc.bigInt(0n, 99_999_999n), (offered, agreedMinor) => {
      expect(total(offeredLines({ name: '', currency: 'CNY', agreedMinor, lines: offered.map(([quantity, price]) => line(String(quantity), price)) }))).toBe(agreedMinor)
    }))
  })
})
