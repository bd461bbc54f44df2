import { describe, expect, it } from 'vitest'
import { inputOf, pricedOf, totalsOf, type Line } from './lines.ts'

const cny = (amount: string) => ({ amount, currency: 'CNY' })
const line = (over: Partial<Line>): Line => ({ id: 'ContractLine:1', title: 'Keys', kind: 'HARDWARE', quantity: '20', unitPrice: cny('700.00'), listPrice: null, taxRateBp: 1_300, ...over })

describe('lines that are being written', () => {
  it('show the tax of each line, and totals that are its sums', () => {
    expect(pricedOf(line({}))).toMatchObject({ grossMinor: 1_400_000n, netMinor: 1_238_938n, taxMinor: 161_062n })
    expect(totalsOf([line({}), line({ id: '2', quantity: '1', unitPrice: cny('212000.00'), taxRateBp: 600 })], 'CNY')).toMatchObject({ grossMinor: 22_600_000n, taxMinor: 1_361_062n })
  })

  it('count only once they are whole', () => {
    for (const over of [{ title: '' }, { quantity: null }, { unitPrice: null }, { taxRateBp: null }, { taxRateBp: 10_001 }]) expect(pricedOf(line(over))).toBeNull()
    expect(totalsOf([line({ quantity: null })], 'CNY').grossMinor).toBe(0n)
  })

  it('are saved all at once, those that are there already by their ids', () => {
    expect(inputOf([line({ title: ' Keys ' }), line({ id: 'new-1' })]).map((one) => [(one as Partial<Line>).id, (one as Partial<Line>).title])).toEqual([['ContractLine:1', 'Keys'], [undefined, 'Keys']])
  })
})
