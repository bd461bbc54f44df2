import { parseMoney } from '@tenon/core/money'
import { periodOf } from '@tenon/core/time'
import type { Context } from '../../context.ts'
import { add, nothing } from '../../domain/forecast/amounts.ts'
import { errors } from '../../errors.ts'
import { readForecast } from './read-forecast.ts'

export interface SubmitForecastInput {
  readonly periodKey: string
  readonly currency: string
  readonly adjustment?: { readonly amount: string; readonly currency?: string | null } | null
  readonly note?: string | null
}

/**
 * Says what the caller expects to sell in a period: her own deals, or those of the unit that she leads. It is frozen: a later opinion is another submission.
 * Throws FORECAST_NOBODY, FORECAST_PAST, FORECAST_NOTE.
 */
export async function submitForecast(context: Context, { periodKey, currency, adjustment, note }: SubmitForecastInput): Promise<string> {
  const { personId } = context.principal
  if (personId === null || !context.principal.has('pipeline:forecast')) throw errors.FORECAST_NOBODY()
  const kind = periodKey.includes('Q') ? 'quarter' : periodKey.length === 4 ? 'year' : 'month'
  if (periodKey < periodOf(context.today(), kind).key) throw errors.FORECAST_PAST({ period: periodKey })
  const adjustmentMinor = adjustment ? parseMoney(adjustment.amount, currency).minor : 0n
  if (adjustmentMinor !== 0n && (note ?? '').trim() === '') throw errors.FORECAST_NOTE()
  const rows = await readForecast(context, { periodKey, currency })
  const led = rows.find((row) => row.kind === 'UNIT' && row.personId === personId)
  const own = led ? [led] : rows.filter((row) => row.kind === 'PERSON' && row.personId === personId)
  const { closed, commit, bestCase, pipeline, weighted } = own.reduce((sum, { amounts }) => add(sum, amounts), nothing)
  const made = await context.db.forecastSubmission.create({
    data: {
      periodKey, personId, currency, closedMinor: closed, commitMinor: commit, bestCaseMinor: bestCase, pipelineMinor: pipeline, weightedMinor: weighted, adjustmentMinor,
      forecastMinor: closed + commit + adjustmentMinor, targetMinor: own[0]?.target ?? null, note: note ?? null, takenAt: context.now(), ownerId: personId, teamId: context.principal.unitId,
    },
  })
  return made.id
}
