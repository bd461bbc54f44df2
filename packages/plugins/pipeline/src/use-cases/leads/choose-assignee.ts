import { fitsLead } from '../../domain/lead-condition.ts'
import { errors } from '../../errors.ts'
import { inTurn, openStatuses, type Context, type LeadRow } from './lead-context.ts'

export interface Assignee {
  readonly id: string
  readonly teamId: string | null
}

/** Whom a person may give leads to: everybody, or those of some units. */
export type Reach = (unitId: string | null) => boolean

/**
 * Whom the rules give a lead: the first rule that fits it decides. Policy: "rep on leave: assignment skips." Two who assign at once
 * take turns, so that nobody gets more than agreed. Null where a person has to decide.
 */
export async function chooseAssignee(context: Context, lead: LeadRow, reach: Reach = () => true): Promise<Assignee | null> {
  const system = context.system('see who may take a lead and how many they have')
  const rules = await system.assignRule.findMany({ where: { active: true }, orderBy: [{ ordinal: 'asc' }, { id: 'asc' }] })
  const rule = rules.find(({ factor, operator, value }) => factor === null || fitsLead({ factor, operator, value }, lead))
  if (!rule || rule.method === 'MANUAL') return null
  await inTurn(context, 'assign')
  const takers = await system.leadTaker.findMany({ where: { active: true, ...(rule.unitId === null ? {} : { person: { is: { teamId: rule.unitId } } }) }, include: { person: true }, orderBy: { id: 'asc' } })
  const loads = await loadsOf(context, takers.map(({ personId }) => personId))
  const away = await peopleAway(context)
  const free = takers.filter(({ person, personId, capacity, territories }) =>
    person.active && !away.has(personId) && reach(person.teamId) && loadOf(loads, personId).open < capacity
    && (rule.method !== 'TERRITORY' || (lead.region !== null && territories.some((one) => one.trim().toLowerCase() === lead.region!.trim().toLowerCase()))))
  const [first] = free.sort((left, right) => {
    const [a, b] = [loadOf(loads, left.personId), loadOf(loads, right.personId)]
    const byTurn = a.last - b.last
    return (rule.method === 'LEAST_LOADED' ? a.open - b.open || byTurn : byTurn) || (left.id < right.id ? -1 : 1)
  })
  return first ? { id: first.personId, teamId: first.person.teamId } : null
}

/** The person whom somebody chose, if she can take one more. Throws LEAD_ASSIGNEE_AWAY, LEAD_ASSIGNEE_FULL. */
export async function takeAssignee(context: Context, personId: string): Promise<Assignee> {
  await inTurn(context, 'assign')
  const person = await context.db.person.findUniqueOrThrow({ where: { id: personId } })
  if (!person.active || (personId !== context.principal.personId && (await peopleAway(context)).has(personId))) throw errors.LEAD_ASSIGNEE_AWAY({ name: person.name })
  const taker = await context.system('see who may take a lead and how many they have').leadTaker.findUnique({ where: { personId } })
  const { open } = loadOf(await loadsOf(context, [personId]), personId)
  if (taker && open >= taker.capacity) throw errors.LEAD_ASSIGNEE_FULL({ name: person.name, capacity: taker.capacity })
  return { id: personId, teamId: person.teamId }
}

interface Load {
  readonly open: number
  /** When she got her last lead, in milliseconds. */
  readonly last: number
}

async function loadsOf(context: Context, personIds: readonly string[]): Promise<ReadonlyMap<string, Load>> {
  const system = context.system('see who may take a lead and how many they have')
  const ownerId = { in: [...personIds] }
  const [open, last] = await Promise.all([
    system.lead.groupBy({ by: ['ownerId'], where: { ownerId, status: { in: [...openStatuses] } }, _count: { _all: true } }),
    system.lead.groupBy({ by: ['ownerId'], where: { ownerId }, _max: { assignedAt: true } }),
  ])
  return new Map(personIds.map((id) => [id, {
    open: open.find((row) => row.ownerId === id)?._count._all ?? 0,
    last: last.find((row) => row.ownerId === id)?._max.assignedAt?.getTime() ?? 0,
  }]))
}

function loadOf(loads: ReadonlyMap<string, Load>, personId: string): Load {
  return loads.get(personId) ?? { open: 0, last: 0 }
}

/** Who has a deputy for the sales work today is away. */
async function peopleAway(context: Context): Promise<ReadonlySet<string>> {
  const today = new Date(`${context.today()}T00:00:00.000Z`)
  const rows = await context.system('see who may take a lead and how many they have').delegation.findMany({ where: { endedAt: null, validFrom: { lte: today }, validTo: { gt: today } }, select: { personId: true, modules: true } })
  return new Set(rows.filter(({ modules }) => modules.length === 0 || modules.includes('pipeline')).map(({ personId }) => personId))
}
