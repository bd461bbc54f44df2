import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contractProfit, splitAmong } from '../src/domain/contract-profit.ts'
import { installmentAmounts } from '../src/domain/plan-installments.ts'
import { priceLine, totalLines, type LineDraft } from '../src/domain/price-lines.ts'
import { fxDifference, valueOf } from '../src/domain/receipt-value.ts'

const line = (quantity: string, unitPriceMinor: bigint, taxRateBp: number, listPriceMinor: bigint | null = null): LineDraft => ({ quantity, unitPriceMinor, taxRateBp, listPriceMinor, currency: 'CNY' })
const totals = (drafts: readonly LineDraft[]) => totalLines(drafts.map((draft) => ({ ...draft, ...priceLine(draft) })), 'CNY')

const quantity = fc.integer({ min: 1, max: 99_999 }).map((thousandths) => (thousandths / 1000).toFixed(3))
const anyLine = fc.record({ quantity, unitPriceMinor: fc.bigInt({ min: -(10n ** 11n), max: 10n ** 11n }), listPriceMinor: fc.constant(null), taxRateBp: fc.constantFrom(0, 100, 300, 600, 900, 1_300), currency: fc.constant('CNY') })

describe('the amounts of a contract', () => {
  it('are those of the policy: tax per line, then summed', () => {
    const lines = [line('1', 33_900_000n, 1_300, 37_000_000n), line('1', 21_200_000n, 600, 23_600_000n), line('20', 70_000n, 1_300, 70_000n)]
    expect(lines.map((draft) => priceLine(draft).netMinor)).toEqual([30_000_000n, 20_000_000n, 1_238_938n])
    expect(totals(lines)).toEqual({ grossMinor: 56_500_000n, netMinor: 51_238_938n, taxMinor: 5_261_062n, listMinor: 62_000_000n, discountBp: 887 })
  })

  it('always add up: gross is net and tax, and the header is the sum of its lines', () => {
    fc.assert(fc.property(fc.array(anyLine, { maxLength: 8 }), (lines) => {
      const priced = lines.map((draft) => priceLine(draft))
      const header = totals(lines)
      expect(priced.every(({ grossMinor, netMinor, taxMinor }) => grossMinor === netMinor + taxMinor)).toBe(true)
      expect(header.grossMinor).toBe(priced.reduce((sum, { grossMinor }) => sum + grossMinor, 0n))
      expect(header.grossMinor).toBe(header.netMinor + header.taxMinor)
    }))
  })

  it('keep the tax rate of each line when the law changes it for later ones', () => {
    expect([priceLine(line('1', 11_600n, 1_600)).taxMinor, priceLine(line('1', 11_300n, 1_300)).taxMinor]).toEqual([1_600n, 1_300n])
  })
})

describe('a payment plan', () => {
  const percent = (shareBp: number) => ({ mode: 'PERCENT', shareBp, amountMinor: null }) as const
  const fixed = (amountMinor: bigint) => ({ mode: 'AMOUNT', shareBp: null, amountMinor }) as const

  it('is 30, 40, 25 and 5 % of 565,000.00 to the cent', () => {
    expect(installmentAmounts(56_500_000n, 'CNY', [3_000, 4_000, 2_500, 500].map(percent))).toEqual([16_950_000n, 22_600_000n, 14_125_000n, 2_825_000n])
  })

  it('takes fixed amounts as they are', () => {
    expect(installmentAmounts(1_000n, 'CNY', [fixed(400n), fixed(600n)])).toEqual([400n, 600n])
    expect(installmentAmounts(1_000n, 'CNY', [percent(5_000), fixed(500n)])).toEqual([500n, 500n])
  })

  it('is none where the percentages are above the whole', () => {
    expect(installmentAmounts(1_000n, 'CNY', [percent(6_000), percent(4_001)])).toBeNull()
  })

  it('makes up the price exactly, whatever the percentages are', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 19 }).map((parts) => [...parts, 10_000 - parts.reduce((sum, part) => sum + part, 0)])
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), shares, (gross, parts) => {
      expect(installmentAmounts(gross, 'CNY', parts.map(percent))!.reduce((sum, part) => sum + part, 0n)).toBe(gross)
    }))
  })
})

describe('the profit of a contract', () => {
  it('is net less cost, and its split makes it up exactly', () => {
    const profit = contractProfit(51_238_938n, 9_400_000n)
    expect(profit).toBe(41_838_938n)
    expect(splitAmong(profit, 'CNY', [7_000, 3_000])).toEqual([29_287_257n, 12_551_681n])
  })
})

describe('a payment in another currency', () => {
  it('counts at the rate of the day, and what that brings over the agreed rate is known', () => {
    expect(valueOf(1_000_000n, 'USD', '7.2', 'CNY')).toBe(7_200_000n)
    expect(fxDifference(7_200_000n, '7.2', '7.1')).toBe(100_000n)
    expect(fxDifference(7_000_000n, '7.0', '7.1')).toBe(-100_000n)
    expect(valueOf(500n, 'CNY', null, 'CNY')).toBe(500n)
  })
})
