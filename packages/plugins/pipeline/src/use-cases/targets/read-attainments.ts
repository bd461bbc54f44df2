import { parsePeriod } from '@tenon/core/time'
import type { Context } from '../../context.ts'
import { dateOf } from '../../days.ts'
import { attain, countsFor, type Attainment } from '../../domain/targets/attainment.ts'
import { holderKey, type Holding } from '../../domain/targets/holder.ts'
import { isCounted, metrics, sizeOf, type Metric, type Sized } from '../../domain/targets/size.ts'
import { organisation, type Organisation } from '../forecast/places.ts'
import { readActuals } from './read-actuals.ts'

export interface Measured extends Holding, Sized {
  readonly metric: Metric
  readonly periodKey: string
}

/** How far each of some targets is. What was reached is read once for each metric, currency and year. */
export async function attainmentsOf(context: Context, targets: readonly Measured[]): Promise<Attainment[]> {
  if (targets.length === 0) return []
  const places = await organisation(context)
  const isSet = new Set(targets.map((target) => `${holderKey(target)} ${target.metric} ${target.periodKey}`))
  return Promise.all(targets.map(async (target) => {
    const year = parsePeriod(target.periodKey.slice(0, 4))
    const actuals = await readActuals(context, { metric: target.metric, currency: isCounted(target.metric) ? null : target.currency, start: year.start, end: year.end })
    const led = target.personId === null ? [] : ledBy(places, target.personId).filter((unit) => !isSet.has(`${holderKey({ personId: null, orgUnitId: unit })} ${target.metric} ${target.periodKey}`))
    return attain(sizeOf(target), actuals, parsePeriod(target.periodKey), countsFor(target, led, places))
  }))
}

/** The caller's own targets of a period, one for each metric: those of a unit that she leads before her own. What holds today, or held when the period ended. */
export async function readOwnAttainments(context: Context, periodKey: string): Promise<(Measured & Attainment)[]> {
  const { personId } = context.principal
  if (personId === null) return []
  const places = await organisation(context)
  const led = ledBy(places, personId)
  const { end } = parsePeriod(periodKey)
  const on = end <= context.today() ? end : context.today()
  const found = await context.db.target.findMany({
    where: { periodKey, status: { in: ['APPROVED', 'SUPERSEDED'] }, AND: [{ OR: [{ personId }, { orgUnitId: { in: led } }] }, { OR: [{ revision: 1 }, { effectiveFrom: { lte: dateOf(on) } }] }] },
    orderBy: [{ effectiveFrom: 'asc' }, { revision: 'asc' }, { id: 'asc' }],
    select: { personId: true, orgUnitId: true, periodKey: true, metric: true, valueMinor: true, currency: true, count: true },
  })
  const own = metrics.flatMap((metric) => found.findLast((target) => target.metric === metric && target.orgUnitId !== null) ?? found.findLast((target) => target.metric === metric) ?? [])
  const attainments = await attainmentsOf(context, own)
  return own.map((target, index) => ({ ...target, ...attainments[index]! }))
}

function ledBy({ units }: Organisation, personId: string): string[] {
  return [...units.values()].filter(({ headId }) => headId === personId).map(({ id }) => id)
}
