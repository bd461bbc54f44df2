import { notify } from '@tenon/core'
import { contactDueAt } from '../../domain/contact-clock.ts'
import type { Assignee } from './choose-assignee.ts'
import { calendarOf, policyOf, type Context } from './lead-context.ts'

/** The columns of a lead that somebody gets. Policy: "reassign restarts the contact clock"; since when the lead waits stays. */
export async function assignmentOf(context: Context, assignee: Assignee) {
  const now = context.now()
  const { firstContactHours } = await policyOf(context)
  return { ownerId: assignee.id, teamId: assignee.teamId, assignedAt: now, firstContactDueAt: contactDueAt(await calendarOf(context), now, firstContactHours) }
}

/** Tells whoever got a lead, unless she took it herself. */
export async function tellAssignee(context: Context, leadId: string, personId: string): Promise<void> {
  context.emit('lead.assigned', leadId, { personId, by: context.principal.personId })
  if (personId !== context.principal.personId) await notify(context as never, { to: [personId], kind: 'pipeline.leadAssigned', link: { model: 'Lead', id: leadId } })
}
