import { problem, type ResourceChange } from '@tenon/core'
import type { Context } from '../context.ts'
import { deviates } from '../domain/fill-template.ts'
import { plainRule, ruleProblems, type ObligationRule } from '../domain/obligation-due.ts'
import { priceLine } from '../domain/price-lines.ts'
import { errors, inState } from '../errors.ts'
import { dateOf, maybeDay } from '../rows.ts'
import { openForEditing } from './edit-contract.ts'
import { recomputeContract } from './recompute-contract.ts'

const contractOf = ({ after }: ResourceChange): string => after['contractId'] as string

/** A row of a contract stays in it, and is written while that is a draft. */
async function place(change: ResourceChange, context: Context) {
  if (change.before !== null && change.changed.has('contractId')) throw errors.CONTRACT_IMMUTABLE(inState('ContractStatus', 'DRAFT'))
  return openForEditing(context, contractOf(change))
}

/** A line is priced as it is written: tax out of the price, discount from the list. */
export async function beforeLineWrite(change: ResourceChange, context: Context) {
  const contract = await place(change, context)
  const { after } = change
  const currency = after['currency'] as string
  if (contract.currency !== null && contract.currency !== currency) throw errors.CONTRACT_CURRENCY_MIXED({ currency: contract.currency })
  const taxRateBp = after['taxRateBp'] as number
  if (taxRateBp < 0 || taxRateBp > 10_000) return { problems: [problem('taxRateBp', 'OUT_OF_RANGE')] }
  const priced = priceLine({
    quantity: String(after['quantity'] ?? '1'), unitPriceMinor: after['unitPriceMinor'] as bigint, listPriceMinor: after['listPriceMinor'] as bigint | null, taxRateBp, currency,
  })
  return { set: { ...priced } }
}

export async function afterLineWrite(change: ResourceChange, context: Context): Promise<void> {
  await recomputeContract(context, contractOf(change))
}

export async function beforeInstallmentWrite(change: ResourceChange, context: Context) {
  const contract = await place(change, context)
  const { after } = change
  const problems = planProblems(after)
  if (problems.length > 0) return { problems }
  const currency = contract.currency ?? (after['currency'] as string | null)
  if (currency === null) return { problems: [problem('amount', 'REQUIRED')] }
  if (after['amountMinor'] !== null && after['currency'] !== null && after['currency'] !== currency) throw errors.CONTRACT_CURRENCY_MIXED({ currency })
  return { set: { amountMinor: after['mode'] === 'AMOUNT' ? after['amountMinor'] : (after['amountMinor'] ?? 0n), currency } }
}

export async function afterInstallmentWrite(change: ResourceChange, context: Context): Promise<void> {
  await recomputeContract(context, contractOf(change))
}

function planProblems(after: ResourceChange['after']) {
  const problems = []
  if (after['mode'] !== 'AMOUNT' && after['shareBp'] === null) problems.push(problem('shareBp', 'REQUIRED'))
  if (after['mode'] === 'AMOUNT' && after['amountMinor'] === null) problems.push(problem('amount', 'REQUIRED'))
  if (after['trigger'] === 'ON_DATE' && after['fixedOn'] === null) problems.push(problem('fixedOn', 'REQUIRED'))
  if (after['anchor'] === 'MONTHS_AFTER') problems.push(problem('anchor', 'ANCHOR_INVALID', {}, 'Months are counted from a signature, a day, a shipment, an acceptance or an invoice.'))
  return problems
}

export async function beforeTermWrite(change: ResourceChange, context: Context) {
  await place(change, context)
  const { before, after, changed } = change
  const clauseId = after['clauseId'] as string | null
  if (before !== null && !changed.has('clauseId')) return {}
  const clause = clauseId === null ? null : await context.db.clause.findUniqueOrThrow({ where: { id: clauseId } })
  return { set: { standard: clause?.text ?? null } }
}

/** "Deviation recorded when a clause text differs from the library's", with the risk that the library gives it. */
export async function afterTermWrite({ after, id }: ResourceChange & { readonly id: string }, context: Context): Promise<void> {
  await noteDeviation(context, id, after['contractId'] as string)
}

export async function noteDeviation(context: Context, termId: string, contractId: string): Promise<void> {
  const system = context.system('deviations follow the clauses of a contract')
  const term = await system.contractTerm.findUniqueOrThrow({ where: { id: termId }, include: { clause: true } })
  await system.contractDeviation.deleteMany({ where: { termId } })
  if (term.clause === null || term.standard === null || !deviates(term.standard, term.text)) return
  await system.contractDeviation.create({
    data: { contractId, termId, clauseId: term.clause.id, oldText: term.standard, newText: term.text, riskLevel: term.clause.riskLevel },
  })
}

/** A rule says all that its kind needs, and nothing else; its day is found when what it follows is known. */
export async function beforeObligationWrite(change: ResourceChange, context: Context) {
  await place(change, context)
  const { dueKind, dueEvent, dueOffset, dueInstallment, dueOn } = change.after
  const given = { dueKind: dueKind ?? null, dueEvent: dueEvent ?? null, dueOffset: dueOffset ?? 0, dueInstallment: dueInstallment ?? null, dueOn: maybeDay((dueOn ?? null) as Date | null) } as ObligationRule
  const missing = ruleProblems(given)
  if (missing.length > 0) return { problems: missing.map((field) => problem(field, field === 'dueOffset' ? 'OUT_OF_RANGE' : 'REQUIRED')) }
  const rule = plainRule(given)
  return { set: { ...rule, dueOn: rule.dueOn === null ? null : dateOf(rule.dueOn) } }
}
