import type { Context } from '../context.ts'
import { bindingStates } from '../domain/lifecycle.ts'

/** The price of a contract with the amendments that were signed. */
export async function effectiveGross(context: Context, contractId: string): Promise<bigint> {
  const signed = { status: { in: [...bindingStates] } }
  const { _sum } = await context.system('the price of a contract includes its amendments').contract.aggregate({ where: { OR: [{ id: contractId }, { parentId: contractId, ...signed }] }, _sum: { grossMinor: true } })
  return _sum.grossMinor ?? 0n
}
