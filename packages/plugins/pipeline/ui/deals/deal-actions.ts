import type { Shell } from '@tenon/web/module'
import { ask } from '../home/ask.ts'

export interface Deal {
  readonly id: string
  readonly version: number
  readonly heldSince: string | null
  readonly stage: { readonly outcome: 'OPEN' | 'WON' | 'LOST' } | null
}

export type DealVerb = 'share' | 'hold' | 'resume' | 'reopen' | 'reassign'

/** What can be done with a deal as it stands: whoever may write shares its credit, holds and resumes it; whoever may close deals gives it away and reopens it. */
export function verbsOf({ heldSince, stage }: Pick<Deal, 'heldSince' | 'stage'>, may: { readonly write: boolean; readonly close: boolean }): DealVerb[] {
  if (stage?.outcome === 'LOST') return may.close ? ['reopen', 'reassign'] : []
  if (stage?.outcome !== 'OPEN') return []
  return [...(may.write ? (['share', heldSince === null ? 'hold' : 'resume'] as const) : []), ...(may.close ? ['reassign' as const] : [])]
}

export async function readDeal(shell: Pick<Shell, 'fetch'>, id: string): Promise<Deal | null> {
  return (await ask<{ opportunity: Deal | null }>(shell, 'query DealNow($id: ID!) { opportunity(id: $id) { id version heldSince stage { outcome } } }', { id })).opportunity
}

/** Null where it was done; otherwise why not, in the person's language. */
export async function moveDeal(shell: Pick<Shell, 'fetch'>, verb: DealVerb, { id, version }: Pick<Deal, 'id' | 'version'>, input: Readonly<Record<string, unknown>> = {}): Promise<string | null> {
  const name = `${verb}Opportunity`
  const query = `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { result: ${name}(input: $input) { __typename ... on ValidationError { fields { message } } ... on Error { message } } }`
  const { result } = await ask<{ result: { message?: string; fields?: readonly { readonly message: string }[] } }>(shell, query, { input: { id, expectedVersion: version, ...input } })
  return result.fields?.[0]?.message ?? result.message ?? null
}

export interface Share {
  readonly name: string
  readonly shareBp: number
}

/** The credit as the default rule divides it when a deal goes to somebody else, to be confirmed. */
export async function proposedShares(shell: Pick<Shell, 'fetch'>, id: string, toPersonId: string): Promise<readonly Share[]> {
  const { shares } = await ask<{ shares: readonly { readonly personId: string; readonly shareBp: number }[] }>(shell, 'query Proposal($id: ID!, $toPersonId: ID!) { shares: reassignProposal(id: $id, toPersonId: $toPersonId) { personId shareBp } }', { id, toPersonId })
  return Promise.all(shares.map(async ({ personId, shareBp }) => {
    const { node } = await ask<{ node: { readonly name?: string } | null }>(shell, 'query ($id: ID!) { node(id: $id) { ... on Person { name } } }', { id: personId })
    return { name: node?.name ?? '–', shareBp }
  }))
}
