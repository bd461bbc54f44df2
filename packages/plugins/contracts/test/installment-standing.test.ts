import fc from 'fast-check'
import { addDays } from '@tenon/core/time'
import { describe, expect, it } from 'vitest'
import { dueParts, type Happened, type InstallmentTerms } from '../src/domain/due-dates.ts'
import { standingOf, type InstallmentAccount } from '../src/domain/installment-status.ts'
import { bucketOf, collectionOf, daysSalesOutstanding } from '../src/domain/receivables.ts'

const terms = (over: Partial<InstallmentTerms>): InstallmentTerms => ({ trigger: 'ON_ACCEPTANCE', offset: 0, anchor: null, fixedOn: null, amountMinor: 22_600_000n, currency: 'CNY', ...over })
const accepted = (on: string, shareBp = 10_000, isFinal = true): Happened => ({ kind: 'ACCEPTANCE', on, shareBp, isFinal })
const account = (over: Partial<InstallmentAccount>): InstallmentAccount => ({ amountMinor: 22_600_000n, dues: [{ dueOn: '2026-03-31', amountMinor: 22_600_000n }], collected: [], writtenOff: [], ...over })

describe('when an installment falls due', () => {
  it('is 15 days, 3 and 12 months after the acceptance of 16 March', () => {
    const happened = [accepted('2026-03-16')]
    expect(dueParts(terms({ offset: 15 }), happened, 'FINAL')).toEqual([{ dueOn: '2026-03-31', amountMinor: 22_600_000n }])
    expect(dueParts(terms({ trigger: 'MONTHS_AFTER', offset: 3 }), happened, 'FINAL')[0]!.dueOn).toBe('2026-06-16')
    expect(dueParts(terms({ trigger: 'MONTHS_AFTER', offset: 12 }), happened, 'FINAL')[0]!.dueOn).toBe('2027-03-16')
  })

  it('is not known before what it waits for has happened', () => {
    for (const trigger of ['ON_SIGN', 'ON_SHIPMENT', 'ON_ACCEPTANCE', 'ON_INVOICE', 'MONTHS_AFTER'] as const) expect(dueParts(terms({ trigger }), [], 'FINAL')).toEqual([])
    expect(dueParts(terms({ trigger: 'ON_DATE' }), [], 'FINAL')).toEqual([])
  })

  it('is the agreed day, the signature, or months after either', () => {
    expect(dueParts(terms({ trigger: 'ON_DATE', fixedOn: '2026-05-01', offset: 2 }), [], 'FINAL')[0]!.dueOn).toBe('2026-05-03')
    expect(dueParts(terms({ trigger: 'MONTHS_AFTER', anchor: 'ON_SIGN', offset: 1 }), [{ kind: 'SIGNATURE', on: '2026-01-31', shareBp: 10_000, isFinal: true }], 'FINAL')[0]!.dueOn).toBe('2026-02-28')
    expect(dueParts(terms({ trigger: 'MONTHS_AFTER', anchor: 'ON_DATE', fixedOn: '2026-01-31', offset: 1 }), [], 'FINAL')[0]!.dueOn).toBe('2026-02-28')
  })

  it('is by accepted share or on the final acceptance, as the contract says', () => {
    const parts = [accepted('2026-03-01', 3_333, false), accepted('2026-04-01', 3_333, false), accepted('2026-05-01', 3_334, true)]
    expect(dueParts(terms({ offset: 30, amountMinor: 10_000n }), parts, 'SHARE')).toEqual([
      { dueOn: '2026-03-31', amountMinor: 3_333n }, { dueOn: '2026-05-01', amountMinor: 3_333n }, { dueOn: '2026-05-31', amountMinor: 3_334n },
    ])
    expect(dueParts(terms({ offset: 30, amountMinor: 10_000n }), parts.slice(0, 2), 'SHARE').reduce((sum, part) => sum + part.amountMinor, 0n)).toBe(6_666n)
    expect(dueParts(terms({ offset: 30 }), parts.slice(0, 2), 'FINAL')).toEqual([])
    expect(dueParts(terms({ offset: 30 }), parts, 'FINAL')).toEqual([{ dueOn: '2026-05-31', amountMinor: 22_600_000n }])
  })
})

describe('how an installment stands', () => {
  it('is derived from what was received, as of any day', () => {
    const paid = account({ collected: [{ on: '2026-03-30', amountMinor: 20_000_000n }, { on: '2026-04-08', amountMinor: 2_600_000n }] })
    const at = (day: string) => { const { status, openMinor } = standingOf(paid, day); return [status, openMinor] }
    expect(at('2026-03-29')).toEqual(['NOT_DUE', 22_600_000n])
    expect(at('2026-03-31')).toEqual(['PARTIAL', 2_600_000n])
    expect(at('2026-04-01')).toEqual(['OVERDUE', 2_600_000n])
    expect(at('2026-04-08')).toEqual(['PAID', 0n])
  })

  it('is planned, due, overdue or written off', () => {
    expect(standingOf(account({ dues: [] }), '2026-03-31').status).toBe('PLANNED')
    expect(standingOf(account({}), '2026-03-31').status).toBe('DUE')
    expect(standingOf(account({}), '2026-04-01').status).toBe('OVERDUE')
    expect(standingOf(account({ writtenOff: [{ on: '2026-06-01', amountMinor: 22_600_000n }] }), '2026-06-01').status).toBe('WRITTEN_OFF')
    expect(standingOf(account({ writtenOff: [{ on: '2026-06-01', amountMinor: 22_600_000n }] }), '2026-05-31').status).toBe('OVERDUE')
  })

  it('forgets a receipt from the day on which it was reversed, not before', () => {
    const reversed = account({ collected: [{ on: '2026-03-30', amountMinor: 22_600_000n }, { on: '2026-04-10', amountMinor: -22_600_000n }] })
    expect(standingOf(reversed, '2026-04-09').status).toBe('PAID')
    expect(standingOf(reversed, '2026-04-10').status).toBe('OVERDUE')
  })

  it('never owes more than is open, and what is paid, written off and open makes up the amount', () => {
    const posting = fc.record({ on: fc.integer({ min: 0, max: 90 }).map((days) => addDays('2026-01-01', days)), amountMinor: fc.bigInt({ min: 0n, max: 300n }) })
    fc.assert(fc.property(fc.array(posting, { maxLength: 3 }), fc.array(posting, { maxLength: 2 }), fc.integer({ min: 0, max: 120 }), (collected, writtenOff, days) => {
      const standing = standingOf(account({ amountMinor: 2_000n, dues: [{ dueOn: '2026-02-01', amountMinor: 2_000n }], collected, writtenOff }), addDays('2026-01-01', days))
      expect(standing.paidMinor + standing.writtenOffMinor + standing.openMinor).toBe(2_000n)
      expect(standing.receivableMinor).toBeLessThanOrEqual(standing.openMinor)
      expect(standing.receivableMinor === 0n).toBe(standing.oldestDueOn === null)
    }))
  })
})

describe('receivables', () => {
  it('are collected at 93.43 % on 31 March', () => {
    const standings = [
      standingOf(account({ amountMinor: 16_950_000n, dues: [{ dueOn: '2026-02-10', amountMinor: 16_950_000n }], collected: [{ on: '2026-02-12', amountMinor: 16_950_000n }] }), '2026-03-31'),
      standingOf(account({ collected: [{ on: '2026-03-30', amountMinor: 20_000_000n }] }), '2026-03-31'),
      standingOf(account({ amountMinor: 14_125_000n, dues: [{ dueOn: '2026-06-16', amountMinor: 14_125_000n }] }), '2026-03-31'),
    ]
    expect(collectionOf(standings)).toEqual({ dueMinor: 39_550_000n, collectedMinor: 36_950_000n, receivableMinor: 2_600_000n, rateBp: 9_343 })
    expect(collectionOf([]).rateBp).toBeNull()
  })

  it('age by days past due', () => {
    expect([0, 1, 30, 31, 60, 61, 90, 91, 180, 181].map((days) => bucketOf('2026-01-01', addDays('2026-01-01', days)))).toEqual([
      'CURRENT', 'DAYS_1_30', 'DAYS_1_30', 'DAYS_31_60', 'DAYS_31_60', 'DAYS_61_90', 'DAYS_61_90', 'DAYS_91_180', 'DAYS_91_180', 'OVER_180',
    ])
  })

  it('give the days that sales are outstanding, in tenths', () => {
    expect(daysSalesOutstanding(2_600_000n, 56_500_000n)).toBe(41)
    expect(daysSalesOutstanding(2_600_000n, 0n)).toBeNull()
  })
})
