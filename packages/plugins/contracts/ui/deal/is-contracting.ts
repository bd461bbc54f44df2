import type { Shell } from '@tenon/web/module'
import { ask } from '../ask.ts'

const STAGES = `query StageOfDeal($id: ID!) {
  opportunity(id: $id) { stage { id outcome } }
  stages(first: 100, filter: { outcome: { eq: OPEN }, active: { eq: true } }, orderBy: [{ field: ORDINAL, direction: DESC }]) { nodes { id } }
}`

interface Stages {
  readonly opportunity: { readonly stage: { readonly id: string; readonly outcome: string } | null } | null
  readonly stages: { readonly nodes: readonly { readonly id: string }[] }
}

/** Whether a deal is in the last stage before it is won, or won: then its contract can be drafted. */
export async function isContracting(shell: Shell, id: string): Promise<boolean> {
  const { opportunity, stages } = await ask<Stages>(shell, STAGES, { id })
  return opportunity?.stage?.outcome === 'WON' || (opportunity?.stage !== null && opportunity?.stage.id === stages.nodes[0]?.id)
}
