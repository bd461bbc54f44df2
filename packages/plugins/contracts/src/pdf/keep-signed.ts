import { attachByRule, type EventHandler, type RequestContext } from '@tenon/core'
import type { Context } from '../context.ts'
import { printContract } from './print-contract.ts'

/**
 * "Store the PDF with its hash": what both sides have signed is kept as a file of the contract, in both languages, once. After the commit of the
 * signature, since printing takes seconds; an attempt that fails is made again.
 */
function keepSigned(event: 'contract.signed' | 'contract.amended'): EventHandler {
  return {
    event,
    id: `keep-${event}`,
    mode: 'after-commit',
    run: async ({ recordId }, context) => {
      for (const locale of ['zh-CN', 'en'] as const) {
        const { name, bytes } = await printContract(context as unknown as Context, recordId!, locale)
        await attachByRule(context as RequestContext, `Contract:${recordId}`, { name, mediaType: 'application/pdf', bytes })
      }
    },
  }
}

export const keepSignedPdf: readonly EventHandler[] = [keepSigned('contract.signed'), keepSigned('contract.amended')]
