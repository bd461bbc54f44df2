import { missingId, rowIdOf, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { compareForecasts, type ComparedForecasts, type SaidForecast } from '../../use-cases/forecast/compare-forecasts.ts'
import type { SlippedDeal } from '../../use-cases/forecast/read-slipped.ts'

/** What was forecast beside what was won, and the deals that slipped out of the period. */
export function forecastsCompared(b: TenonBuilder<Slice>): void {
  const said = b.objectRef<SaidForecast & { currency: string }>('ForecastThen')
  said.implement({
    description: 'A forecast as it was said.',
    fields: (t) => ({
      takenAt: t.field({ type: 'DateTime', resolve: ({ takenAt }) => takenAt }),
      forecast: t.field({ type: 'Money', resolve: ({ forecastMinor, currency }) => ({ minor: forecastMinor, currency }) }),
      closed: t.field({ type: 'Money', description: 'Won by then.', resolve: ({ closedMinor, currency }) => ({ minor: closedMinor, currency }) }),
      commit: t.field({ type: 'Money', resolve: ({ commitMinor, currency }) => ({ minor: commitMinor, currency }) }),
      adjustment: t.field({ type: 'Money', resolve: ({ adjustmentMinor, currency }) => ({ minor: adjustmentMinor, currency }) }),
      note: t.exposeString('note', { nullable: true }),
      accuracyBp: t.exposeInt('accuracyBp', { nullable: true, description: '1 - |forecast - actual| / actual in basis points, once the period is over; null where nothing was won.' }),
    }),
  })
  const slipped = b.objectRef<SlippedDeal>('SlippedDeal')
  slipped.implement({
    description: 'A deal that was put off beyond the period.',
    fields: (t) => ({
      id: t.id({ resolve: ({ id }) => `Opportunity:${id}` }), name: t.exposeString('name'), pushes: t.exposeInt('pushes', { description: 'How often its close was put off in all.' }),
      amount: t.field({ type: 'Money', resolve: ({ amountMinor, currency }) => ({ minor: amountMinor, currency }) }),
      originalOn: t.exposeString('originalOn', { nullable: true, description: 'The day that it was expected at first.' }),
      fromOn: t.exposeString('fromOn', { description: 'The day in the period from which it was put off last.' }), expectedOn: t.exposeString('expectedOn', { description: 'The day that it is expected now.' }),
      at: t.field({ type: 'DateTime', description: 'When it left the period.', resolve: ({ at }) => at }),
    }),
  })
  const person = b.objectRef<ComparedForecasts['people'][number]>('ForecastPerson')
  person.implement({ description: 'Somebody who gave a forecast.', fields: (t) => ({ id: t.id({ resolve: ({ id }) => `Person:${id}` }), name: t.exposeString('name') }) })
  const type = b.objectRef<ComparedForecasts>('ForecastsCompared')
  type.implement({
    description: "Somebody's forecasts of a period over time, beside what was won.",
    fields: (t) => ({
      personId: t.id({ nullable: true, resolve: ({ personId }) => (personId === null ? null : `Person:${personId}`) }), name: t.exposeString('name'),
      actual: t.field({ type: 'Money', description: 'Won until now, by the day of the close.', resolve: ({ actualMinor, currency }) => ({ minor: actualMinor, currency }) }),
      isOver: t.exposeBoolean('isOver'),
      forecasts: t.field({ type: [said], resolve: ({ forecasts, currency }) => forecasts.map((one) => ({ ...one, currency })) }),
      people: t.field({ type: [person], description: 'Those whose forecasts of the period the caller sees.', resolve: ({ people }) => [...people] }),
      slipped: t.field({ type: [slipped], resolve: ({ slipped }) => [...slipped] }),
    }),
  })
  b.queryField('forecastsCompared', (t) => t.field({
    type, nullable: true, description: "Somebody's forecasts of a period beside what was won. Null where the caller does not see that person's.",
    args: {
      periodKey: t.arg.string({ required: true, description: "'2026', '2026-Q1' or '2026-03'." }),
      currency: t.arg.string({ required: true, description: "That of the company: all deals count, open ones at today's rate, won ones by what they were worth when they were won. Another one: deals in it alone, as they are." }),
      personId: t.arg.id({ description: "The caller's own where left out." }),
    },
    resolve: (_root, { periodKey, currency, personId }, context) => compareForecasts(context, { periodKey, currency, personId: personId === null || personId === undefined ? null : (rowIdOf(String(personId), 'Person') ?? missingId) }),
  }))
}
