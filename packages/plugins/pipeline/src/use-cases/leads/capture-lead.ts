import type { CapturedLead, leadSources, touchActivities } from '../../domain/captured-lead.ts'
import { keysOf } from '../../domain/lead-keys.ts'
import { assignmentOf, tellAssignee } from './assignment.ts'
import { chooseAssignee } from './choose-assignee.ts'
import { inTurn, type Context, type LeadRow } from './lead-context.ts'
import { rescoreLead } from './rescore-lead.ts'

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
 * A new lead goes to whom the rules give it, else it waits for its unit's managers.
 */
export async function captureLead(context: Context, { lead: given, touch, unitId }: Capture): Promise<string> {
  await inTurn(context, 'capture')
  const system = context.system('find the same lead again, whoever has it, so that it stays one')
  if (touch.eventKey !== null) {
    const known = await system.leadTouch.findUnique({ where: { eventKey: touch.eventKey } })
    if (known) return known.leadId
  }
  const same = await findSame(context, given)
  const lead = same ? await fillIn(context, same, given) : await system.lead.create({ data: { ...given, ...keysOf(given), source: touch.source, campaignRef: touch.campaignRef, status: 'NEW', ownerId: null, teamId: unitId } })
  await system.leadTouch.create({ data: { ...touch, leadId: lead.id } })
  await rescoreLead(context, lead.id)
  if (!same) await assignByRule(context, lead)
  return lead.id
}

/** Policy: a rule may screen a new lead. */
async function assignByRule(context: Context, lead: LeadRow): Promise<void> {
  const assignee = await chooseAssignee(context, lead)
  if (!assignee) return
  await context.system('find the same lead again, whoever has it, so that it stays one').lead.update({ where: { id: lead.id }, data: { status: 'ASSIGNED', ...(await assignmentOf(context, assignee)) } })
  await tellAssignee(context, lead.id, assignee.id)
}

/** By credit code, mail or phone, in this order, or the same name at the same company. Leads that are closed are not opened again. */
async function findSame(context: Context, given: CapturedLead): Promise<LeadRow | null> {
  const { companyKey, emailKey, phoneKey } = keysOf(given)
  const ways = [
    given.creditCode === null ? null : { creditCode: given.creditCode },
    emailKey === null ? null : { emailKey },
    phoneKey === null ? null : { phoneKey },
    companyKey === null ? null : { companyKey, name: { equals: given.name, mode: 'insensitive' as const } },
  ]
  for (const way of ways) {
    const found = way && (await context.system('find the same lead again, whoever has it, so that it stays one').lead.findFirst({ where: { ...way, status: { notIn: ['CONVERTED', 'UNQUALIFIED', 'DUPLICATE'] } }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }))
    if (found) return found
  }
  return null
}

/** Only what nobody knew: a stranger must not be able to change what we know of somebody. */
async function fillIn(context: Context, lead: LeadRow, given: CapturedLead): Promise<LeadRow> {
  const missing = Object.entries(given).filter(([name, value]) => value !== null && (lead[name as keyof CapturedLead] ?? null) === null)
  if (missing.length === 0) return lead
  const data = Object.fromEntries(missing) as Partial<CapturedLead>
  return context.system('find the same lead again, whoever has it, so that it stays one').lead.update({ where: { id: lead.id }, data: { ...data, ...keysOf({ ...lead, ...data }) } })
}
