import type { Context } from '../context.ts'
import { creditsOn, newestOn } from '../domain/forecast/credit.ts'

/** Whose credit a deal is on a day, overlays on top, and which campaign its lead came from, as facts carry it. */
export async function toldOrigin(context: Context, id: string, day: string) {
  const deal = await context.system('a won deal is told with all whose credit it is').opportunity.findUniqueOrThrow({
    where: { id }, select: { ownerId: true, lead: { select: { campaignRef: true } }, splits: { select: { personId: true, kind: true, shareBp: true, effectiveFrom: true } } },
  })
  const revenue = creditsOn(deal.splits, deal.ownerId, day).flatMap(({ personId, shareBp }) => (personId === null ? [] : [{ personId, kind: 'REVENUE', shareBp }]))
  const overlays = newestOn(deal.splits, day).filter(({ kind }) => kind === 'OVERLAY').map(({ personId, shareBp }) => ({ personId, kind: 'OVERLAY', shareBp }))
  return { splits: [...revenue, ...overlays], campaign: deal.lead?.campaignRef ?? null }
}
