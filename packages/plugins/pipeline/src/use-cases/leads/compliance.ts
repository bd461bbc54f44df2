import { clockOf } from '../../domain/contact-clock.ts'
import { calendarOf, type Context } from './lead-context.ts'

export interface Compliance {
  /** Leads that somebody got in the period. */
  readonly total: number
  readonly met: number
  readonly late: number
  /** Not contacted yet, and not due yet. */
  readonly waiting: number
  /** met / (met + late) in basis points; null where nothing is decided. */
  readonly complianceBp: number | null
  /** Business seconds from when a lead came to its first contact, on average over those that had one. */
  readonly averageWait: number | null
}

/** Policy: first-contact compliance in business hours, of the leads that the caller sees. */
export async function firstContactCompliance(context: Context, { from, to }: { readonly from: Date; readonly to: Date }): Promise<Compliance> {
  const now = context.now()
  const calendar = await calendarOf(context)
  const span = { gte: calendar.zone.instantAt(from.toISOString().slice(0, 10), 0), lt: calendar.zone.instantAt(to.toISOString().slice(0, 10), 86_400) }
  const leads = await context.db.lead.findMany({ where: { assignedAt: span, firstContactDueAt: { not: null } }, select: { createdAt: true, firstContactAt: true, firstContactDueAt: true } })
  const met = leads.filter(({ firstContactAt, firstContactDueAt }) => firstContactAt !== null && firstContactAt <= firstContactDueAt!).length
  const waiting = leads.filter(({ firstContactAt, firstContactDueAt }) => firstContactAt === null && firstContactDueAt! >= now).length
  const late = leads.length - met - waiting
  const waits = leads.filter(({ firstContactAt }) => firstContactAt !== null).map((lead) => clockOf(calendar, lead, now).waited)
  return {
    total: leads.length, met, late, waiting,
    complianceBp: met + late === 0 ? null : Math.round((met * 10_000) / (met + late)),
    averageWait: waits.length === 0 ? null : Math.round(waits.reduce((sum, wait) => sum + wait, 0) / waits.length),
  }
}
