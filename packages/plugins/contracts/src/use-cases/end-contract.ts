import { assertPeriodOpen, companyOf, problem, runTransition, validationFailed, type FieldProblem } from '@tenon/core'
import type { Context } from '../context.ts'
import { takenAway } from '../domain/in-base.ts'
import { standingOf } from '../domain/installment-status.ts'
import { bindingStates, canMove, type Move } from '../domain/lifecycle.ts'
import { errors, inState, type Asked } from '../errors.ts'
import { told } from '../facts.ts'
import { peopleOf, requireInPerson, requireReach } from '../reach.ts'
import { amountOf, dayOf, rowOf, spell, type MoneyInput } from '../rows.ts'
import { lowerDebt, type Lowered } from './amend-contract.ts'
import { requireHappened, requireNotBefore } from './days-of-what-happened.ts'
import { effectiveGross } from './effective-gross.ts'
import { refreshDues } from './refresh-dues.ts'
import { goesWithContract, takeAmendmentsAlong } from './follow-contract.ts'
import { voidReview } from './finish-review.ts'
import { accountOf, readAccounts } from './installment-accounts.ts'
import { publishContract } from './publish-contract.ts'
import { tellProfit } from './read-profit.ts'
import { lockContract } from './sign-contract.ts'

interface Change {
  readonly id: string
  readonly expectedVersion: number
}

interface Row {
  readonly id: string
  readonly currency: string | null
  readonly effectiveEndOn: Date | null
  readonly type: string
}

/** "Before signature: void (MANAGER)", with the reason. */
export async function voidContract({ id }: Row, context: Context, { reason }: Input) {
  await voidReview(context, id)
  await publishContract(context, id, 'contract.voided', { reason })
  return { statusReason: reason }
}

/** An amendment that was not signed when its contract ended. */
export async function lapse({ id }: { readonly id: string }, context: Context) {
  await voidReview(context, id)
  await publishContract(context, id, 'contract.voided', { reason: '' })
}

/**
 * What of a contract and of its signed amendments is open: "FULFILLED: all obligations done and paid." Told beside the button, so it speaks of what its reader sees; what else is open
 * stops whoever tries.
 */
export const againstFulfilment = (row: Row, context: Context): Promise<FieldProblem[]> => whatIsOpen(row, context, context.db)

/** Everything is done and paid, also what the caller does not see. */
export async function fulfil(row: Row, context: Context): Promise<void> {
  const open = await whatIsOpen(row, context, context.system('a contract is fulfilled when nothing of it is open'))
  if (open.length > 0) throw validationFailed(open)
  await takeAmendmentsAlong(context, row.id, 'fulfilAlong')
  await publishContract(context, row.id, 'contract.completed')
}

async function whatIsOpen({ id, currency }: Row, context: Context, db: Context['db']): Promise<FieldProblem[]> {
  const whole = { OR: [{ contractId: id }, { contract: { parentId: id, status: { in: [...bindingStates] } } }] }
  const obligations = await db.obligation.count({ where: { status: 'OPEN', ...whole } })
  const rows = await readAccounts(db, whole)
  const open = rows.reduce((sum, row) => sum + standingOf(accountOf(row), context.today()).openMinor, 0n)
  if (obligations === 0 && open === 0n) return []
  return [problem('status', 'CONTRACT_NOT_FULFILLED', { obligations, amount: spell(open, currency ?? companyOf(context).currency) }, 'Obligations that are open: {obligations}; unpaid: {amount}. Finish or waive them first.')]
}

/** A contract expires when its last day, with its amendments, is over, in the zone of the company; before that nobody is offered to end it so. */
export function notOver(row: Row, context: Context): FieldProblem | null {
  const { effectiveEndOn } = row
  if (goesWithContract(row) !== null) return goesWithContract(row)
  if (effectiveEndOn === null) return problem('endOn', 'CONTRACT_WITHOUT_END', {}, 'This contract has no last day, so it does not expire. Terminate it, or close it when it is fulfilled.')
  const day = dayOf(effectiveEndOn)
  return day < context.today() ? null : problem('endOn', 'CONTRACT_NOT_OVER', { day }, 'This contract holds until the end of {day}. It expires when that day is over; to end it sooner, terminate it.')
}

/** The last day is over: what is still owed is due, and who kept the customer for this contract's sake need not any more. */
export async function over({ id }: Row, context: Context): Promise<void> {
  await refreshDues(context, id, true)
  await takeAmendmentsAlong(context, id, 'expireAlong')
  await publishContract(context, id, 'contract.expired')
}

export interface TerminationInput extends Change {
  readonly terminatedOn: Date
  readonly reason: string
  readonly settlement: MoneyInput
  /** When what is still owed of it falls due; the day of the termination where it is left out. */
  readonly settlementDueOn?: Date | null
}

/** "Terminate: DIRECTOR + FINANCE, dated, settlement." A director proposes; nothing changes before finance agrees. */
export async function proposeTermination(context: Context, input: TerminationInput): Promise<string> {
  requireInPerson(context)
  const contract = await moving(context, input, 'terminate', 'contracts:terminate', 'DIRECTOR')
  const along = goesWithContract(contract)
  if (along !== null) throw validationFailed([along])
  const { id } = contract
  requireHappened(context, input.terminatedOn)
  requireNotBefore(input.terminatedOn, contract.signedOn)
  const settlementDueOn = input.settlementDueOn ?? input.terminatedOn
  if (settlementDueOn < input.terminatedOn) throw errors.SETTLEMENT_DUE_TOO_EARLY({ day: dayOf(input.terminatedOn) })
  const { minor, currency } = amountOf(input.settlement, contract.currency ?? companyOf(context).currency)
  if (currency !== contract.currency) throw errors.CONTRACT_CURRENCY_MIXED({ currency: contract.currency })
  const gross = await effectiveGross(context, id)
  if (minor < 0n || minor > gross) throw errors.SETTLEMENT_TOO_HIGH({ gross: spell(gross, currency) })
  const data = { terminatedOn: input.terminatedOn, reason: input.reason, settlementMinor: minor, currency, settlementDueOn }
  await context.system('a director proposes to end a contract').contractTermination.upsert({ where: { contractId: id }, create: { contractId: id, ...data }, update: data })
  return id
}

/** Finance agrees: what is open beyond the settlement is given up, and what was paid beyond it is credit. */
export async function agreeTermination(context: Context, input: Change): Promise<string> {
  requireInPerson(context)
  const { id } = await moving(context, input, 'terminate', 'contracts:settle', 'FINANCE')
  const termination = await context.system('finance agrees to the end of a contract').contractTermination.findUnique({ where: { contractId: id } })
  if (!termination) throw errors.TERMINATION_MISSING()
  if (peopleOf(context.principal).includes(termination.updatedById ?? '')) throw errors.TERMINATION_SAME_PERSON()
  await runTransition(context, 'Contract', id, 'terminate')
  return id
}

export async function terminate({ id }: Row, context: Context) {
  const system = context.system('a contract ends with its settlement')
  const { settlementMinor, currency, terminatedOn, reason } = await system.contractTermination.findUniqueOrThrow({ where: { contractId: id } })
  requireHappened(context, terminatedOn)
  await assertPeriodOpen(context, { module: 'contracts', on: dayOf(terminatedOn) })
  const forgone = (await effectiveGross(context, id)) - settlementMinor
  const lowered = await lowerDebt(context, { contractId: id, amountMinor: forgone, kind: 'SETTLEMENT', reason, on: dayOf(terminatedOn) })
  await system.contractTermination.update({ where: { contractId: id }, data: { status: 'AGREED' } })
  await refreshDues(context, id)
  await takeAmendmentsAlong(context, id, 'terminateAlong')
  await publishContract(context, id, 'contract.terminated', { terminatedOn: dayOf(terminatedOn), settlement: told(settlementMinor, currency), forgone: told(forgone, currency), base: worthOf(context, forgone, currency, lowered), reason })
  await tellProfit(context, id)
  return { statusReason: reason, terminatedOn }
}

/** What is given up in the currency of the company, at the rates that were frozen with the signatures; null where one was not. */
function worthOf(context: Context, minor: bigint, currency: string, lowered: readonly Lowered[]) {
  const own = companyOf(context).currency
  if (minor === 0n || currency === own) return told(minor, own)
  const taken = takenAway(lowered, own)
  return taken === null ? null : told(taken.minor, own)
}

type Input = Readonly<Record<string, unknown>>

async function moving(context: Context, input: Change, name: Move, permission: string, who: Asked) {
  const contract = await lockContract(context, rowOf(input.id, 'Contract'), input.expectedVersion)
  requireReach(context, permission, contract, who)
  if (!canMove(name, contract.status)) throw errors.CONTRACT_STATE(inState('ContractStatus', contract.status))
  return contract
}
