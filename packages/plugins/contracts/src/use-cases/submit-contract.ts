import { requestApproval, type StepDefinition } from '@tenon/approvals'
import { nextNumber, problem, type FieldProblem } from '@tenon/core'
import { treatmentOf } from '@tenon/customers'
import type { Context } from '../context.ts'
import { approvalFacts } from '../domain/approval-facts.ts'
import { requiredReviews } from '../domain/review-steps.ts'
import { submitProblems, type SubmitProblem } from '../domain/submit-checks.ts'
import { errors } from '../errors.ts'
import { creditOf } from './credit-limit.ts'
import { teamOfAmended } from './customer-of-amendment.ts'
import { requireAmendable } from './follow-contract.ts'
import { hashOf, readContent } from './read-content.ts'
import { rateAbsurd } from './write-contract.ts'

/** What stands against a submission, as problems of fields. */
export async function againstSubmission(row: { readonly id: string }, context: Context): Promise<readonly FieldProblem[]> {
  const contract = await readForSubmit(context, row.id)
  await requireAmendable(context, contract)
  return problemsOf(context, contract)
}

/**
 * "Drafts and submits to the departments concerned." What is submitted is frozen as a revision with its hash, and the policies say
 * who has to agree to it; whoever submits and whoever is credited decides nothing.
 */
export async function submitContract(row: { readonly id: string }, context: Context) {
  const { id } = row
  const contract = await readForSubmit(context, id)
  const content = await readContent(context, id)
  const hash = hashOf(content)
  const { revision, title } = contract
  const system = context.system('a contract goes to its reviewers')
  await system.contractRevision.upsert({ where: { contractId_revision: { contractId: id, revision } }, create: { contractId: id, revision, contentHash: hash, content: content as never }, update: { contentHash: hash, content: content as never } })
  const treatment = await treatmentOf(context, contract.customerId)
  const policies = await reviewsOf(context, contract, treatment?.maxDiscountBp ?? null)
  await system.contractReview.createMany({ data: policies.map(({ name, department, role, id: key }) => ({ contractId: id, revision, stepKey: key, title: name, department, role: role ?? department, askedAt: context.now() })) })
  await requestApproval(context, {
    subject: { model: 'Contract', id }, title, revision, hash, steps: stepsOf(policies), beneficiaries: contract.splits.map(({ personId }) => personId),
    facts: approvalFacts(contract, treatment),
  })
  return { contentHash: hash, submittedAt: context.now(), number: contract.number ?? (await nextNumber(context, numbers)) }
}

const numbers = { key: 'contracts', format: 'CT-{yyyy}-{####}' } as const

type Submitted = Awaited<ReturnType<typeof readForSubmit>>

/** With the customer of an amendment also where it is somebody else's by now. */
async function readForSubmit(context: Context, id: string) {
  const contract = await context.db.contract.findUniqueOrThrow({ where: { id }, include: { lines: true, installments: true, obligations: true, terms: true, splits: true, customer: true } })
  if ((contract.customer as typeof contract.customer | null) !== null) return { ...contract, sees: true }
  const isAmended = (await teamOfAmended(context, contract)) !== null
  const customer = isAmended ? await context.system('an amendment is of the customer of the contract that its drafter may draft for').customer.findUniqueOrThrow({ where: { id: contract.customerId } }) : null
  return { ...contract, customer: customer as typeof contract.customer, sees: false }
}

/** Nothing is said of a customer that the caller may not see: where it blocks, only whom to ask. */
async function problemsOf(context: Context, contract: Submitted): Promise<readonly FieldProblem[]> {
  if ((contract.customer as Submitted['customer'] | null) === null) return [outOfReach()]
  const found = submitProblems({
    grossMinor: contract.grossMinor, lineGross: contract.lines.map(({ grossMinor }) => grossMinor), installmentAmounts: contract.installments.map(({ amountMinor }) => amountMinor),
    terms: contract.terms, revenueShares: contract.splits.flatMap(({ kind, shareBp }) => (kind === 'REVENUE' ? [shareBp] : [])),
    blacklisted: contract.customer.blacklisted, credit: await creditOf(context, contract), isAmendment: contract.type === 'AMENDMENT', agreedRate: contract,
    namedInstallments: { known: contract.installments.map(({ ordinal }) => ordinal), named: contract.obligations.flatMap(({ dueInstallment }) => dueInstallment ?? []) },
    endMissing: contract.endsContract && contract.endOn === null,
  })
  const ofCustomer: readonly SubmitProblem[] = ['SUBMIT_BLACKLISTED', 'CREDIT_EXCEEDED', 'CREDIT_RATE_MISSING']
  if (contract.sees || !found.some((code) => ofCustomer.includes(code))) return found.map((code) => sayings()[code])
  return [...found.filter((code) => !ofCustomer.includes(code)).map((code) => sayings()[code]), outOfReach()]
}

function outOfReach(): FieldProblem {
  return problem('customer', 'CUSTOMER_OUT_OF_REACH', {}, 'The customer of this contract is not one of yours: ask who looks after it to submit the contract.')
}

/** Where each problem is, in words. */
function sayings(): Readonly<Record<SubmitProblem, FieldProblem>> {
  return {
    LINES_MISSING: problem('lines', 'LINES_MISSING', {}, 'A contract says what is sold: add a line.'),
    LINES_DO_NOT_ADD_UP: problem('gross', 'LINES_DO_NOT_ADD_UP', {}, 'The price is the sum of the lines.'),
    INSTALLMENTS_DO_NOT_ADD_UP: problem('installments', 'INSTALLMENTS_DO_NOT_ADD_UP', {}, 'The installments make up the price exactly.'),
    TERMS_MISSING: problem('terms', 'TERMS_MISSING', {}, 'Price, payment, delivery and after-sales service must each be agreed in a clause.'),
    VARIABLES_OPEN: problem('terms', 'VARIABLES_OPEN', {}, 'A clause still has a variable in braces: fill it in.'),
    SPLITS_DO_NOT_ADD_UP: problem('splits', 'SPLITS_DO_NOT_ADD_UP', {}, 'The revenue shares make up 100 % together.'),
    SUBMIT_BLACKLISTED: problem('customer', 'SUBMIT_BLACKLISTED', {}, 'The customer is on the blacklist.'),
    CREDIT_EXCEEDED: problem('customer', 'CREDIT_EXCEEDED', {}, 'With this contract the customer would owe more than its credit limit.'),
    CREDIT_RATE_MISSING: problem('customer', 'CREDIT_RATE_MISSING', {}, 'What the customer owes cannot be compared with its credit limit: a currency has no exchange rate for today. Ask finance to enter it.'),
    AGREED_RATE_ABSURD: rateAbsurd(),
    OBLIGATION_INSTALLMENT_UNKNOWN: problem('obligations', 'OBLIGATION_INSTALLMENT_UNKNOWN', {}, 'An obligation is due with an installment that the payment plan does not have: correct its number.'),
    END_MISSING: problem('endOn', 'END_MISSING', {}, 'The amendment ends its contract, and does not say when: name the last day.'),
  }
}

async function reviewsOf(context: Context, contract: Submitted, classLimitBp: number | null) {
  const policies = await context.db.reviewPolicy.findMany({ where: { active: true } })
  const deviations = await context.db.contractDeviation.findMany({ where: { contractId: contract.id }, select: { riskLevel: true } })
  const found = requiredReviews(policies, { grossMinor: contract.grossMinor ?? 0n, currency: contract.currency ?? '', discountBp: contract.discountBp, classLimitBp, deviations: deviations.map(({ riskLevel }) => riskLevel) })
  if (found.length === 0) throw errors.CONTRACT_NO_REVIEWER()
  return found
}

/** Departments of the same order decide side by side. */
function stepsOf(policies: Awaited<ReturnType<typeof reviewsOf>>): StepDefinition[] {
  return policies.map(({ id, name, ordinal, department, role }) => ({ key: id, title: name, resolver: role === null ? { department: department! } : { role }, quorum: 'ANY', parallelGroup: String(ordinal) }))
}
