import type { Option } from '@tenon/web/kit'
import type { Shell } from '@tenon/web/module'
import { run } from '../answer.ts'
import { ask } from '../home/ask.ts'

/** Somebody's share of a deal while it is being divided. */
export interface ShareRow {
  readonly key: string
  readonly person: Option | null
  readonly shareBp: number | null
  readonly overlay: boolean
}

interface Named { readonly id: string; readonly name: string }
interface Held {
  readonly opportunity: {
    readonly owner: Named | null
    readonly splits: { readonly nodes: readonly { readonly person: Named | null; readonly shareBp: number; readonly kind: 'REVENUE' | 'OVERLAY'; readonly effectiveFrom: string }[] }
  } | null
}

const HELD = 'query SharesHeld($id: ID!) { opportunity(id: $id) { owner { id name } splits(first: 100, orderBy: [{ field: EFFECTIVE_FROM, direction: DESC }]) { nodes { person { id name } shareBp kind effectiveFrom } } } }'

/** The newest shares of a deal; the whole is the owner's where nobody divided it. */
export async function readShares(shell: Pick<Shell, 'fetch'>, id: string): Promise<readonly ShareRow[]> {
  const { opportunity } = await ask<Held>(shell, HELD, { id })
  const nodes = opportunity?.splits.nodes ?? []
  const newest = nodes.filter(({ effectiveFrom }) => effectiveFrom === nodes[0]?.effectiveFrom)
  if (newest.length === 0) return [{ ...newShare(), person: optionOf(opportunity?.owner ?? null), shareBp: 10_000 }]
  return newest.map(({ person, shareBp, kind }) => ({ key: crypto.randomUUID(), person: optionOf(person), shareBp, overlay: kind === 'OVERLAY' }))
}

export function newShare(): ShareRow {
  return { key: crypto.randomUUID(), person: null, shareBp: null, overlay: false }
}

export const isWhole = ({ person, shareBp }: ShareRow): boolean => person !== null && shareBp !== null

/** What the revenue shares come to: they make up 100 % together, overlays come on top. */
export function totalOf(rows: readonly ShareRow[]): number {
  return rows.reduce((sum, { shareBp, overlay }) => sum + (overlay ? 0 : (shareBp ?? 0)), 0)
}

/** Null where it was done; otherwise why not, in the person's language. */
export function divide(shell: Pick<Shell, 'fetch'>, id: string, rows: readonly ShareRow[]): Promise<string | null> {
  return run(shell, 'splitOpportunity', { id, shares: rows.map(({ person, shareBp, overlay }) => ({ personId: person?.value, shareBp, overlay })) })
}

function optionOf(person: Named | null): Option | null {
  return person && { value: person.id, label: person.name }
}
