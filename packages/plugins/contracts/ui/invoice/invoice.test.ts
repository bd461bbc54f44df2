import { describe, expect, it } from 'vitest'
import { invoiceable, overInvoiced, partsInput, proposedParts, totalOf, type InvoicedInstallment } from './invoice.ts'

const cny = (amount: string) => ({ amount, currency: 'CNY' })
const row = (installmentId: string, available: string, proposed = '0.00'): InvoicedInstallment => ({
  installmentId, contractId: 'Contract:1', contractTitle: 'C', title: installmentId, dueOn: null, waits: false, amount: cny('100.00'), invoiced: cny('0.00'), available: cny(available), proposed: cny(proposed),
})

describe('the installments that an invoice is for', () => {
  const rows = [row('a', '0.00'), row('b', '30.00', '30.00'), row('c', '70.00')]

  it('are those of which anything can still be invoiced, with what is proposed', () => {
    expect(invoiceable(rows).map(({ installmentId }) => installmentId)).toEqual(['b', 'c'])
    expect(proposedParts(rows)).toEqual({ b: cny('30.00') })
  })

  it('make up the invoice, each with at most what is left of it', () => {
    const parts = { b: cny('30.00'), c: cny('69.99'), a: null }
    expect(totalOf(parts, 'CNY')).toEqual(cny('99.99'))
    expect(overInvoiced(rows, parts)).toBeNull()
    expect(overInvoiced(rows, { ...parts, c: cny('70.01') })?.installmentId).toBe('c')
  })

  it('are sent without those of which nothing is named', () => {
    expect(partsInput({ a: null, b: cny('0.00'), c: cny('1.00') })).toEqual([{ installmentId: 'c', amount: cny('1.00') }])
  })
})
