import { parsePeriod } from '@tenon/core/time'
import type { Context } from '../../context.ts'
import { dateOf } from '../../days.ts'
import { add, nothing, type Amounts } from '../../domain/forecast/amounts.ts'
import { holderKey } from '../../domain/targets/holder.ts'
import { sizeOf } from '../../domain/targets/size.ts'
import { creditedDeals } from './credited-deals.ts'
import { organisation, type Organisation } from './places.ts'

export interface ForecastQuestion {
  /** '2026', '2026-Q1' or '2026-03'. */
  readonly periodKey: string
  /** That of the company: all deals count, open ones at today's rate and won ones by their frozen worth. Another one: deals in it, as they are. */
  readonly currency: string
}

export interface ForecastRow {
  readonly key: string
  readonly kind: 'UNIT' | 'PERSON'
  readonly id: string | null
  readonly name: string
  readonly depth: number
  /** Who answers for the row: the person, or the head of the unit. */
  readonly personId: string | null
  readonly amounts: Amounts
  readonly target: bigint | null
  readonly submission: Submission | null
  readonly currency: string
}

export interface Submission {
  readonly forecastMinor: bigint
  readonly adjustmentMinor: bigint
  readonly note: string | null
  readonly takenAt: Date
}

/** The forecast of a period by the organisation: units with their people, each sum exact, no deal twice. Only what the caller sees counts. */
export async function readForecast(context: Context, question: ForecastQuestion): Promise<ForecastRow[]> {
  const [{ parts }, places] = await Promise.all([creditedDeals(context, question), organisation(context)])
  const people = new Map<string, { readonly personId: string | null; readonly unitId: string | null; amounts: Amounts }>()
  for (const { personId, day, amounts } of parts) {
    const unitId = personId === null ? null : places.unitOn(personId, day)
    const row = people.get(`${personId}@${unitId}`) ?? { personId, unitId, amounts: nothing }
    row.amounts = add(row.amounts, amounts)
    people.set(`${personId}@${unitId}`, row)
  }
  const [targets, submissions] = await Promise.all([targetsOf(context, question), submissionsOf(context, question)])
  const about = (personId: string | null, unitId: string | null) => ({
    personId, currency: question.currency,
    target: (unitId === null ? undefined : targets.get(`unit:${unitId}`)) ?? (personId === null ? undefined : targets.get(`person:${personId}`)) ?? null,
    submission: personId === null ? null : (submissions.get(personId) ?? null),
  })
  const rows: ForecastRow[] = []
  const visit = (unitId: string | null, depth: number): void => {
    const own = [...people.values()].filter((row) => row.unitId === unitId)
    for (const { personId, amounts } of own.toSorted((a, b) => nameOf(places, a.personId).localeCompare(nameOf(places, b.personId)))) {
      rows.push({ key: `person:${personId}@${unitId}`, kind: 'PERSON', id: personId, name: nameOf(places, personId), depth, amounts, ...about(personId, null) })
    }
    for (const unit of [...places.units.values()].filter(({ parentId }) => parentId === unitId).sort((a, b) => a.name.localeCompare(b.name))) {
      const below = [...people.values()].filter((row) => places.isWithin(row.unitId, unit.id))
      if (below.length === 0) continue
      rows.push({ key: `unit:${unit.id}`, kind: 'UNIT', id: unit.id, name: unit.name, depth, amounts: below.reduce((sum, { amounts }) => add(sum, amounts), nothing), ...about(unit.headId, unit.id) })
      visit(unit.id, depth + 1)
    }
  }
  visit(null, 0)
  return rows
}

function nameOf({ names }: Organisation, personId: string | null): string {
  return personId === null ? '–' : (names.get(personId) ?? '–')
}

/** The approved values that hold on the last day of the period, or today. */
async function targetsOf(context: Context, { periodKey, currency }: ForecastQuestion): Promise<Map<string, bigint>> {
  const { end } = parsePeriod(periodKey)
  const on = end <= context.today() ? end : context.today()
  const rows = await context.db.target.findMany({
    where: { periodKey, currency, metric: 'SALES_AMOUNT', status: { in: ['APPROVED', 'SUPERSEDED'] }, OR: [{ revision: 1 }, { effectiveFrom: { lte: dateOf(on) } }] },
    orderBy: [{ effectiveFrom: 'asc' }, { revision: 'asc' }], select: { personId: true, orgUnitId: true, valueMinor: true, count: true },
  })
  return new Map(rows.map((row) => [holderKey(row), sizeOf(row)]))
}

async function submissionsOf(context: Context, { periodKey, currency }: ForecastQuestion): Promise<Map<string, Submission>> {
  const rows = await context.db.forecastSubmission.findMany({ where: { periodKey, currency }, orderBy: [{ takenAt: 'asc' }, { id: 'asc' }], select: { personId: true, forecastMinor: true, adjustmentMinor: true, note: true, takenAt: true } })
  return new Map(rows.map((row) => [row.personId, row]))
}
