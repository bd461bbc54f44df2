import type { RequestContext } from '../../context.ts'
import { holding, toDate, type Day } from './days.ts'
import { positionErrors } from './errors.ts'
import { personNamed, type PersonRow } from './position-rows.ts'

/** The manager that a caller chose: somebody else, active, and not below the person on any day from `from` on. */
export async function managerFor(context: RequestContext, person: PersonRow, managerId: unknown, from: Day): Promise<string> {
  const manager = await personNamed(context, managerId, 'This manager')
  if (manager.id === person.id) throw positionErrors.MANAGER_SELF({ name: person.name })
  if (!manager.active) throw positionErrors.MANAGER_INACTIVE({ name: manager.name })
  await refuseCycle(context, person, manager, from)
  return manager.id
}

/** Who reports to whom changes on days: besides the first day, each on which a planned position begins is looked at. */
export async function refuseCycle(context: RequestContext, person: PersonRow, manager: PersonRow, from: Day): Promise<void> {
  const planned = await context.db['assignment']!.findMany({ where: { validFrom: { gt: toDate(from) }, NOT: { personId: person.id } }, select: { validFrom: true }, orderBy: { validFrom: 'asc' } })
  const days = new Set([from, ...planned.map(({ validFrom }) => (validFrom as Date).toISOString().slice(0, 10))])
  for (const day of days) {
    if (await reports(context, manager, person.id, day)) throw positionErrors.MANAGER_CYCLE({ manager: manager.name, name: person.name, day })
  }
}

async function reports(context: RequestContext, manager: PersonRow, personId: string, day: Day): Promise<boolean> {
  const seen = new Set<string>()
  for (let id: string | null = manager.id; id !== null && !seen.has(id); id = await managerOn(context, id, day)) {
    if (id === personId) return true
    seen.add(id)
  }
  return false
}

/** By the position that holds on the day; without one, by the card. */
async function managerOn({ db }: RequestContext, personId: string, day: Day): Promise<string | null> {
  const position = await db['assignment']!.findFirst({ where: { personId, ...holding(day) }, select: { managerId: true }, orderBy: { validFrom: 'desc' } })
  const row = position ?? (await db['person']!.findUnique({ where: { id: personId }, select: { managerId: true } }))
  return (row?.['managerId'] as string | null | undefined) ?? null
}
