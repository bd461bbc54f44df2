import type { Context } from '../context.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { hashOf, readContent } from '../use-cases/read-content.ts'
import { fileName, type ContractPdf } from './print-contract.ts'
import type { PrintLocale } from './words.ts'

export const printLocales = ['zh-CN', 'en'] as const satisfies readonly PrintLocale[]

/** What of a contract decides whether there is a file to keep of it. */
interface Signed {
  readonly id: string
  readonly revision: number
  readonly number: string | null
  readonly contentHash: string | null
  readonly signatures: readonly { readonly party: string; readonly revision: number; readonly contentHash: string }[]
}

/** Of contracts that bind, with what `isSigned` and `missingFiles` look at. */
export function findSigned(context: Context, where: object, page: { readonly take?: number } = {}) {
  return context.system('the signed file of a contract is kept').contract.findMany({
    where: { status: { in: [...bindingStates] }, contentHash: { not: null }, ...where },
    select: { id: true, revision: true, number: true, contentHash: true, signatures: { select: { party: true, revision: true, contentHash: true, createdAt: true } } },
    orderBy: { id: 'desc' },
    ...page,
  })
}

/** Whether both sides have signed what was approved. */
export function isSigned({ revision, contentHash, signatures }: Signed): boolean {
  return new Set(signatures.filter((one) => one.revision === revision && one.contentHash === contentHash).map(({ party }) => party)).size === 2
}

/** Of each contract by its id, the languages whose file was never kept. One that somebody took off the contract is not missing. */
export async function missingFiles(context: Context, contracts: readonly Signed[]): Promise<ReadonlyMap<string, readonly PrintLocale[]>> {
  const kept = await context.system('whether the signed file of a contract is there').attachment.findMany({ where: { model: 'Contract', recordId: { in: contracts.map(({ id }) => id) } }, select: { recordId: true, name: true } })
  const known = new Set(kept.map(({ recordId, name }) => `${recordId} ${name}`))
  return new Map(contracts.map((contract) => [contract.id, printLocales.filter((locale) => !known.has(`${contract.id} ${fileName(contract, locale)}`))]))
}

/** Whether the contract still says what both sides signed. */
export async function saysWhatWasSigned(context: Context, { id, contentHash }: Signed): Promise<boolean> {
  return hashOf(await readContent(context, id)) === contentHash
}

export type PrintState = 'PRINTED' | 'BEING_KEPT' | 'KEPT'

/** What became of a signed contract's file in the language in which it was printed now. Reads only. */
export async function stateOf(context: Context, id: string, pdf: ContractPdf, locale: PrintLocale): Promise<PrintState> {
  const [contract] = await findSigned(context, { id })
  if (!contract || !isSigned(contract) || contract.contentHash !== pdf.contentHash) return 'PRINTED'
  return (await missingFiles(context, [contract])).get(id)!.includes(locale) ? 'BEING_KEPT' : 'KEPT'
}
