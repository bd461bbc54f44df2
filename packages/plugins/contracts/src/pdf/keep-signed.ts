import { attachByRule, type EventHandler, type RequestContext } from '@tenon/core'
import type { Context } from '../context.ts'
import { printContract } from './print-contract.ts'
import { findSigned, isSigned, missingFiles, saysWhatWasSigned } from './signed-text.ts'

/** Asks for the files of a signed contract that has none, as one that came with an import: its record is the contract. */
export const filesMissing = 'contract.files-missing'

/**
 * "Store the PDF with its hash": what both sides have signed is kept as a file of the contract, in both languages, once, and only where it still says
 * what was signed. After the commit, since printing takes seconds; an attempt that fails is made again.
 */
function keepSigned(event: 'contract.signed' | 'contract.amended' | typeof filesMissing): EventHandler {
  return {
    event,
    id: `keep-${event}`,
    mode: 'after-commit',
    run: async ({ recordId }, anyContext) => {
      const context = anyContext as unknown as Context
      const [contract] = await findSigned(context, { id: recordId! })
      if (!contract || !isSigned(contract) || !(await saysWhatWasSigned(context, contract))) return
      for (const locale of (await missingFiles(context, [contract])).get(contract.id)!) {
        const { name, bytes } = await printContract(context, contract.id, locale)
        await attachByRule(anyContext as RequestContext, `Contract:${contract.id}`, { name, mediaType: 'application/pdf', bytes })
      }
    },
  }
}

export const keepSignedPdf: readonly EventHandler[] = [keepSigned('contract.signed'), keepSigned('contract.amended'), keepSigned(filesMissing)]
