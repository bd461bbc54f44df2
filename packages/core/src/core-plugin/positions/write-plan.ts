import type { RequestContext } from '../../context.ts'
import { toDate, type Day } from './days.ts'
import { positionOn, type PositionPlan } from './plan-position.ts'
import { personNamed, positionsOf, type Position } from './position-rows.ts'

export async function writePlan({ db }: RequestContext, personId: string, from: Day, { remove, ends, begin }: PositionPlan): Promise<void> {
  for (const id of remove) await db['assignment']!.delete({ where: { id } })
  for (const [id, end] of ends) await db['assignment']!.update({ where: { id }, data: { validTo: end === null ? null : toDate(end) } })
  if (begin) await db['assignment']!.create({ data: { personId, ...placeOf(begin), validFrom: toDate(from) } })
}

/**
 * A person's card (unit, manager, title) says what is true today. Rights do not wait for it: they are decided by the position
 * that holds on the day. A change that begins today is on the card at once; a planned one when its day comes (settle-cards).
 */
export async function bringCardUpToDate(context: RequestContext, personId: string): Promise<void> {
  const today = positionOn(await positionsOf(context, personId), context.today())
  if (!today) return
  const card = await personNamed(context, personId)
  if (card.teamId === today.orgUnitId && card.managerId === today.managerId && card.title === today.title) return
  const { orgUnitId: teamId, managerId, title } = today
  await context.db['person']!.update({ where: { id: personId }, data: { teamId, managerId, title } })
}

function placeOf({ orgUnitId, managerId, title }: Pick<Position, 'orgUnitId' | 'managerId' | 'title'>) {
  return { orgUnitId, managerId, title }
}
