import type { Context } from '../context.ts'
import { contentOf } from '../domain/content-of.ts'
import type { ContractContent } from '../domain/contract-content.ts'

export { hashOf } from '../domain/content-of.ts'

/** What a contract says today, in the form in which it is compared, approved and signed. */
export async function readContent(context: Context, contractId: string): Promise<ContractContent> {
  const system = context.system('the whole content of a contract is compared')
  const contract = await system.contract.findUniqueOrThrow({
    where: { id: contractId },
    include: { lines: { orderBy: [{ ordinal: 'asc' }, { id: 'asc' }] }, installments: { orderBy: { ordinal: 'asc' } }, terms: { orderBy: [{ ordinal: 'asc' }, { id: 'asc' }] }, obligations: { orderBy: { id: 'asc' } }, splits: { include: { person: true } } },
  })
  return contentOf(contract)
}
