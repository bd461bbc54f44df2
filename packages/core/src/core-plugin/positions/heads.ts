import type { RequestContext } from '../../context.ts'
import { companyDay, dayOf, holding, holdsOn, toDate, type Day, type Period } from './days.ts'

export interface Headship extends Period {
  readonly id: string
  readonly orgUnitId: string
  readonly personId: string
}

export interface LedUnit {
  readonly id: string
  readonly name: string
}

/** The units that a person leads on a day: by a dated headship, or as the head of a unit that has none. */
export async function unitsLedOn({ db }: RequestContext, personId: string, day: Day): Promise<LedUnit[]> {
  const dated = { headships: { some: { personId, ...holding(day) } } }
  const rows = await db['orgUnit']!.findMany({ where: { OR: [dated, { headId: personId, headships: { none: {} } }] }, select: { id: true, name: true }, orderBy: { path: 'asc' } })
  return rows as unknown as LedUnit[]
}

/** The units that a person is to lead from a later day on. */
export async function unitsToLead({ db }: RequestContext, personId: string, after: Day): Promise<(LedUnit & { readonly from: Day })[]> {
  const rows = await db['headship']!.findMany({ where: { personId, validFrom: { gt: toDate(after) } }, select: { validFrom: true, orgUnit: { select: { id: true, name: true } } } })
  return rows.map((row) => ({ ...(row['orgUnit'] as LedUnit), from: dayOf(row['validFrom']) }))
}

/**
 * From the day on somebody else leads the unit, or nobody; until then whoever did. A handover that is planned for later stays.
 * The unit's `head` says who leads it today, as a card does for a person.
 */
export async function handOverUnit(context: RequestContext, unitId: string, successorId: string | null, from: Day): Promise<void> {
  const model = context.db['headship']!
  const headships = await openHeadships(context, unitId, { before: from })
  const running = headships.find((headship) => holdsOn(headship, from))
  const next = headships.find(({ validFrom }) => validFrom > from)
  if (running && running.validFrom < from) await model.update({ where: { id: running.id }, data: { validTo: toDate(from) } })
  if (running && running.validFrom === from) await model.delete({ where: { id: running.id } })
  if (successorId !== null) await model.create({ data: { orgUnitId: unitId, personId: successorId, validFrom: toDate(from), validTo: next ? toDate(next.validFrom) : null } })
  await bringHeadUpToDate(context, unitId)
}

/** Takes back what was handed over with a position that began on this day: the person leads on, where the successor would have. */
export async function takeBackUnits(context: RequestContext, personId: string, day: Day): Promise<void> {
  const model = context.db['headship']!
  const ended = await model.findMany({ where: { personId, validTo: toDate(day) } })
  for (const { id, orgUnitId } of ended) {
    const successor = await model.findFirst({ where: { orgUnitId, validFrom: toDate(day) } })
    if (successor) await model.delete({ where: { id: successor['id'] } })
    await model.update({ where: { id }, data: { validTo: successor?.['validTo'] ?? null } })
    await bringHeadUpToDate(context, orgUnitId as string)
  }
}

/** Of a unit whose heads were never dated, the first one is made of its head, from the day on which the unit was made. */
export async function openHeadships(context: RequestContext, unitId: string, { before, headId }: { readonly before: Day; readonly headId?: string | null }): Promise<Headship[]> {
  const known = await headshipsOf(context, unitId)
  if (known.length > 0) return known
  const unit = (await context.db['orgUnit']!.findUnique({ where: { id: unitId } }))!
  const validFrom = companyDay(context, unit['createdAt'])
  const personId = headId === undefined ? unit['headId'] : headId
  if (personId === null || validFrom >= before) return known
  await context.db['headship']!.create({ data: { orgUnitId: unitId, personId, validFrom: toDate(validFrom) } })
  return headshipsOf(context, unitId)
}

async function headshipsOf({ db }: RequestContext, orgUnitId: string): Promise<Headship[]> {
  const rows = await db['headship']!.findMany({ where: { orgUnitId }, orderBy: [{ validFrom: 'asc' }, { id: 'asc' }] })
  return rows.map((row) => ({ ...(row as unknown as Headship), validFrom: dayOf(row['validFrom']), validTo: row['validTo'] === null ? null : dayOf(row['validTo']) }))
}

export async function bringHeadUpToDate(context: RequestContext, unitId: string): Promise<void> {
  const headships = await headshipsOf(context, unitId)
  const headId = headships.find((headship) => holdsOn(headship, context.today()))?.personId ?? null
  const unit = (await context.db['orgUnit']!.findUnique({ where: { id: unitId }, select: { headId: true } }))!
  if (headships.length > 0 && unit['headId'] !== headId) await context.db['orgUnit']!.update({ where: { id: unitId }, data: { headId } })
}
