import type { Context } from '../context.ts'

/** Whether a contract is of a deal that renews another; never where no deals are kept. */
export async function isRenewal(context: Context, contractId: string): Promise<boolean> {
  if (!('opportunity' in (context.db as object))) return false
  const contract = await context.system('a contract that renews another one says so').contract.findUniqueOrThrow({ where: { id: contractId }, select: { opportunity: { select: { kind: true } } } })
  return contract.opportunity?.kind === 'RENEWAL'
}
