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
  const known = deal.id === null ? nothingKnown : await readKnown(context, [deal.id])
  return factsOf(context, deal, known, signed)
}

/** The same of several deals, in as many statements as of one; by their ids. */
export async function checkFactsOfAll(context: Context, deals: readonly (CheckedDeal & { readonly id: string })[]): Promise<ReadonlyMap<string, CheckFacts>> {
  const known = await readKnown(context, deals.map(({ id }) => id))
  return new Map(deals.map((deal) => [deal.id, factsOf(context, deal, known, false)]))
}

type Known = Awaited<ReturnType<typeof readKnown>>
const nothingKnown: Known = { needs: [], solutions: [], rounds: [], attended: [] }

function factsOf(context: Context, deal: CheckedDeal, { needs, solutions, rounds, attended }: Known, signed: boolean): CheckFacts {
  const ofDeal = ({ opportunityId }: { readonly opportunityId: string }): boolean => opportunityId === deal.id
  // A topic that is opened again is agreed only once its newest round says so.
  const newest = new Map(rounds.filter(ofDeal).map((round) => [round.topic, round.agreed]))
  return {
    keyDeal: deal.keyDeal ?? false, amountMinor: deal.amountMinor, expectedCloseOn: deal.expectedCloseOn, hasContact: deal.contactId !== null, signed,
    mayClose: reaches(context, 'pipeline:close', { ...deal, ownerId: deal.ownerId ?? context.principal.personId }),
    needs: needs.filter(ofDeal).length, solution: solutions.find(ofDeal)?.status ?? null,
    agreed: new Set([...newest].filter(([, agreed]) => agreed).map(([topic]) => topic)), managerAttended: attended.some(ofDeal),
  }
}

async function readKnown(context: Context, ids: readonly string[]) {
  const db = context.system('the checks of a stage count what is there, whoever may see it')
  const where = { opportunityId: { in: [...ids] } }
  const [needs, solutions, rounds, attended] = await Promise.all([
    db.needItem.findMany({ where, select: { opportunityId: true } }),
    db.solution.findMany({ where, orderBy: { edition: 'desc' }, select: { opportunityId: true, status: true } }),
    db.negotiationRound.findMany({ where, orderBy: [{ heldOn: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }], select: { opportunityId: true, topic: true, agreed: true } }),
    db.negotiationRound.findMany({ where: { ...where, manager: { roles: { some: { role: { key: { in: ['MANAGER', 'DIRECTOR'] } }, OR: [{ validTo: null }, { validTo: { gt: dateOf(context.today()) } }] } } } }, select: { opportunityId: true } }),
  ])
  return { needs, solutions, rounds, attended }
}
