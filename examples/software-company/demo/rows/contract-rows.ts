import { contentOf, type WholeContract } from '@tenon/contracts'
import type { DemoCompany } from '../company.ts'
import { dayOf } from '../contracts/contract-course.ts'
import { endOf, type ContractEnd } from '../contracts/contract-end.ts'
import type { DemoContract } from '../contracts/contracts.ts'
import { dateOf, momentOf, yearOf, type Day } from '../days.ts'
import type { Stamper } from './stamps.ts'

/** A contract with the rows of its parts, before its course is added. */
export interface MadeContract {
  readonly contract: DemoContract
  readonly end: ContractEnd
  readonly number: string | null
  /** Owner, team and stamps of everything that belongs to it. */
  readonly common: ReturnType<typeof commonOf>
  readonly parts: ReturnType<typeof partsOf>
  /** What the reviewers got to read. */
  readonly content: ReturnType<typeof contentOf>
}

/** Contracts with their lines, payment plans, clauses, splits and the obligations of both sides. */
export function makeContractRows(company: DemoCompany, stamper: Stamper): MadeContract[] {
  const { contracts, money, today, organisation } = company
  const names = new Map(organisation.rows.person.map(({ id, name }) => [id, name]))
  const numbers = numbersOf(contracts.contracts)
  return contracts.contracts.map((contract) => {
    const end = endOf(contract, money, today)
    const common = commonOf(contract, end, stamper)
    const parts = partsOf(contract, end, common, stamper)
    return { contract, end, number: numbers.get(contract) ?? null, common, parts, content: contentOf(wholeOf(contract, parts, names)) }
  })
}

function commonOf({ owner, team, drafter, draftedAt }: DemoContract, { touchedOn }: ContractEnd, { scope, stamps }: Stamper) {
  const touched = momentOf(touchedOn, 17 * 60)
  return { ...scope(owner, team), ...stamps(drafter, draftedAt, touched > draftedAt ? touched : draftedAt) }
}

function partsOf(contract: DemoContract, { doneOn }: ContractEnd, common: object, { person }: Stamper) {
  const { id, startOn, endOn, currency } = contract
  const part = { contractId: id, ...common }
  const runs = (kind: string) => (kind === 'SUBSCRIPTION' || kind === 'MAINTENANCE') && startOn !== null
  return {
    lines: contract.lines.map((line, ordinal) => ({ ...part, ...line, ordinal, serviceFrom: runs(line.kind) ? maybeDate(startOn) : null, serviceTo: runs(line.kind) ? maybeDate(endOn) : null })),
    splits: contract.splits.map((split) => ({ ...part, personId: person(split.person)!, kind: split.kind, shareBp: split.shareBp })),
    terms: contract.terms.map((term, ordinal) => ({ ...part, ...term, ordinal })),
    installments: contract.plan.map((installment) => ({ ...part, ...installment, mode: 'PERCENT', currency, fixedOn: null })),
    obligations: contract.obligations.map((obligation) => ({
      ...part, ...obligation, dueNote: null, dueKind: obligation.dueOn === null ? null : 'ON_DATE', dueOn: maybeDate(obligation.dueOn), status: doneOn[obligation.kind] === null ? 'OPEN' : 'DONE', doneOn: maybeDate(doneOn[obligation.kind]),
    })),
  }
}

/** The contract as its content is read from the database, with the terms that were submitted. */
function wholeOf({ title, type, customer, parent, currency, totals, startOn, endOn, deliveryDueOn, submittedTerms }: DemoContract, parts: MadeContract['parts'], names: ReadonlyMap<string, string>): WholeContract {
  return {
    title, type, customerId: customer.id, parentId: parent?.id ?? null, currency, fxCurrency: null, fxRate: null, ...totals, acceptanceBasis: 'FINAL',
    startOn: maybeDate(startOn), endOn: maybeDate(endOn), deliveryDueOn: maybeDate(deliveryDueOn), terms: submittedTerms, installments: parts.installments, obligations: parts.obligations,
    lines: parts.lines.map((line) => ({ ...line, quantity: Number(line.quantity) })),
    splits: parts.splits.map((split) => ({ ...split, person: { name: names.get(split.personId)! } })),
  }
}

/** CT-2026-0001 and on, in the order in which contracts were submitted. */
function numbersOf(contracts: readonly DemoContract[]): ReadonlyMap<DemoContract, string> {
  const counts = new Map<number, number>()
  const submitted = contracts.filter(({ course }) => course.submission !== null).toSorted((left, right) => left.course.submission!.submittedAt.getTime() - right.course.submission!.submittedAt.getTime())
  return new Map(submitted.map((contract) => {
    const year = yearOf(dayOf(contract.course.submission!.submittedAt))
    const count = (counts.get(year) ?? 0) + 1
    counts.set(year, count)
    return [contract, `CT-${year}-${String(count).padStart(4, '0')}`]
  }))
}

/** How far the numbers of each year have come, so that the next contract gets the next one. */
export function sequenceRows(made: readonly MadeContract[]): { readonly key: string; readonly period: string; readonly last: number }[] {
  const counts = new Map<string, number>()
  for (const { number } of made) if (number !== null) counts.set(number.slice(3, 7), (counts.get(number.slice(3, 7)) ?? 0) + 1)
  return [...counts].map(([period, last]) => ({ key: 'contracts', period, last }))
}

export function maybeDate(day: Day | null): Date | null {
  return day === null ? null : dateOf(day)
}
