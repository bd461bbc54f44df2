import { notify } from '@tenon/core'
import type { CapturedLead, leadSources, touchActivities } from '../../domain/captured-lead.ts'
import { keysOf } from '../../domain/lead-keys.ts'
import { assignmentOf, tellAssignee } from './assignment.ts'
import { chooseAssignee } from './choose-assignee.ts'
import { inTurn, nameKeyOf, type Context, type LeadRow } from './lead-context.ts'
import { rescoreLead } from './rescore-lead.ts'
import { findSame } from './same-lead.ts'

export interface Touch {
  readonly activity: (typeof touchActivities)[number]
  readonly source: (typeof leadSources)[number]
  readonly at: Date
  readonly campaignRef: string | null
  readonly consent: boolean | null
  readonly note: string | null
  /** The same event or request counts once. */
  readonly eventKey: string | null
}

export interface Capture {
  readonly lead: CapturedLead
  readonly touch: Touch
  /** Whose managers see it until somebody has it. */
  readonly unitId: string | null
}

/**
 * Policy: "same lead from form and event: one lead, both touches kept." What is known stays as it is, what was missing is filled in.
 * A lead of nobody goes to whom the rules give it, else it waits for its unit's managers; the owner of one that is known is told that it came again.
 */
export async function captureLead(context: Context, { lead: given, touch, unitId }: Capture): Promise<string> {
  await inTurn(context, 'capture')
  const system = context.system('find the same lead again, whoever has it, so that it stays one')
  if (touch.eventKey !== null) {
    const known = await system.leadTouch.findUnique({ where: { eventKey: touch.eventKey } })
    if (known) return known.leadId
  }
  const same = await findSame(context, given)
  const lead = same ? await fillIn(context, same, given) : await system.lead.create({ data: { ...given, ...keysOf(await nameKeyOf(context), given), source: touch.source, campaignRef: touch.campaignRef, status: 'NEW', ownerId: null, teamId: unitId } })
  await system.leadTouch.create({ data: { ...touch, note: same ? noteOf(touch, same, given) : touch.note, leadId: lead.id } })
  await rescoreLead(context, lead.id)
  if (lead.ownerId === null) await assignByRule(context, lead)
  else await tellOwnerAgain(context, lead, touch)
  return lead.id
}

/** Whoever has a lead hears that it came again, at the moment in which it is warm; its touches say how. Nobody is told of what she noted herself. */
async function tellOwnerAgain(context: Context, { id, ownerId }: LeadRow, { activity }: Touch): Promise<void> {
  if (ownerId === null || ownerId === context.principal.personId || activity === 'CONTACT') return
  await notify(context as never, { to: [ownerId], kind: 'pipeline.leadAgain', link: { model: 'Lead', id } })
}

/** What somebody says of herself this time that is not what we know, which stays: it is kept with the touch. */
function noteOf({ note }: Touch, lead: LeadRow, given: CapturedLead): string | null {
  const other = Object.entries(given).filter(([name, value]) => value !== null && lead[name as keyof CapturedLead] !== null && String(lead[name as keyof CapturedLead]).toLowerCase() !== String(value).toLowerCase())
  const said = other.map(([, value]) => String(value)).join(' · ')
  return said === '' ? note : (note === null ? said : `${note}: ${said}`).slice(0, 500)
}

/** Policy: a rule may screen a new lead. */
async function assignByRule(context: Context, lead: LeadRow): Promise<void> {
  const assignee = await chooseAssignee(context, lead)
  if (!assignee) return
  await context.system('find the same lead again, whoever has it, so that it stays one').lead.update({ where: { id: lead.id }, data: { status: 'ASSIGNED', ...(await assignmentOf(context, assignee)) } })
  await tellAssignee(context, lead.id, assignee.id)
}

/** Only what nobody knew: a stranger must not be able to change what we know of somebody. */
async function fillIn(context: Context, lead: LeadRow, given: CapturedLead): Promise<LeadRow> {
  const missing = Object.entries(given).filter(([name, value]) => value !== null && (lead[name as keyof CapturedLead] ?? null) === null)
  if (missing.length === 0) return lead
  const data = Object.fromEntries(missing) as Partial<CapturedLead>
  return context.system('find the same lead again, whoever has it, so that it stays one').lead.update({ where: { id: lead.id }, data: { ...data, ...keysOf(await nameKeyOf(context), { ...lead, ...data }) } })
}
