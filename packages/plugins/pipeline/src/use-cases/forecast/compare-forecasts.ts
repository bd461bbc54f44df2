import { parsePeriod } from '@tenon/core/time'
import type { Context } from '../../context.ts'
import { accuracyOf } from '../../domain/forecast/figures.ts'
import { reaches } from '../reaches.ts'
import { readForecast, type ForecastQuestion } from './read-forecast.ts'
import { readSlipped, type SlippedDeal } from './read-slipped.ts'

export interface ComparedQuestion extends ForecastQuestion {
  /** Whose forecasts; the caller's own where left out. */
  readonly personId?: string | null
}

export interface ComparedForecasts {
  readonly personId: string | null
  readonly name: string
  readonly currency: string
  /** Won until now, by the day of the close. */
  readonly actualMinor: bigint
  readonly isOver: boolean
  readonly forecasts: readonly SaidForecast[]
  /** Those whose forecasts of the period the caller sees. */
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly slipped: readonly SlippedDeal[]
}

export interface SaidForecast {
  readonly takenAt: Date
  readonly forecastMinor: bigint
  readonly closedMinor: bigint
  readonly commitMinor: bigint
  readonly adjustmentMinor: bigint
  readonly note: string | null
  /** "accuracy = 1-|forecast-actual|/actual", once the period is over; null before, and where nothing was won. */
  readonly accuracyBp: number | null
}

/**
 * What somebody said of a period over time, frozen as it was, beside what was in fact won: her own deals, or those of the unit that she leads, as far as the
 * caller sees them. Null where the caller sees no deals or does not see the person's.
 */
export async function compareForecasts(context: Context, { personId, ...question }: ComparedQuestion): Promise<ComparedForecasts | null> {
  const { principal } = context
  if (principal.scope('pipeline:read') === 'NONE') return null
  const said = await context.db.forecastSubmission.findMany({
    where: { periodKey: question.periodKey, currency: question.currency }, orderBy: [{ takenAt: 'asc' }, { id: 'asc' }],
    select: { personId: true, takenAt: true, forecastMinor: true, closedMinor: true, commitMinor: true, adjustmentMinor: true, note: true },
  })
  const saying = new Set(said.map((one) => one.personId))
  const own = principal.personId !== null && (saying.has(principal.personId) || saying.size === 0) ? principal.personId : null
  const whose = personId ?? own ?? said[0]?.personId ?? principal.personId
  const people = await context.db.person.findMany({ where: { id: { in: [...saying, ...(whose === null || whose === undefined ? [] : [whose])] } }, orderBy: [{ name: 'asc' }, { id: 'asc' }], select: { id: true, name: true, teamId: true } })
  const person = people.find(({ id }) => id === whose)
  if (personId && (!person || !(saying.has(personId) || reaches(context, 'pipeline:read', { ownerId: person.id, teamId: person.teamId })))) return null
  const rows = person ? await readForecast(context, question) : []
  const led = rows.find((row) => row.kind === 'UNIT' && row.personId === person?.id)
  const actualMinor = (led ? [led] : rows.filter((row) => row.kind === 'PERSON' && row.personId === person?.id)).reduce((sum, { amounts }) => sum + amounts.closed, 0n)
  const isOver = context.today() >= parsePeriod(question.periodKey).end
  return {
    personId: person?.id ?? null, name: person?.name ?? '', currency: question.currency, actualMinor, isOver,
    forecasts: said.filter((one) => one.personId === person?.id).map((one) => ({ ...one, accuracyBp: isOver ? accuracyOf(one.forecastMinor, actualMinor) : null })),
    people: people.filter(({ id }) => saying.has(id)).map(({ id, name }) => ({ id, name: name ?? '' })),
    slipped: person ? await readSlipped(context, question, led?.id ? { unitId: led.id } : { personId: person.id }) : [],
  }
}
