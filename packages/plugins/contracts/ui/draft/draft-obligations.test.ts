import { describe, expect, it } from 'vitest'
import { clausesOf } from './draft-content.ts'
import { newObligation, obligationsInput, obligationsOffered } from './draft-obligations.ts'
import { emptyForm } from './draft-state.svelte.ts'
import type { Category, Clause, DraftForm, Template } from './draft-types.ts'

const clause = (category: Category, text = 'What holds.'): Clause => ({ id: category, title: `On ${category}`, category, text, fallback: null, riskLevel: 'LOW' })
const template = (...clauses: Clause[]): Template => ({ name: 'T', versionNumber: 1, effectiveFrom: '2026-01-01', body: '', variables: [], clauses })
const offered = (form: DraftForm, of: Template | null) => obligationsOffered(form, clausesOf(form, of), 'By the plan').map(({ party, kind, title, dueNote, dueOn }) => [party, kind, title, dueNote, dueOn])

describe('obligations that are offered with a template', () => {
  const form = { ...emptyForm(), deliveryDueOn: '2026-06-30', endOn: '2027-06-30' }

  it('follow from its clauses: who owes what, by the days of the contract or the payment plan', () => {
    expect(offered(form, template(clause('PRICE'), clause('DELIVERY'), clause('PAYMENT'), clause('AFTER_SALES'), clause('SECRECY')))).toEqual([
      ['US', 'DELIVER', 'On DELIVERY', '', '2026-06-30'], ['CUSTOMER', 'PAY', 'On PAYMENT', 'By the plan', null], ['US', 'SUPPORT', 'On AFTER_SALES', '', '2027-06-30'],
      ['US', 'SECRECY', 'On SECRECY', '', null], ['CUSTOMER', 'SECRECY', 'On SECRECY', '', null],
    ])
  })

  it('are none that the contract has already, and none of a clause that says nothing', () => {
    const some = { ...form, obligations: [{ ...newObligation(), title: 'Deliver' }], own: [{ key: '1', category: 'PAYMENT' as const, title: 'Pay', text: ' ' }] }
    expect(offered(some, template(clause('DELIVERY')))).toEqual([])
    expect(offered({ ...some, own: [{ ...some.own[0]!, text: 'Soon.' }] }, null)).toEqual([['CUSTOMER', 'PAY', 'Pay', 'By the plan', null]])
  })

  it('are sent without what is empty', () => {
    expect(obligationsInput([{ ...newObligation(), title: ' Train ', kind: 'TRAIN', dueNote: ' ' }, newObligation()])).toEqual([{ party: 'US', kind: 'TRAIN', title: 'Train', dueNote: null, dueOn: null }])
  })

  it('are sent with only what belongs to the rule of their day', () => {
    const row = { ...newObligation(), title: 'Train', dueOn: '2026-03-01', dueOffset: 10, dueEvent: 'ACCEPTANCE' as const, dueInstallment: 2 }
    expect((['ON_DATE', 'AFTER_EVENT', 'WITH_INSTALLMENT'] as const).map((dueKind) => obligationsInput([{ ...row, dueKind }])[0])).toMatchObject([{ dueOn: '2026-03-01' }, { dueKind: 'AFTER_EVENT', dueEvent: 'ACCEPTANCE', dueOffset: 10 }, { dueKind: 'WITH_INSTALLMENT', dueInstallment: 2, dueOffset: 10 }])
    expect(obligationsInput([{ ...row, dueKind: 'AFTER_EVENT' }])[0]).not.toHaveProperty('dueOn')
  })
})
