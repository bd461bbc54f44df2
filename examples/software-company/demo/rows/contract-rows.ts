import { allocate, money } from '@tenon/core/money'
import type { DemoCompany } from '../company.ts'
import { priceDealLine, totalsOf } from '../contracts/contract-lines.ts'
import { textsFor } from '../contracts/contract-texts.ts'
import type { DemoContract } from '../contracts/contracts.ts'
import { dateOf } from '../days.ts'
import type { Stamper } from './stamps.ts'

const shares = [3_000, 6_000, 1_000] as const
const triggers = ['ON_SIGN', 'ON_ACCEPTANCE', 'MONTHS_AFTER'] as const
const offsets = [10, 30, 12] as const

/** Contracts with their lines, payment plans, clauses, splits and the obligations of both sides. */
export function contractRows({ contracts }: DemoCompany, stamper: Stamper) {
  const made = contracts.map((contract) => partsOf(contract, stamper))
  return {
    contract: made.map(({ contract }) => contract),
    contractLine: made.flatMap(({ lines }) => lines),
    contractSplit: made.flatMap(({ splits }) => splits),
    contractTerm: made.flatMap(({ terms }) => terms),
    installment: made.flatMap(({ installments }) => installments),
    obligation: made.flatMap(({ obligations }) => obligations),
  }
}

function partsOf({ id, deal, draftedAt, status }: DemoContract, { person, scope, stamps }: Stamper) {
  const { currency } = deal.customer
  const texts = textsFor(currency)
  const priced = deal.lines.map((line) => priceDealLine(line, currency))
  const totals = totalsOf(priced, currency)
  const amounts = allocate(money(totals.grossMinor, currency), shares)
  const common = { ...scope(deal.owner, deal.team), ...stamps(deal.owner, draftedAt, deal.course.visits.at(-1)!.enteredAt) }
  const part = { contractId: id, ...common }
  const [startOn, deliveryDueOn, endOn] = [0, 60, 364].map((days) => dateOf(deal.expectedCloseOn + days))
  const head = { id, status, statusReason: deal.lossReason, title: texts.title(deal.name), type: typeOf(priced[0]?.kind), customerId: deal.customer.id, opportunityId: deal.id, currency, startOn, deliveryDueOn, endOn }
  return {
    contract: { ...head, ...totals, ...common },
    lines: priced.map((line, ordinal) => ({ ...part, ...line, ordinal })),
    splits: deal.splits.map((split) => ({ ...part, personId: person(split.person)!, kind: split.kind, shareBp: split.shareBp })),
    terms: texts.terms.map(([category, title, text], ordinal) => ({ ...part, ordinal, category, title, text })),
    installments: shares.map((shareBp, index) => ({
      ...part, ordinal: index + 1, title: texts.payments[index]!, mode: 'PERCENT', shareBp, amountMinor: amounts[index]!.minor, currency,
      trigger: triggers[index]!, offset: offsets[index]!, anchor: index === 2 ? 'ON_ACCEPTANCE' : null, isRetention: index === 2,
    })),
    obligations: [
      { ...part, party: 'US', kind: 'DELIVER', title: texts.obligations.deliver, dueOn: deliveryDueOn },
      { ...part, party: 'CUSTOMER', kind: 'PAY', title: texts.obligations.pay, dueOn: null },
    ],
  }
}

function typeOf(kind: string | undefined): string {
  if (kind === 'SUBSCRIPTION' || kind === 'MAINTENANCE') return kind
  return kind === 'SERVICE' || kind === 'TRAINING' ? 'SERVICE' : 'SALE'
}
