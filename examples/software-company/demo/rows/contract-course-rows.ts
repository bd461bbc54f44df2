import { hashOf } from '@tenon/contracts'
import type { DemoCompany } from '../company.ts'
import type { Clauses } from '../contracts/clauses.ts'
import { textsFor } from '../contracts/contract-texts.ts'
import { dateOf, momentOf } from '../days.ts'
import { maybeDate, type MadeContract } from './contract-rows.ts'
import { worthOf } from './rate-rows.ts'
import type { Review } from './review-rows.ts'
import type { Stamper } from './stamps.ts'

/** Heads of contracts, and what happened to them: revisions, signatures, triggers and the days on which installments fall due. */
export function contractCourseRows({ contracts, money, today }: DemoCompany, made: readonly MadeContract[], reviews: ReadonlyMap<MadeContract, Review>, stamper: Stamper) {
  const signed = made.filter(({ contract }) => contract.course.signed !== null)
  const commonOf = new Map(made.map(({ contract, common }) => [contract, common]))
  return {
    contract: made.map(headOf),
    contractLine: made.flatMap(({ parts }) => parts.lines),
    contractSplit: made.flatMap(({ parts }) => parts.splits),
    contractTerm: made.flatMap(({ parts }) => parts.terms),
    contractDeviation: made.flatMap((one) => deviationsOf(one, contracts.clauses)),
    installment: made.flatMap(({ parts }) => parts.installments),
    obligation: made.flatMap(({ parts }) => parts.obligations),
    contractRevision: made.filter(({ contract }) => contract.course.submission !== null).map(({ contract: { id }, common, content }) => ({ contractId: id, revision: 1, contentHash: hashOf(content), content, ...common })),
    contractReview: made.flatMap((one) => reviews.get(one)?.contractReviews ?? []),
    contractSignature: signed.flatMap((one) => signaturesOf(one, stamper)),
    contractTrigger: signed.flatMap(triggersOf),
    installmentDue: money.debts.filter(({ dueOn }) => dueOn !== null).map(({ contract, installment, dueOn }) => ({
      ...commonOf.get(contract)!, installmentId: installment.id, dueOn: dateOf(dueOn!), amountMinor: installment.amountMinor, currency: contract.currency,
      announcedAt: dueOn! < today ? momentOf(dueOn!, 30) : null, alertedDays: dueOn! < today ? today - dueOn! : null,
    })),
    contractTermination: signed.flatMap((one) => terminationsOf(one, stamper)),
  }
}

/** A draft that was returned is at its next revision, and bound to no hash. */
function headOf({ contract, end, number, common, content }: MadeContract) {
  const { id, title, type, customer, deal, parent, currency, totals, startOn, endOn, deliveryDueOn, course, termination } = contract
  const returned = course.stage === 'RETURNED'
  const bound = course.submission !== null && !returned
  return {
    id, number, title, type, status: end.status, customerId: customer.id, opportunityId: deal?.id ?? null, parentId: parent?.id ?? null, currency, ...totals,
    ...worthOf({ currency, minor: totals.grossMinor, day: course.signed?.on ?? null }),
    startOn: maybeDate(startOn), endOn: maybeDate(endOn), effectiveEndOn: maybeDate(course.signed === null || type === 'AMENDMENT' ? null : endOn), deliveryDueOn: maybeDate(deliveryDueOn), signedOn: maybeDate(course.signed?.on ?? null), terminatedOn: maybeDate(termination?.on ?? null),
    revision: returned ? 2 : 1, contentHash: bound ? hashOf(content) : null, submittedAt: bound ? course.submission!.submittedAt : null, sentAt: course.sentAt,
    statusReason: course.voidedFor ?? termination?.reason ?? null, ...common,
  }
}

/** Clauses that say something else than the library. */
function deviationsOf({ contract: { id, terms, currency }, common }: MadeContract, clauses: Clauses) {
  const risk = new Map(clauses[currency].map((clause) => [clause.id, clause.riskLevel]))
  return terms.filter(({ text, standard }) => text !== standard).map((term) => ({ contractId: id, termId: term.id, clauseId: term.clauseId, oldText: term.standard, newText: term.text, riskLevel: risk.get(term.clauseId)!, ...common }))
}

function signaturesOf({ contract: { id, course, customer }, common, content }: MadeContract, { person, stamps }: Stamper) {
  const { on, at, by, method } = course.signed!
  const signature = (party: string, signerName: string, personKey: string | null) => ({
    ...common, ...stamps(personKey, at), contractId: id, party, personId: person(personKey), signerName, method, signedOn: dateOf(on), contentHash: hashOf(content), revision: 1,
  })
  const signer = customer.contacts.find(({ isPrimary }) => isPrimary)!
  return [signature('CUSTOMER', signer.name, null), signature('US', by === 'zhou.lan' ? '周岚' : '郑弘远', by)]
}

function triggersOf({ contract: { id, course, currency }, common }: MadeContract) {
  const trigger = (kind: string, day: number, source: string, note: string | null) => ({ ...common, contractId: id, kind, happenedOn: dateOf(day), source, note, updatedAt: momentOf(day, 17 * 60), createdAt: momentOf(day, 17 * 60) })
  return [trigger('SIGNATURE', course.signed!.on, 'SIGNATURE', null), ...(course.acceptedOn === null ? [] : [trigger('ACCEPTANCE', course.acceptedOn, 'MANUAL', textsFor(currency).accepted)])]
}

/** The director proposed it, and finance agreed on the day itself. */
function terminationsOf({ contract: { id, termination, currency }, common }: MadeContract, { stamps }: Stamper) {
  if (termination === null) return []
  const { on, settlementMinor, reason } = termination
  return [{
    ...common, ...stamps('zhou.lan', momentOf(on - 3, 11 * 60), momentOf(on, 11 * 60)), updatedById: stamps('jiang.wanting', momentOf(on, 0)).createdById,
    contractId: id, terminatedOn: dateOf(on), reason, settlementMinor, currency, settlementDueOn: dateOf(on), status: 'AGREED',
  }]
}
