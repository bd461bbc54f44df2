import type { Shell } from '@tenon/web/module'
import { ask } from '../home/ask.ts'

export interface Candidates {
  readonly customers: readonly { readonly id: string; readonly name: string; readonly by: readonly ('CREDIT_CODE' | 'NAME' | 'EMAIL' | 'DOMAIN' | 'PHONE')[]; readonly certain: boolean }[]
  /** A colleague looks after it, whose customers the person does not see. */
  readonly elsewhere: boolean
}

const CANDIDATES = 'query Candidates($id: ID!) { leadConversionCandidates(id: $id) { customers { id name by certain } elsewhere } }'

export async function readCandidates(shell: Pick<Shell, 'fetch'>, id: string): Promise<Candidates> {
  return (await ask<{ leadConversionCandidates: Candidates | null }>(shell, CANDIDATES, { id })).leadConversionCandidates ?? { customers: [], elsewhere: false }
}
