import { companyOf } from '@tenon/core'
import type { Context } from '../context.ts'
import { baseOf, type FrozenRate } from '../domain/in-base.ts'
import { dateOf } from '../rows.ts'
import { openOf, readAccounts } from './installment-accounts.ts'

interface Amendment {
  readonly parentId: string | null
  readonly grossMinor: bigint | null
  readonly title: string
}

/**
 * "Amendment lowers the price below what is already paid: credit." What is still open of the contract shrinks, the last
 * installment first; what was paid beyond the new price stays with the customer as credit. Answers what was taken away; nothing of an amendment that adds.
 */
export async function applyAmendment(context: Context, { parentId, grossMinor, title }: Amendment, on: string): Promise<readonly Lowered[]> {
  if (parentId === null || grossMinor === null || grossMinor >= 0n) return []
  return lowerDebt(context, { contractId: parentId, amountMinor: -grossMinor, kind: 'AMENDMENT', reason: title, on })
}

/** An amount that was given up of a contract, with the rate that is frozen with that contract. */
export interface Lowered {
  readonly amountMinor: bigint
  readonly contract: FrozenRate
}

export interface Lowering {
  readonly contractId: string
  readonly amountMinor: bigint
  readonly kind: 'AMENDMENT' | 'SETTLEMENT'
  readonly reason: string
  readonly on: string
}

/** Gives up what is open, the last installment first, then credits what was paid too much. */
export async function lowerDebt(context: Context, { contractId, amountMinor, kind, reason, on }: Lowering): Promise<readonly Lowered[]> {
  const system = context.system('a contract was made cheaper by agreement of both sides')
  const of = { OR: [{ contractId }, { contract: { parentId: contractId, status: { in: ['SIGNED' as const, 'SUSPENDED' as const] } } }] }
  await system.installment.updateMany({ where: of, data: {} })
  const lowered: Lowered[] = []
  let left = amountMinor
  for (const row of (await readAccounts(system, of)).toReversed()) {
    const open = openOf(row)
    const part = open < left ? open : left
    if (part <= 0n) continue
    await system.writeOff.create({ data: { contractId: row.contractId, installmentId: row.id, kind, amountMinor: part, currency: row.currency, reason, status: 'APPROVED', countedOn: dateOf(on) } })
    lowered.push({ amountMinor: part, contract: row.contract })
    left -= part
  }
  if (left <= 0n) return lowered
  const contract = await system.contract.findUniqueOrThrow({ where: { id: contractId } })
  await system.customerCredit.create({ data: { customerId: contract.customerId, kind: 'AMENDMENT', bookedOn: dateOf(on), amountMinor: left, currency: contract.currency!, note: reason, ownerId: contract.ownerId, teamId: contract.teamId, ...worthOfCredit(context, contract, left) } })
  return [...lowered, { amountMinor: left, contract }]
}

interface FrozenContract extends FrozenRate {
  readonly baseRateOn: Date | null
}

/**
 * Credit that a contract leaves is worth what it was in that contract: what the payment brought over the contract's rate was booked when it was paid, and
 * is not to be counted once more when the credit is used. Nothing in the currency of the company.
 */
function worthOfCredit(context: Context, contract: FrozenContract, minor: bigint) {
  const { baseCurrency, baseRate, baseRateOn } = contract
  const baseMinor = baseRate === null ? null : baseOf(minor, contract, companyOf(context).currency)
  return baseMinor === null ? {} : { baseMinor, baseCurrency, baseRate: baseRate!.toFixed(), baseRateOn }
}
