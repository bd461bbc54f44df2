import type { Shell } from '@tenon/web/module'
import { ask } from '../ask.ts'
import { saveDraft } from '../draft/draft-requests.ts'

interface Amended {
  readonly contract: {
    readonly splits: { readonly nodes: readonly { readonly person: { readonly id: string } | null; readonly shareBp: number; readonly kind: 'REVENUE' | 'OVERLAY' }[] }
  } | null
}

/** A signed contract is changed by an amendment, which cannot be amended itself. */
export function canBeAmended({ status, type }: Readonly<Record<string, unknown>>): boolean {
  return ['SIGNED', 'SUSPENDED'].includes(String(status)) && type !== 'AMENDMENT'
}

/** Drafts an amendment without lines, whose credit is that of the contract. The id of the draft, or why there is none; with the same key it is made once. */
export async function draftAmendment(shell: Shell, parentId: string, title: string, key: string): Promise<{ readonly id: string } | { readonly refused: string }> {
  const { contract } = await ask<Amended>(shell, 'query Amended($id: ID!) { contract(id: $id) { splits(first: 100) { nodes { person { id } shareBp kind } } } }', { id: parentId })
  const splits = contract?.splits.nodes.map(({ person, shareBp, kind }) => ({ personId: person?.id, shareBp, overlay: kind === 'OVERLAY' }))
  return saveDraft(shell, { mutation: 'draftContract', input: { title, type: 'AMENDMENT', parentId, lines: [], installments: [], terms: [], splits } }, key)
}
