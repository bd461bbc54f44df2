import { assertPeriodOpen } from '@tenon/core'
import type { Context } from '../context.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { errors, inState, whom } from '../errors.ts'
import { amountOf, dateOf, dayOf, rowOf, type MoneyInput } from '../rows.ts'
import { requireHappened, requireNotBefore } from './days-of-what-happened.ts'
import { tellProfit } from './read-profit.ts'

export interface CostInput {
  readonly contractId: string
  readonly kind: never
  readonly title: string
  readonly incurredOn: Date
  readonly amount: MoneyInput
}

/** Notes what a signed contract cost beside what its lines were estimated to: "costs typed", where no other module tells of them. */
export async function recordCost(context: Context, input: CostInput): Promise<string> {
  requireCosts(context)
  const contractId = rowOf(input.contractId, 'Contract')
  const contract = await context.db.contract.findUniqueOrThrow({ where: { id: contractId } })
  if (!(bindingStates as readonly string[]).includes(contract.status) || contract.currency === null) throw errors.CONTRACT_STATE(inState('ContractStatus', contract.status))
  requireHappened(context, input.incurredOn)
  await assertPeriodOpen(context, { module: 'contracts', on: dayOf(input.incurredOn) })
  const { minor, currency } = amountOf(input.amount, contract.currency)
  if (currency !== contract.currency) throw errors.CONTRACT_CURRENCY_MIXED({ currency: contract.currency })
  if (minor <= 0n) throw errors.RECEIPT_AMOUNT()
  const { kind, title, incurredOn } = input
  const { id } = await context.system('a cost of a contract is noted').contractCost.create({ data: { contractId, kind, title: title.trim(), incurredOn, amountMinor: minor, currency }, select: { id: true } })
  await tellProfit(context, contractId)
  return id
}

/** Takes a cost back with a row of the opposite amount, dated when it is taken back. */
export async function reverseCost(context: Context, input: { readonly id: string; readonly expectedVersion: number; readonly incurredOn?: Date | null }): Promise<string> {
  requireCosts(context)
  const id = rowOf(input.id, 'ContractCost')
  await context.db.contractCost.findUniqueOrThrow({ where: { id }, select: { id: true } })
  const system = context.system('a cost of a contract is taken back')
  await system.contractCost.update({ where: { id, version: input.expectedVersion }, data: {} })
  const { reversedBy, reversesId, contractId, kind, title, incurredOn, amountMinor, currency } = await system.contractCost.findUniqueOrThrow({ where: { id }, include: { reversedBy: { select: { id: true } } } })
  if (reversedBy !== null || reversesId !== null) throw errors.COST_TAKEN_BACK()
  const on = input.incurredOn ?? dateOf(context.today())
  requireHappened(context, on)
  requireNotBefore(on, incurredOn)
  await assertPeriodOpen(context, { module: 'contracts', on: dayOf(on) })
  const row = await system.contractCost.create({ data: { contractId, kind, title, incurredOn: on, amountMinor: -amountMinor, currency, reversesId: id }, select: { id: true } })
  await tellProfit(context, contractId)
  return row.id
}

function requireCosts({ principal }: Context): void {
  if (!principal.has('contracts:record-costs')) throw errors.CONTRACT_NOT_ALLOWED(whom('FINANCE'))
}
