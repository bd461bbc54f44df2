import { verifyChain, type Anchor, type ChainProblem, type ChainState } from '../../audit/verify-chain.ts'
import { defineErrors } from '../../errors/tenon-error.ts'
import type { CommandTools } from '../commands.ts'

const errors = defineErrors({
  ANCHOR_UNREADABLE: { status: 400, message: 'The anchor "{anchor}" is not one: write the number and the hash that `tenon audit verify` printed, as 1234:9f86d0….' },
})

const sentences: Readonly<Record<ChainProblem, string>> = {
  ALTERED: 'was altered after it was written',
  DELETED: 'was deleted',
  UNCHAINED: 'does not follow the one before it: the chain was changed here',
  INSERTED: 'stands outside of the chain: it was inserted past the application',
  ANCHOR_LOST: 'is not what the anchor says: the chain was cut or written anew',
}

/** `tenon audit verify`: says how far the chain is in order, and exits with 1 where it is not. */
export async function verifyAudit({ anchor, json }: { readonly anchor?: string; readonly json?: boolean }, { app, write }: CommandTools): Promise<number> {
  const state = await verifyChain((sql, values) => app.base.$queryRawUnsafe(sql, ...values), anchor === undefined ? {} : { anchor: readAnchor(anchor) })
  write(json ? `${JSON.stringify(state)}\n` : `${inWords(state)}\n`)
  return state.intact ? 0 : 1
}

function readAnchor(text: string): Anchor {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  if (sequence === undefined) throw errors.ANCHOR_UNREADABLE({ anchor: text })
  return { sequence: Number(sequence), hash: hash! }
}

function inWords({ broken, entries, head }: ChainState): string {
  if (broken) {
    const name = broken.sequence === null ? `The entry ${broken.entryId}` : `Entry ${broken.sequence}${broken.entryId === null ? '' : ` (${broken.entryId})`}`
    return `The audit trail is broken. ${name} ${sentences[broken.problem]}. ${entries} entries before are in order.`
  }
  return head === null ? 'The audit trail is empty.' : `The audit trail is in order: ${entries} entries.\nAnchor: ${head.sequence}:${head.hash}`
}
