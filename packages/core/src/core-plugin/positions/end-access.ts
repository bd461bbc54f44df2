import type { RequestContext } from '../../context.ts'
import { rightsErrors } from '../../rights/errors.ts'
import { internalsOf } from '../../writes/context-internals.ts'
import { dayGiven, toDate, type Day } from './days.ts'
import { positionErrors } from './errors.ts'
import { handOverUnit, unitsLedOn, unitsToLead } from './heads.ts'
import { planPosition, positionOn } from './plan-position.ts'
import { openPositions, personNamed, positionsOf, takeOrganisation, type PersonRow } from './position-rows.ts'
import { handOverWork } from '../../handover/index.ts'
import { handOverTasks } from '../tasks/hand-over-tasks.ts'
import { successorNamed } from './transfer.ts'
import { managerFor } from './managers.ts'
import { bringCardUpToDate, writePlan } from './write-plan.ts'

export interface AccessEnd {
  readonly personId: string
  /** The first day without a position; access ends now. */
  readonly on?: Date | null
  readonly handOverTo?: string | null
  readonly expectedVersion: number
}

/**
 * Somebody leaves: sessions and tokens end at once, open invitations are withdrawn, the position ends. Who reported to the person,
 * the units that the person led, open tasks and the open work that plugins know of go to `handOverTo`; what was earned and
 * finished stays, with the name on it. Without a successor the work stays, too.
 */
export async function endAccess(context: RequestContext, input: AccessEnd): Promise<string> {
  const { db, principal } = context
  // Sessions, tokens and the position are ended behind the guard, so it is not the guard that decides here.
  if (principal.scope('core:users') !== 'ALL') throw rightsErrors.FORBIDDEN({ action: 'end the access of', what: 'people' })
  await takeOrganisation(context)
  const person = await personNamed(context, input.personId)
  await db['person']!.update({ where: { id: person.id, version: input.expectedVersion }, data: { active: false } })
  if (!person.active) throw positionErrors.ACCESS_ENDED({ name: person.name })
  const on = dayGiven(context, input.on)
  if (on > context.today()) throw positionErrors.ACCESS_END_LATER({ today: context.today() })
  const successor = input.handOverTo ? await successorNamed(context, person, input.handOverTo) : null
  await handOver(context, person, input.handOverTo ?? null)
  await handOverTasks(context, person, successor?.id ?? null)
  if (successor) await handOverWork(context, { fromId: person.id }, { id: successor.id, teamId: successor.teamId })
  await endPosition(context, person, on)
  await endCredentials(context, person.id)
  return person.id
}

/** From today on, whenever the person left: until today the reports had no other manager. */
async function handOver(context: RequestContext, person: PersonRow, handOverTo: string | null): Promise<void> {
  const today = context.today()
  const reports = await context.db['person']!.findMany({ where: { active: true, OR: [{ managerId: person.id }, { assignments: { some: { managerId: person.id, OR: [{ validTo: null }, { validTo: { gt: toDate(today) } }] } } }] } })
  const units = [...(await unitsLedOn(context, person.id, today)).map((unit) => ({ ...unit, from: today })), ...(await unitsToLead(context, person.id, today))]
  if (reports.length === 0 && units.length === 0) return
  if (handOverTo === null) throw positionErrors.HANDOVER_NEEDED({ name: person.name, what: [...reports, ...units].map(({ name }) => name).join(', ') })
  const heir = await successorNamed(context, person, handOverTo)
  for (const unit of units) await handOverUnit(context, unit.id, heir.id, unit.from)
  for (const report of reports as unknown as PersonRow[]) await giveManager(context, { report, from: person, to: heir, today })
}

/** Whoever takes over and reported to the person reports to the person's manager. */
async function giveManager(context: RequestContext, { report, from, to, today }: { report: PersonRow; from: PersonRow; to: PersonRow; today: Day }): Promise<void> {
  const managerId = report.id === to.id ? from.managerId : await managerFor(context, report, to.id, today)
  const positions = await openPositions(context, report, today)
  const running = positionOn(positions, today)
  const plan = running?.managerId === from.id && positions.every(({ validFrom }) => validFrom <= today) ? planPosition(positions, { ...running, managerId }, today) : null
  if (plan) await writePlan(context, report.id, today, plan)
  else for (const { id } of positions.filter((position) => position.managerId === from.id && (position.validTo === null || position.validTo > today))) await context.db['assignment']!.update({ where: { id }, data: { managerId } })
  if (positions.length === 0) await context.db['person']!.update({ where: { id: report.id }, data: { managerId } })
  await bringCardUpToDate(context, report.id)
}

/** By the right to end access: positions are the directory's, and the person who leaves must not keep one. */
async function endPosition(context: RequestContext, person: PersonRow, on: Day): Promise<void> {
  const db = context.system('end the position of somebody whose access ends')
  for (const { id, validFrom, validTo } of await positionsOf(context, person.id)) {
    if (validFrom >= on) await db['assignment']!.delete({ where: { id } })
    else if (validTo === null || validTo > on) await db['assignment']!.update({ where: { id }, data: { validTo: toDate(on) } })
  }
}

/** Logins and tokens are behind every guard: only the core looks there. */
async function endCredentials(context: RequestContext, personId: string): Promise<void> {
  const base = internalsOf(context).base as unknown as Record<string, { deleteMany(args: object): Promise<unknown>; updateMany(args: object): Promise<unknown> }>
  await base['authSession']!.deleteMany({ where: { user: { personId } } })
  await base['apiToken']!.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: context.now() } })
  const open = await context.db['invitation']!.findMany({ where: { personId, acceptedAt: null, revokedAt: null }, select: { id: true } })
  for (const { id } of open) await context.db['invitation']!.update({ where: { id }, data: { revokedAt: context.now() } })
}
