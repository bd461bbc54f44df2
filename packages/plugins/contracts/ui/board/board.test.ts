import { describe, expect, it } from 'vitest'
import { columnsOf, countOf, filtered, isLate, type Card } from './board.ts'

const now = new Date('2026-02-10T08:00:00Z')
const card = (over: Partial<Card>): Card => ({
  id: '1', contractId: 'Contract:1', title: 'ERP', number: 'CT-1', revision: 1, customerName: '华星', ownerName: '李娜', gross: null, discountBp: null, deviations: 0, risk: null, step: 'Legal', place: 0, status: 'OPEN', stuckReason: null,
  since: '2026-02-09T08:00:00Z', dueAt: null, mine: false, seats: [], ...over,
})

describe('the review board', () => {
  it('has a column for each step, in the order of the review, and what nobody can decide comes first', () => {
    const cards = [card({ id: 'a', step: 'Director', place: 2, status: 'WAITING' }), card({ id: 'b' }), card({ id: 'c', status: 'STUCK' }), card({ id: 'd', step: 'Finance', place: 1 })]
    expect(columnsOf(cards).map(({ step, cards: own }) => [step, own.map(({ id }) => id)])).toEqual([['Legal', ['c', 'b']], ['Finance', ['d']], ['Director', ['a']]])
    expect(columnsOf(cards, []).map(({ cards: own }) => own.length)).toEqual([0, 0, 0])
  })

  it('calls a wait late when its day is over, or after three days without one; never what waits for others', () => {
    expect([card({}), card({ since: '2026-02-06T08:00:00Z' }), card({ since: '2026-02-01T08:00:00Z', dueAt: '2026-02-11T00:00:00Z' }), card({ dueAt: '2026-02-10T07:00:00Z' }), card({ since: '2026-01-01T00:00:00Z', status: 'WAITING' })].map((one) => isLate(one, now))).toEqual([false, true, false, true, false])
  })

  it('finds by what is written on a card', () => {
    const cards = [card({ id: 'a', mine: true }), card({ id: 'b', title: 'CRM', seats: [{ name: '沈静', insteadOf: null, mine: false }] })]
    expect([countOf(cards, 'mine', now), filtered(cards, { show: 'all', text: ' crm' }, now).length, filtered(cards, { show: 'all', text: '沈' }, now)[0]?.id, filtered(cards, { show: 'stuck', text: '' }, now).length]).toEqual([1, 1, 'b', 0])
  })
})
