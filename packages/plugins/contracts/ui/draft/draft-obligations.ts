import type { DraftedClause } from './draft-content.ts'
import type { Category, DraftedObligation, DraftForm } from './draft-types.ts'

/** One that nobody has written yet. */
export function newObligation(): DraftedObligation {
  return { id: `new-${crypto.randomUUID()}`, party: 'US', kind: 'DELIVER', title: '', dueKind: 'ON_DATE', dueEvent: null, dueOffset: 0, dueInstallment: null, dueNote: '', dueOn: null }
}

/** Whether it says what is to be done; a rule without its event or installment counts as words only. */
export function isWhole({ title }: DraftedObligation): boolean {
  return title.trim() !== ''
}

type Offered = Pick<DraftedObligation, 'party' | 'kind'> & { readonly category: Category }

/** Which side owes what where a contract has a clause on it. */
const offers: readonly Offered[] = [
  { category: 'DELIVERY', party: 'US', kind: 'DELIVER' },
  { category: 'PAYMENT', party: 'CUSTOMER', kind: 'PAY' },
  { category: 'AFTER_SALES', party: 'US', kind: 'SUPPORT' },
  { category: 'SECRECY', party: 'US', kind: 'SECRECY' },
  { category: 'SECRECY', party: 'CUSTOMER', kind: 'SECRECY' },
]

/** What the clauses, those of the template and the contract's own, oblige each side to and is not among the obligations yet. */
export function obligationsOffered(form: DraftForm, clauses: readonly DraftedClause[], byPlan: string): readonly DraftedObligation[] {
  return offers.flatMap(({ category, party, kind }) => {
    const clause = clauses.find((one) => one.category === category && one.text.trim() !== '')
    if (!clause || form.obligations.some((one) => one.party === party && one.kind === kind)) return []
    const dueOn = kind === 'DELIVER' ? form.deliveryDueOn : kind === 'SUPPORT' ? form.endOn : null
    return [{ ...newObligation(), party, kind, title: clause.title, dueNote: kind === 'PAY' ? byPlan : '', dueOn }]
  })
}

/** Obligations as the server takes them. */
export function obligationsInput(rows: readonly DraftedObligation[]) {
  return rows.filter(isWhole).map(({ party, kind, title, dueNote, ...rule }) => ({ party, kind, title: title.trim(), dueNote: dueNote.trim() || null, ...ruleInput(rule) }))
}

/** Only what belongs to its kind. A draft of before there were rules, kept in a browser, has none. */
function ruleInput({ dueKind, dueEvent, dueOffset, dueInstallment, dueOn }: Pick<DraftedObligation, 'dueKind' | 'dueEvent' | 'dueOffset' | 'dueInstallment' | 'dueOn'>) {
  if (dueKind === 'AFTER_EVENT' && dueEvent !== null) return { dueKind, dueEvent, dueOffset }
  if (dueKind === 'WITH_INSTALLMENT' && dueInstallment !== null) return { dueKind, dueInstallment, dueOffset }
  return { dueOn: dueKind === 'AFTER_EVENT' || dueKind === 'WITH_INSTALLMENT' ? null : dueOn }
}
