import { problem, type FieldProblem } from '@tenon/core'
import { errors } from '../../errors.ts'
import { assignmentOf, tellAssignee } from './assignment.ts'
import { chooseAssignee, takeAssignee, type Assignee } from './choose-assignee.ts'
import { policyOf, type Context, type LeadRow } from './lead-context.ts'
import { rescoreLead } from './rescore-lead.ts'

export interface AssignInput {
  /** Row id of the person who is to have it; where it is left out, the rules decide. */
  readonly ownerId?: string | null
}

export interface ContactInput {
  readonly contactNote: string
  readonly contactedAt?: Date | null
}

/** Gives a new lead to somebody: a person that the manager names, or whom the rules find among those whom the manager leads. */
export async function assignLead(lead: LeadRow, context: Context, { ownerId }: AssignInput) {
  const assignee = ownerId ? await takeAssignee(context, ownerId) : await byRule(lead, context)
  return give(lead, context, assignee)
}

/** Policy: "reassign restarts the contact clock, the total wait is still reported." */
export async function reassignLead(lead: LeadRow, context: Context, { ownerId }: AssignInput) {
  return { ...(await give(lead, context, await takeAssignee(context, ownerId!))), firstContactAt: null }
}

/** Takes a lead from the pool. Whoever has enough leads takes none. */
export async function claimLead(lead: LeadRow, context: Context) {
  return { ...(await give(lead, context, await takeAssignee(context, context.principal.personId!))), firstContactAt: null }
}

async function byRule(lead: LeadRow, context: Context): Promise<Assignee> {
  const { principal } = context
  const everybody = principal.scope('pipeline:screen') === 'ALL'
  const assignee = await chooseAssignee(context, lead, (unitId) => everybody || (unitId !== null && principal.teamIds.includes(unitId)))
  if (!assignee) throw errors.LEAD_NOBODY_FREE()
  return assignee
}

async function give(lead: LeadRow, context: Context, assignee: Assignee) {
  await tellAssignee(context, lead.id, assignee.id)
  return assignmentOf(context, assignee)
}

/** Notes that somebody was reached. The first time stops the clock. */
export async function contactLead(lead: LeadRow, context: Context, { contactNote, contactedAt }: ContactInput) {
  const at = contactedAt ?? context.now()
  const touch = { leadId: lead.id, activity: 'CONTACT' as const, source: 'CALL' as const, at, note: contactNote }
  await context.system('what happened to a lead is written down and never changed').leadTouch.create({ data: touch })
  await rescoreLead(context, lead.id)
  const latest = lead.lastContactAt !== null && lead.lastContactAt > at ? lead.lastContactAt : at
  return { firstContactAt: lead.firstContactAt ?? at, lastContactAt: latest }
}

export function problemsOfContact({ contactedAt }: Partial<ContactInput>, lead: LeadRow, now: Date): FieldProblem[] {
  if (!contactedAt) return []
  if (contactedAt > now) return [problem('contactedAt', 'CONTACT_IN_THE_FUTURE', {}, 'Nobody was reached in the future.')]
  return contactedAt < (lead.assignedAt ?? lead.createdAt) ? [problem('contactedAt', 'CONTACT_TOO_EARLY', {}, 'That was before the lead was assigned.')] : []
}

/** Policy: "WORKING -[score >= threshold or reason]-> QUALIFIED." */
export async function problemsOfQualify(lead: LeadRow, context: Context, reason: string | null | undefined): Promise<FieldProblem[]> {
  const { qualifyAt } = await policyOf(context)
  if ((lead.score ?? 0) >= qualifyAt || reason?.trim()) return []
  return [problem('qualifyReason', 'SCORE_TOO_LOW', { score: lead.score ?? 0, needed: qualifyAt }, 'The score is {score}, and {needed} qualify by themselves. Say why this lead is worth it.')]
}

export function problemsOfDuplicate(lead: LeadRow, original: LeadRow | null): FieldProblem[] {
  if (original === null) return [problem('duplicateOfId', 'UNKNOWN_REFERENCE')]
  return original.id === lead.id || original.status === 'DUPLICATE' ? [problem('duplicateOfId', 'NO_ORIGINAL', {}, 'Choose the lead that stays, which is no duplicate itself.')] : []
}

/** Policy: touches move to the lead that stays; its score is added up with them. */
export async function mergeTouches(lead: LeadRow, context: Context, original: LeadRow): Promise<void> {
  const system = context.system('the touches of a duplicate belong to the lead that stays')
  await system.leadTouch.updateMany({ where: { leadId: lead.id }, data: { leadId: original.id } })
  await system.scoreEvent.updateMany({ where: { leadId: lead.id }, data: { leadId: original.id } })
  await rescoreLead(context, original.id)
}
