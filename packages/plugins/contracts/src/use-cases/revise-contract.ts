import { companyOf, problem, validationFailed } from '@tenon/core'
import type { Context } from '../context.ts'
import { plainRule, ruleProblems, type ObligationRule } from '../domain/obligation-due.ts'
import { installmentAmounts } from '../domain/plan-installments.ts'
import { priceLine } from '../domain/price-lines.ts'
import { errors } from '../errors.ts'
import { amountOf, dateOf, maybeDay, rowOf, type MoneyInput } from '../rows.ts'
import { openForEditing, type EditableContract } from './edit-contract.ts'
import { recomputeContract } from './recompute-contract.ts'
import { noteDeviation } from './write-content.ts'

type Day = Date | null | undefined

export interface LineInput {
  /** Of the line that it changes; a new one without it. */
  readonly id?: string | null
  readonly title: string
  readonly productId?: string | null
  readonly kind: never
  readonly quantity: string
  readonly unitPrice: MoneyInput
  readonly listPrice?: MoneyInput | null
  readonly taxRateBp: number
  readonly costEstimate?: MoneyInput | null
  readonly serviceFrom?: Day
  readonly serviceTo?: Day
}

export interface InstallmentInput {
  readonly title: string
  readonly shareBp?: number | null
  readonly amount?: MoneyInput | null
  readonly trigger: never
  readonly offset?: number | null
  readonly anchor?: never
  readonly fixedOn?: Day
  readonly isRetention?: boolean | null
}

export interface TermInput {
  readonly category: never
  readonly title: string
  readonly text: string
  readonly clauseId?: string | null
  /** The library's text with this contract's values; it is taken from the clause where it is left out. */
  readonly standard?: string | null
}

export interface ObligationInput {
  readonly party: never
  readonly kind: never
  readonly title: string
  /** How its day is found; an agreed day where only that is said. */
  readonly dueKind?: ObligationRule['dueKind']
  readonly dueEvent?: ObligationRule['dueEvent']
  readonly dueOffset?: number | null
  readonly dueInstallment?: number | null
  readonly dueNote?: string | null
  readonly dueOn?: Day
}

export interface ContractParts {
  readonly lines?: readonly LineInput[] | null
  readonly installments?: readonly InstallmentInput[] | null
  readonly splits?: readonly { readonly personId: string; readonly shareBp: number; readonly overlay?: boolean | null }[] | null
  readonly terms?: readonly TermInput[] | null
  readonly obligations?: readonly ObligationInput[] | null
}

/** Replaces the parts of a contract that are given, each as a whole; the others stay as they are. */
export async function reviseContract(context: Context, input: ContractParts & { readonly id: string; readonly expectedVersion: number }): Promise<string> {
  const id = rowOf(input.id, 'Contract')
  await context.db.contract.update({ where: { id, version: input.expectedVersion }, data: {} })
  await writeParts(context, await openForEditing(context, id), input)
  return id
}

export async function writeParts(context: Context, contract: EditableContract, parts: ContractParts): Promise<void> {
  if (parts.lines) await writeLines(context, contract, parts.lines)
  if (parts.installments) await writeInstallments(context, contract, parts.installments)
  if (parts.lines || parts.installments) await recomputeContract(context, contract.id)
  if (parts.splits) await writeSplits(context, contract, parts.splits)
  if (parts.terms) await writeTerms(context, contract, parts.terms)
  if (parts.obligations) await writeObligations(context, contract, parts.obligations)
}

/** A line that is named stays itself: what the caller may not see of it, such as its cost, stays as it is; one that is not named goes. */
async function writeLines(context: Context, contract: EditableContract, lines: readonly LineInput[]): Promise<void> {
  const { db } = context
  const kept = lines.flatMap(({ id }) => (id ? [rowOf(id, 'ContractLine')] : []))
  await db.contractLine.deleteMany({ where: { contractId: contract.id, id: { notIn: kept } } })
  const own = contract.currency ?? companyOf(context).currency
  const currency = lines[0] ? amountOf(lines[0].unitPrice, own).currency : own
  const rows = lines.map((line, ordinal) => ({ id: line.id ? rowOf(line.id, 'ContractLine') : null, data: { ...rowOfLine(line, currency), ordinal } }))
  await db.contractLine.createMany({ data: rows.flatMap(({ id, data }) => (id === null ? [{ contractId: contract.id, ...data }] : [])) })
  for (const { id, data } of rows) if (id !== null) await db.contractLine.update({ where: { id, contractId: contract.id }, data })
}

/** Columns of a line; what the input leaves out is left alone. */
function rowOfLine(line: LineInput, currency: string) {
  const minor = (amount: MoneyInput | null | undefined): bigint | null => (amount ? sameCurrency(amount, currency) : null)
  const priced = { quantity: String(line.quantity), unitPriceMinor: minor(line.unitPrice)!, listPriceMinor: minor(line.listPrice), taxRateBp: line.taxRateBp, currency }
  return {
    ...priced, ...priceLine(priced), title: line.title, kind: line.kind,
    ...(line.productId === undefined ? {} : { productId: line.productId === null ? null : rowOf(line.productId, 'Product') }),
    ...(line.costEstimate === undefined ? {} : { costEstimateMinor: minor(line.costEstimate) }),
    ...(line.serviceFrom === undefined ? {} : { serviceFrom: line.serviceFrom }), ...(line.serviceTo === undefined ? {} : { serviceTo: line.serviceTo }),
  }
}

async function writeInstallments(context: Context, contract: EditableContract, plan: readonly InstallmentInput[]): Promise<void> {
  const line = await context.db.contractLine.findMany({ where: { contractId: contract.id }, select: { grossMinor: true, currency: true } })
  const currency = line[0]?.currency ?? contract.currency ?? companyOf(context).currency
  const drafts = plan.map(({ shareBp, amount }) => ({ mode: amount ? 'AMOUNT' as const : 'PERCENT' as const, shareBp: amount ? null : (shareBp ?? 0), amountMinor: amount ? sameCurrency(amount, currency) : null }))
  const amounts = installmentAmounts(line.reduce((sum, { grossMinor }) => sum + grossMinor, 0n), currency, drafts)
  if (amounts === null) throw errors.CONTRACT_PLAN_TOO_MUCH()
  await context.db.installment.deleteMany({ where: { contractId: contract.id } })
  await context.db.installment.createMany({
    data: plan.map((item, index) => ({
      contractId: contract.id, ordinal: index + 1, title: item.title, mode: drafts[index]!.mode, shareBp: drafts[index]!.shareBp, amountMinor: amounts[index]!, currency,
      trigger: item.trigger, offset: item.offset ?? 0, anchor: item.anchor ?? null, fixedOn: item.fixedOn ?? null, isRetention: item.isRetention ?? false,
    })),
  })
}

function sameCurrency(amount: MoneyInput, currency: string): bigint {
  const money = amountOf(amount, currency)
  if (money.currency !== currency) throw errors.CONTRACT_CURRENCY_MIXED({ currency })
  return money.minor
}

/** "REVENUE splits total exactly 10000 bp." */
async function writeSplits({ db }: Context, contract: EditableContract, splits: NonNullable<ContractParts['splits']>): Promise<void> {
  const total = splits.filter(({ overlay }) => !overlay).reduce((sum, { shareBp }) => sum + shareBp, 0)
  if (total !== 10_000 || splits.some(({ shareBp }) => shareBp <= 0)) throw errors.CONTRACT_SPLIT_TOTAL({ total: total / 100 })
  await db.contractSplit.deleteMany({ where: { contractId: contract.id } })
  await db.contractSplit.createMany({ data: splits.map(({ personId, shareBp, overlay }) => ({ contractId: contract.id, personId: rowOf(personId, 'Person'), shareBp, kind: overlay ? ('OVERLAY' as const) : ('REVENUE' as const) })) })
}

async function writeTerms(context: Context, contract: EditableContract, terms: readonly TermInput[]): Promise<void> {
  const { db } = context
  const clauseIds = terms.flatMap(({ clauseId }) => (clauseId ? [rowOf(clauseId, 'Clause')] : []))
  const clauses = new Map((await db.clause.findMany({ where: { id: { in: clauseIds } } })).map((clause) => [clause.id, clause.text]))
  await db.contractTerm.deleteMany({ where: { contractId: contract.id } })
  for (const [ordinal, term] of terms.entries()) {
    const clauseId = term.clauseId ? rowOf(term.clauseId, 'Clause') : null
    const standard = clauseId === null ? null : (term.standard ?? clauses.get(clauseId) ?? null)
    const { id } = await db.contractTerm.create({ data: { contractId: contract.id, ordinal, category: term.category, title: term.title, text: term.text, clauseId, standard } })
    if (clauseId !== null) await noteDeviation(context, id, contract.id)
  }
}

async function writeObligations({ db }: Context, contract: EditableContract, obligations: NonNullable<ContractParts['obligations']>): Promise<void> {
  await db.obligation.deleteMany({ where: { contractId: contract.id } })
  const rows = obligations.map(({ party, kind, title, dueNote, dueKind, dueEvent, dueOffset, dueInstallment, dueOn }) => {
    const rule = plainRule({ dueKind: dueKind ?? null, dueEvent: dueEvent ?? null, dueOffset: dueOffset ?? 0, dueInstallment: dueInstallment ?? null, dueOn: maybeDay(dueOn ?? null) })
    return { contractId: contract.id, party, kind, title, dueNote: dueNote ?? null, ...rule, dueOn: rule.dueOn === null ? null : dateOf(rule.dueOn) }
  })
  const problems = rows.flatMap((row, index) => ruleProblems({ ...row, dueOn: maybeDay(row.dueOn) }).map((field) => problem(`obligations.${index}.${field}`, field === 'dueOffset' ? 'OUT_OF_RANGE' : 'REQUIRED')))
  if (problems.length > 0) throw validationFailed(problems)
  await db.obligation.createMany({ data: rows })
}
