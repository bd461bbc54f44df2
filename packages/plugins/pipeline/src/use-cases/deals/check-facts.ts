import type { Context } from '../../context.ts'
import { dateOf } from '../../days.ts'
import type { CheckFacts } from '../../domain/deals/stage-checks.ts'
import { reaches } from '../reaches.ts'

export interface CheckedDeal {
  readonly id: string | null
  readonly keyDeal: boolean | null
  readonly amountMinor: bigint | null
  readonly expectedCloseOn: Date | null
  readonly contactId: string | null
  readonly ownerId: string | null
  readonly teamId: string | null
}

/** What the checks of the stages look at. It counts what is there, whoever may see it: a check must not fail for want of rights. */
export async function checkFacts(context: Context, deal: CheckedDeal, { signed }: { readonly signed: boolean }): Promise<CheckFacts> {
  const own = { keyDeal: deal.keyDeal ?? false, amountMinor: deal.amountMinor, expectedCloseOn: deal.expectedCloseOn, hasContact: deal.contactId !== null, mayClose: reaches(context, 'pipeline:close', { ...deal, ownerId: deal.ownerId ?? context.principal.personId }), signed }
  if (deal.id === null) return { ...own, needs: 0, solution: null, agreed: new Set(), managerAttended: false }
  const db = context.system('the checks of a stage count what is there, whoever may see it')
  const where = { opportunityId: deal.id }
  const [needs, solution, rounds, attended] = await Promise.all([
    db.needItem.count({ where }),
    db.solution.findFirst({ where, orderBy: { edition: 'desc' }, select: { status: true } }),
    db.negotiationRound.findMany({ where, orderBy: [{ heldOn: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }], select: { topic: true, agreed: true } }),
    db.negotiationRound.count({ where: { ...where, manager: { roles: { some: { role: { key: { in: ['MANAGER', 'DIRECTOR'] } }, OR: [{ validTo: null }, { validTo: { gt: dateOf(context.today()) } }] } } } } }),
  ])
  // A topic that is opened again is agreed only once its newest round says so.
  const newest = new Map(rounds.map((round) => [round.topic, round.agreed]))
  return { ...own, needs, solution: solution?.status ?? null, agreed: new Set([...newest].filter(([, agreed]) => agreed).map(([topic]) => topic)), managerAttended: attended > 0 }
}
