import type { DemoDeal } from '../deals/deals.ts'
import type { World } from '../world.ts'

/** A draft of a contract with everything that a submission asks for, or one that is void. */
export interface DemoContract {
  readonly id: string
  readonly deal: DemoDeal
  readonly draftedAt: Date
  readonly status: 'DRAFT' | 'VOID'
}

/** Every deal that has come to its contract has a draft; where the deal was lost after that, the draft is void. */
export function makeContracts(deals: readonly DemoDeal[], world: World): DemoContract[] {
  return deals.flatMap((deal) => {
    const visit = deal.course.visits.find(({ stage }) => stage === 'CONTRACTING')
    if (visit === undefined || deal.course.stage === 'WON') return []
    return [{ id: world.newId(), deal, draftedAt: visit.enteredAt, status: deal.course.stage === 'LOST' ? 'VOID' as const : 'DRAFT' as const }]
  })
}
