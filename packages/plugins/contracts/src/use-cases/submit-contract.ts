import { requestApproval, type StepDefinition } from '@tenon/approvals'
import { nextNumber, problem, type FieldProblem } from '@tenon/core'
import { formatPercent } from '@tenon/core/money'
import type { Context } from '../context.ts'
import { canMove } from '../domain/lifecycle.ts'
import { requiredReviews } from '../domain/review-steps.ts'
import { submitProblems, type SubmitProblem } from '../domain/submit-checks.ts'
import { errors } from '../errors.ts'
import { requireReach } from '../reach.ts'
import { rowOf, spell } from '../rows.ts'
import { creditOf } from './credit-limit.ts'
import { hashOf, readContent } from './read-content.ts'

/**
 * "Drafts and submits to the departments concerned." What is submitted is frozen as a revision with its hash, and the policies say
 * who has to agree to it; whoever submits and whoever is credited decides nothing.
 */
export async function submitContract(context: Context, input: { readonly id: string; readonly expectedVersion: number }): Promise<string> {
  const id = rowOf(input.id, 'Contract')
  await context.db.contract.update({ where: { id, version: input.expectedVersion }, data: {} })
  const contract = await readForSubmit(context, id)
  requireReach(context, 'contracts:draft', contract, 'whoever owns the contract')
  if (!canMove('submit', contract.status)) throw errors.CONTRACT_STATE({ status: contract.status })
  await check(context, contract)
  const content = await readContent(context, id)
  const hash = hashOf(content)
  const { revision, ownerId, teamId, title } = contract
  const system = context.system('a contract goes to its reviewers')
  await system.contractRevision.upsert({ where: { contractId_revision: { contractId: id, revision } }, create: { contractId: id, revision, contentHash: hash, content: content as never, ownerId, teamId }, update: { contentHash: hash, content: content as never } })
  const policies = await reviewsOf(context, contract)
  await system.contract.update({ where: { id }, data: { status: 'IN_REVIEW', contentHash: hash, submittedAt: context.now(), number: contract.number ?? (await nextNumber(context, numbers)) } })
  await system.contractReview.createMany({ data: policies.map(({ name, department, role, id: key }) => ({ contractId: id, revision, stepKey: key, title: name, department, role: role ?? department, askedAt: context.now(), ownerId, teamId })) })
  await requestApproval(context, {
    subject: { model: 'Contract', id }, title, revision, hash, steps: stepsOf(policies), beneficiaries: contract.splits.map(({ personId }) => personId),
    facts: contract.currency === null ? [] : [
      { label: 'customer', value: contract.customer.name }, { label: 'gross', value: spell(contract.grossMinor ?? 0n, contract.currency) }, { label: 'discount', value: `${formatPercent(contract.discountBp ?? 0)} %` },
    ],
  })
  return id
}

const numbers = { key: 'contracts', format: 'CT-{yyyy}-{####}' } as const

type Submitted = Awaited<ReturnType<typeof readForSubmit>>

function readForSubmit(context: Context, id: string) {
  return context.db.contract.findUniqueOrThrow({ where: { id }, include: { lines: true, installments: true, terms: true, splits: true, customer: true } })
}

async function check(context: Context, contract: Submitted): Promise<void> {
  const found = submitProblems({
    grossMinor: contract.grossMinor, lineGross: contract.lines.map(({ grossMinor }) => grossMinor), installmentAmounts: contract.installments.map(({ amountMinor }) => amountMinor),
    terms: contract.terms, revenueShares: contract.splits.flatMap(({ kind, shareBp }) => (kind === 'REVENUE' ? [shareBp] : [])),
    blacklisted: contract.customer.blacklisted, credit: await creditOf(context, contract), isAmendment: contract.type === 'AMENDMENT',
  })
  const fields = found.map((code) => sayings()[code])
  if (fields.length > 0) throw errors.CONTRACT_NOT_READY({ fields: [...new Set(fields.map(({ path }) => path))].join(', ') }, { fields })
}

/** Where each problem is, in words. */
function sayings(): Readonly<Record<SubmitProblem, FieldProblem>> {
  return {
    LINES_MISSING: problem('lines', 'LINES_MISSING', {}, 'A contract says what is sold: add a line.'),
    LINES_DO_NOT_ADD_UP: problem('gross', 'LINES_DO_NOT_ADD_UP', {}, 'The price is the sum of the lines.'),
    INSTALLMENTS_DO_NOT_ADD_UP: problem('installments', 'INSTALLMENTS_DO_NOT_ADD_UP', {}, 'The installments make up the price exactly.'),
    TERMS_MISSING: problem('terms', 'TERMS_MISSING', {}, 'Price, payment, delivery and after-sales service must each be agreed in a clause.'),
    SPLITS_DO_NOT_ADD_UP: problem('splits', 'SPLITS_DO_NOT_ADD_UP', {}, 'The revenue shares make up 100 % together.'),
    CUSTOMER_BLACKLISTED: problem('customer', 'CUSTOMER_BLACKLISTED', {}, 'The customer is on the blacklist.'),
    CREDIT_EXCEEDED: problem('customer', 'CREDIT_EXCEEDED', {}, 'With this contract the customer would owe more than its credit limit.'),
  }
}

async function reviewsOf(context: Context, contract: Submitted) {
  const policies = await context.db.reviewPolicy.findMany({ where: { active: true } })
  const deviations = await context.db.contractDeviation.findMany({ where: { contractId: contract.id }, select: { riskLevel: true } })
  const found = requiredReviews(policies, { grossMinor: contract.grossMinor ?? 0n, currency: contract.currency ?? '', discountBp: contract.discountBp, deviations: deviations.map(({ riskLevel }) => riskLevel) })
  if (found.length === 0) throw errors.CONTRACT_NO_REVIEWER()
  return found
}

/** Departments of the same order decide side by side. */
function stepsOf(policies: Awaited<ReturnType<typeof reviewsOf>>): StepDefinition[] {
  return policies.map(({ id, name, ordinal, department, role }) => ({ key: id, title: name, resolver: role === null ? { department: department! } : { role }, quorum: 'ANY', parallelGroup: String(ordinal) }))
}
