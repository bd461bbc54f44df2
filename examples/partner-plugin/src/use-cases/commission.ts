import { money, percentOf, sum } from '@tenon/core/money'
import type { Context } from '../context.ts'
import { dateOf } from '../days.ts'

interface FactMoney {
  readonly minor: string
  readonly currency: string
}

interface Allocation {
  readonly contractId: string
  readonly amount: FactMoney
}

/** What `receipt.confirmed` tells of it. */
export interface MoneyIn {
  readonly receiptId: string
  readonly receivedOn: string
  readonly allocations: readonly Allocation[]
}

/** What `receipt.reversed` tells of it: its amounts are negative. */
export interface MoneyTakenBack {
  readonly receiptId: string
  readonly reversedOn: string
  readonly allocations: readonly Allocation[]
}

/** "Commission is earned by money that came in, not by signatures": the agreed share of what a receipt pays of a registered contract. */
export async function earnCommission(context: Context, { receiptId, receivedOn, allocations }: MoneyIn): Promise<void> {
  const system = context.system('what a partner earns follows from the money')
  for (const { contractId, registration, received } of await registeredParts(context, allocations)) {
    const commissionBp = registration.commissionBp ?? 0
    const { minor, currency } = percentOf(received, commissionBp)
    await system.commission.create({
      data: { kind: 'EARNED', partnerId: registration.partnerId, registrationId: registration.id, happenedOn: dateOf(receivedOn), receivedMinor: received.minor, commissionBp, amountMinor: minor, currency, contractId, receiptId },
    })
  }
}

/** Money that is taken back takes exactly that back which was earned by it: a line of its own, the earned one stays. */
export async function takeBackCommission(context: Context, { receiptId, reversedOn }: MoneyTakenBack): Promise<void> {
  const system = context.system('what a partner earns follows from the money')
  const earned = await system.commission.findMany({ where: { receiptId, kind: 'EARNED' } })
  for (const { partnerId, registrationId, receivedMinor, commissionBp, amountMinor, currency, contractId } of earned) {
    await system.commission.create({
      data: { kind: 'TAKEN_BACK', partnerId, registrationId, happenedOn: dateOf(reversedOn), receivedMinor: -receivedMinor, commissionBp, amountMinor: -amountMinor, currency, contractId, receiptId },
    })
  }
}

/** What was paid of registered contracts, each once: rounded by contract and receipt, not by installment. An amendment is part of its contract. */
async function registeredParts(context: Context, allocations: readonly Allocation[]) {
  const system = context.system('which registration a paid contract belongs to')
  const paid = await system.contract.findMany({ where: { id: { in: allocations.map(({ contractId }) => contractId) } }, select: { id: true, parentId: true } })
  const rootOf = new Map(paid.map(({ id, parentId }) => [id, parentId ?? id]))
  const ties = await system.registeredContract.findMany({ where: { contractId: { in: [...new Set(rootOf.values())] } }, include: { registration: true } })
  return ties.flatMap(({ contractId, registration }) => {
    const amounts = allocations.filter((one) => rootOf.get(one.contractId) === contractId).map(({ amount }) => money(BigInt(amount.minor), amount.currency))
    return registration && amounts.length > 0 ? [{ contractId, registration, received: sum(amounts, amounts[0]!.currency) }] : []
  })
}
