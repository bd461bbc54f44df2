import type { Context } from '../context.ts'
import { standingOf } from '../domain/installment-status.ts'
import { canMove, moves, type Move } from '../domain/lifecycle.ts'
import { errors } from '../errors.ts'
import { peopleOf, requireInPerson, requireReach } from '../reach.ts'
import { amountOf, dayOf, rowOf, spell, type MoneyInput } from '../rows.ts'
import { lowerDebt } from './amend-contract.ts'
import { effectiveGross } from './effective-gross.ts'
import { voidReview } from './finish-review.ts'
import { accountOf, readAccounts } from './installment-accounts.ts'
import { publishContract } from './publish-contract.ts'
import { lockContract } from './sign-contract.ts'

interface Change {
  readonly id: string
  readonly expectedVersion: number
}

/** "Before signature: void (MANAGER)", with the reason. */
export async function voidContract(context: Context, input: Change & { readonly reason: string }): Promise<string> {
  const { id } = await moving(context, input, 'void', 'contracts:void', 'your manager')
  await voidReview(context, id)
  await move(context, id, 'void', input.reason)
  await publishContract(context, id, 'contract.voided', { reason: input.reason })
  return id
}

/** "SIGNED <-> SUSPENDED": nothing is delivered meanwhile; what is due stays due. */
export async function suspendContract(context: Context, input: Change & { readonly reason: string }): Promise<string> {
  const { id } = await moving(context, input, 'suspend', 'contracts:terminate', 'a director')
  await move(context, id, 'suspend', input.reason)
  return id
}

export async function resumeContract(context: Context, input: Change): Promise<string> {
  const { id } = await moving(context, input, 'resume', 'contracts:terminate', 'a director')
  await move(context, id, 'resume', null)
  return id
}

/** "All obligations done and paid." */
export async function fulfilContract(context: Context, input: Change): Promise<string> {
  const { id, currency } = await moving(context, input, 'fulfil', 'contracts:draft', 'whoever owns the contract')
  const system = context.system('a contract is fulfilled when nothing of it is open')
  const obligations = await system.obligation.count({ where: { contractId: id, status: 'OPEN' } })
  const rows = await readAccounts(system, { contractId: id })
  const open = rows.reduce((sum, row) => sum + standingOf(accountOf(row), context.today()).openMinor, 0n)
  if (obligations > 0 || open > 0n) throw errors.CONTRACT_NOT_FULFILLED({ obligations, amount: spell(open, currency ?? 'CNY') })
  await move(context, id, 'fulfil', null)
  return id
}

export async function closeContract(context: Context, input: Change): Promise<string> {
  const { id } = await moving(context, input, 'close', 'contracts:draft', 'whoever owns the contract')
  await move(context, id, 'close', null)
  return id
}

/** Ends a contract whose last day is over. */
export async function expireContract(context: Context, input: Change): Promise<string> {
  const { id, endOn, status } = await moving(context, input, 'expire', 'contracts:draft', 'whoever owns the contract')
  if (endOn === null || dayOf(endOn) >= context.today()) throw errors.CONTRACT_STATE({ status })
  await move(context, id, 'expire', null)
  return id
}

export interface TerminationInput extends Change {
  readonly terminatedOn: Date
  readonly reason: string
  readonly settlement: MoneyInput
}

/** "Terminate: DIRECTOR + FINANCE, dated, settlement." A director proposes; nothing changes before finance agrees. */
export async function proposeTermination(context: Context, input: TerminationInput): Promise<string> {
  requireInPerson(context)
  const contract = await moving(context, input, 'terminate', 'contracts:terminate', 'a director')
  const { id, ownerId, teamId } = contract
  const { minor, currency } = amountOf(input.settlement, contract.currency ?? 'CNY')
  if (currency !== contract.currency) throw errors.CONTRACT_CURRENCY_MIXED({ currency: contract.currency })
  const gross = await effectiveGross(context, id)
  if (minor < 0n || minor > gross) throw errors.SETTLEMENT_TOO_HIGH({ gross: spell(gross, currency) })
  const data = { terminatedOn: input.terminatedOn, reason: input.reason, settlementMinor: minor, currency }
  await context.system('a director proposes to end a contract').contractTermination.upsert({ where: { contractId: id }, create: { contractId: id, ...data, ownerId, teamId }, update: data })
  return id
}

/** Finance agrees: what is open beyond the settlement is given up, and what was paid beyond it is credit. */
export async function agreeTermination(context: Context, input: Change): Promise<string> {
  requireInPerson(context)
  const { id } = await moving(context, input, 'terminate', 'contracts:settle', 'finance')
  const system = context.system('finance agrees to the end of a contract')
  const termination = await system.contractTermination.findUnique({ where: { contractId: id } })
  if (!termination) throw errors.TERMINATION_MISSING()
  if (peopleOf(context.principal).includes(termination.updatedById ?? '')) throw errors.TERMINATION_SAME_PERSON()
  const { settlementMinor, terminatedOn, reason } = termination
  await lowerDebt(context, { contractId: id, amountMinor: (await effectiveGross(context, id)) - settlementMinor, kind: 'SETTLEMENT', reason, on: dayOf(terminatedOn) })
  await system.contractTermination.update({ where: { contractId: id }, data: { status: 'AGREED' } })
  await system.contract.update({ where: { id }, data: { status: 'TERMINATED', statusReason: reason, terminatedOn } })
  await publishContract(context, id, 'contract.terminated', { terminatedOn: dayOf(terminatedOn), settlementMinor: String(settlementMinor), reason })
  return id
}

async function moving(context: Context, input: Change, name: Move, permission: string, who: string) {
  const contract = await lockContract(context, rowOf(input.id, 'Contract'), input.expectedVersion)
  requireReach(context, permission, contract, who)
  if (!canMove(name, contract.status)) throw errors.CONTRACT_STATE({ status: contract.status })
  return contract
}

async function move(context: Context, id: string, name: Move, statusReason: string | null): Promise<void> {
  await context.system('a contract goes on to its next state').contract.update({ where: { id }, data: { status: moves[name].to, statusReason } })
}
