import { clockOf, type Clock } from '../../domain/contact-clock.ts'
import { calendarOf, type Context, type LeadRow } from './lead-context.ts'

export type InboxView = 'MINE' | 'NEW' | 'TEAM' | 'POOL'

export interface InboxLead extends LeadRow {
  readonly clock: Clock
  readonly ownerName: string | null
}

const orders = {
  MINE: [{ firstContactDueAt: 'asc' }, { id: 'asc' }], NEW: [{ createdAt: 'asc' }, { id: 'asc' }],
  TEAM: [{ firstContactDueAt: 'asc' }, { id: 'asc' }], POOL: [{ score: 'desc' }, { id: 'asc' }],
} as const satisfies Record<InboxView, unknown>

/** What waits for the caller: her own open leads, new ones without an owner, those of the people she leads, and the pool. */
export async function leadInbox(context: Context, view: InboxView, first: number): Promise<InboxLead[]> {
  const { personId } = context.principal
  const open = { status: { in: ['ASSIGNED', 'WORKING', 'QUALIFIED'] as ('ASSIGNED' | 'WORKING' | 'QUALIFIED')[] } }
  const where = {
    MINE: { ...open, ownerId: personId ?? undefined }, NEW: { status: 'NEW' as const },
    TEAM: { ...open, NOT: { ownerId: personId } }, POOL: { status: 'RECYCLED' as const },
  }[view]
  if (view === 'MINE' && personId === null) return []
  const leads = await context.db.lead.findMany({ where, orderBy: [...orders[view]], take: first, include: { owner: true } })
  const calendar = await calendarOf(context)
  return leads.map(({ owner, ...lead }) => ({ ...lead, ownerName: owner?.name ?? null, clock: clockOf(calendar, lead, context.now()) }))
}
