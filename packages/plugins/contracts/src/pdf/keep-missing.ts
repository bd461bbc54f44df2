import { attachByRule, type RequestContext } from '@tenon/core'
import type { Context } from '../context.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { printContract, type ContractPdf } from './print-contract.ts'
import type { PrintLocale } from './words.ts'

/**
 * Prints a contract, and keeps a signed one whose file is missing, as one that was signed before files were kept or came with an import: the first time that
 * somebody asks for it, and only where it still says what was signed. A caller who may only read gets the file, and the next one keeps it.
 */
export async function printAndKeep(context: Context, id: string, locale: PrintLocale): Promise<ContractPdf> {
  const pdf = await printContract(context, id, locale)
  if (!context.principal.readOnly && (await isMissing(context, id, pdf))) await attachByRule(context as unknown as RequestContext, `Contract:${id}`, { name: pdf.name, mediaType: 'application/pdf', bytes: pdf.bytes })
  return pdf
}

async function isMissing(context: Context, id: string, { name, contentHash }: ContractPdf): Promise<boolean> {
  const system = context.system('whether the signed file of a contract is there')
  const contract = await system.contract.findFirst({ where: { id, contentHash, status: { in: [...bindingStates] } }, include: { signatures: true } })
  const signed = (contract?.signatures ?? []).filter((signature) => signature.revision === contract?.revision && signature.contentHash === contentHash)
  if (new Set(signed.map(({ party }) => party)).size < 2) return false
  return (await system.attachment.count({ where: { model: 'Contract', recordId: id, name } })) === 0
}
