import { money } from '@tenon/core/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText, compareContents, type ContractContent } from '../src/domain/contract-content.ts'
import { deviates, fillTemplate } from '../src/domain/fill-template.ts'
import { canMove, editIn, moves, type ContractState, type Move } from '../src/domain/lifecycle.ts'
import { requiredReviews, type PolicyFacts } from '../src/domain/review-steps.ts'
import { submitProblems, type Submission } from '../src/domain/submit-checks.ts'

const policy = (over: Partial<PolicyFacts>): PolicyFacts => ({ id: 'p', name: 'P', ordinal: 10, department: null, role: 'LEGAL', minAmountMinor: null, currency: null, discountAboveBp: null, deviationRisk: null, ...over })
const facts = { grossMinor: 56_500_000n, currency: 'CNY', discountBp: 887, deviations: [] as const }

describe('who reviews a contract', () => {
  const asks = (over: Partial<PolicyFacts>, contract: object = {}) => requiredReviews([policy(over)], { ...facts, ...contract }).length === 1

  it('is whoever always does, and whose condition holds', () => {
    expect([asks({}), asks({ discountAboveBp: 887 }), asks({ discountAboveBp: 886 })]).toEqual([true, false, true])
    expect([asks({ minAmountMinor: 56_500_000n, currency: 'CNY' }), asks({ minAmountMinor: 56_500_001n, currency: 'CNY' })]).toEqual([true, false])
    expect([asks({ deviationRisk: 'MEDIUM' }, { deviations: ['LOW'] }), asks({ deviationRisk: 'MEDIUM' }, { deviations: ['HIGH'] })]).toEqual([false, true])
  })

  it('is asked by its size in another currency too, since the two cannot be compared, and of an amendment by how much it changes', () => {
    expect(asks({ minAmountMinor: 10n ** 12n, currency: 'USD' })).toBe(true)
    expect(asks({ minAmountMinor: 100n, currency: 'CNY' }, { grossMinor: -100n })).toBe(true)
  })
})

describe('a discount that the class of the customer is given', () => {
  const tiers = [policy({ id: 'always' }), policy({ id: 'director', discountAboveBp: 500 }), policy({ id: 'leader', discountAboveBp: 1_500 })]
  const asked = (discountBp: number, classLimitBp: number | null) => requiredReviews(tiers, { ...facts, discountBp, classLimitBp }).map(({ id }) => id)

  it('is asked about from what the class is given, where that is less than may be given without asking', () => {
    expect([asked(300, 300), asked(301, 300), asked(301, 500)]).toEqual([['always'], ['always', 'director'], ['always']])
  })

  it('is never asked about later for a class that is given more, nor otherwise where the class sets none', () => {
    expect([asked(500, 1_000), asked(501, 1_000)]).toEqual([['always'], ['always', 'director']])
    expect([asked(500, null), asked(501, null)]).toEqual([['always'], ['always', 'director']])
  })

  it('does not bring in who is asked about larger discounts only', () => {
    expect([asked(1_500, 0), asked(1_501, 0)]).toEqual([['always', 'director'], ['always', 'director', 'leader']])
  })
})

describe('the states of a contract', () => {
  it('are left only by their own ways', () => {
    const states = ['DRAFT', 'IN_REVIEW', 'APPROVED', 'OUT_FOR_SIGNATURE', 'SIGNED', 'FULFILLED', 'CLOSED', 'REJECTED', 'VOID', 'SUSPENDED', 'TERMINATED', 'EXPIRED'] as const satisfies readonly ContractState[]
    const ways = Object.fromEntries(states.map((state) => [state, (Object.keys(moves) as Move[]).filter((move) => canMove(move, state))]))
    expect(ways).toMatchObject({ SIGNED: ['suspend', 'terminate', 'fulfil', 'expire', 'suspendAlong', 'terminateAlong', 'expireAlong', 'fulfilAlong'], CLOSED: [], VOID: [], TERMINATED: [], REJECTED: ['void'] })
    expect(states.filter((state) => editIn(state) === 'immutable')).toEqual(['SIGNED', 'FULFILLED', 'CLOSED', 'REJECTED', 'VOID', 'SUSPENDED', 'TERMINATED', 'EXPIRED'])
  })
})

describe('a submission', () => {
  const whole: Submission = { grossMinor: 100n, lineGross: [100n], installmentAmounts: [100n], terms: ['PRICE', 'PAYMENT', 'DELIVERY', 'AFTER_SALES'].map((category) => ({ category, text: 'Agreed' })), revenueShares: [10_000], blacklisted: false, credit: null, isAmendment: false, endMissing: false, namedInstallments: { known: [], named: [] }, agreedRate: { currency: 'CNY', fxCurrency: null, fxRate: null } }

  it('is stopped for a blacklisted customer, and for one that would owe more than its limit', () => {
    const limit = (owed: bigint) => ({ owed: money(owed, 'CNY'), added: money(100n, 'CNY'), limit: money(1_000n, 'CNY') })
    expect(submitProblems(whole)).toEqual([])
    expect(submitProblems({ ...whole, blacklisted: true })).toEqual(['SUBMIT_BLACKLISTED'])
    expect([submitProblems({ ...whole, credit: limit(900n) }), submitProblems({ ...whole, credit: limit(901n) })]).toEqual([[], ['CREDIT_EXCEEDED']])
    expect(submitProblems({ ...whole, credit: { ...limit(2_000n), added: money(0n, 'CNY') } })).toEqual([])
    expect(submitProblems({ ...whole, credit: 'RATE_MISSING' })).toEqual(['CREDIT_RATE_MISSING'])
  })

  it('is stopped by an agreed rate that cannot be one: a currency is worth 1 of itself', () => {
    const agreed = (fxCurrency: string, rate: string) => submitProblems({ ...whole, agreedRate: { currency: 'CNY', fxCurrency, fxRate: rate } })
    expect([agreed('USD', '7.1'), agreed('CNY', '1'), agreed('CNY', '7.1'), agreed('USD', '0'), agreed('USD', '-1')]).toEqual([[], [], ['AGREED_RATE_ABSURD'], ['AGREED_RATE_ABSURD'], ['AGREED_RATE_ABSURD']])
  })

  it('of an amendment that lowers the price has no installments and needs no clauses', () => {
    expect(submitProblems({ ...whole, isAmendment: true, grossMinor: -50n, lineGross: [-50n], installmentAmounts: [], terms: [] })).toEqual([])
  })
})

describe('what a contract says', () => {
  const content = (terms: readonly [string, string][]): ContractContent => ({ head: { title: 'T', currency: 'CNY' }, lines: [], installments: [], obligations: [], splits: [], terms: terms.map(([id, text]) => ({ id, title: id, values: { text } })) })

  it('is the same text in whatever order it was read', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.string()), { selector: ([id]) => id }), (terms) => {
      expect(canonicalText(content(terms))).toBe(canonicalText(content(terms.toReversed())))
      expect(compareContents(content(terms), content(terms.toReversed()))).toEqual([])
    }))
  })

  it('differs by what came, went and changed', () => {
    expect(compareContents(content([['a', '1'], ['b', '2']]), content([['b', '3'], ['c', '4']])).map(({ kind, item, before, after }) => [kind, item, before, after])).toEqual([
      ['REMOVED', 'a', 'text: 1', null], ['CHANGED', 'b', '2', '3'], ['ADDED', 'c', null, 'text: 4'],
    ])
  })

  it('of a clause deviates when a word of it does, not for its spaces', () => {
    expect(fillTemplate('{{ customer }} pays {{days}} after {{unknown}}', { customer: 'A', days: '30' })).toBe('A pays 30 after {{unknown}}')
    expect([deviates('Pays  within 30 days.\r\n', 'Pays within 30 days.'), deviates('within 30 days', 'within 90 days')]).toEqual([false, true])
  })
})
