import type { Context } from '../context.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { dayOf } from '../rows.ts'

/** "Contract signed -> WON", with the true amount and the day of the signature. A deal of several contracts is worth all of them. */
export async function closeDeal(context: Context, contractId: string): Promise<void> {
  const opportunityId = await dealOf(context, contractId)
  if (opportunityId === null) return
  const signed = await signedOf(context, opportunityId)
  await win(context, opportunityId, signed)
}

/** "WON is undone only by void/termination": by that of its last contract; until then it is worth what is left. */
export async function reopenDeal(context: Context, contractId: string): Promise<void> {
  const opportunityId = await dealOf(context, contractId)
  if (opportunityId === null) return
  const signed = await signedOf(context, opportunityId)
  if (signed.length > 0) return win(context, opportunityId, signed)
  const { undoWin } = await import('@tenon/pipeline')
  await undoWin(context, opportunityId)
}

interface Signed {
  readonly grossMinor: bigint | null
  readonly currency: string | null
  readonly signedOn: Date | null
}

async function win(context: Context, opportunityId: string, signed: readonly Signed[]): Promise<void> {
  const { currency, signedOn } = signed.at(-1)!
  if (currency === null || signedOn === null) return
  // Loaded only here: the package of the deals need not be installed where they are not enabled.
  const { winByContract } = await import('@tenon/pipeline')
  const amountMinor = signed.filter((contract) => contract.currency === currency).reduce((sum, { grossMinor }) => sum + (grossMinor ?? 0n), 0n)
  await winByContract(context, { opportunityId, amountMinor, currency, signedOn: dayOf(signedOn) })
}

async function dealOf(context: Context, contractId: string): Promise<string | null> {
  const contract = await context.system('a signed contract closes its deal, whoever sees the deal').contract.findUniqueOrThrow({ where: { id: contractId }, select: { opportunityId: true, type: true } })
  return contract.type === 'AMENDMENT' ? null : contract.opportunityId
}

/** The contracts of a deal that bind both sides, the newest last. */
async function signedOf(context: Context, opportunityId: string): Promise<readonly Signed[]> {
  return context.system('a deal is worth all of its contracts').contract.findMany({
    where: { opportunityId, type: { not: 'AMENDMENT' }, status: { in: bindingStates.filter((state) => state !== 'TERMINATED') } },
    orderBy: [{ signedOn: 'asc' }, { id: 'asc' }],
    select: { grossMinor: true, currency: true, signedOn: true },
  })
}
