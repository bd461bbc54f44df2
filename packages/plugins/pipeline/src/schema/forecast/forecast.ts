import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { bpOf } from '../../domain/forecast/rounding.ts'
import { creditedDeals, type DealWithoutRate } from '../../use-cases/forecast/credited-deals.ts'
import { readFigures, type SalesFigures } from '../../use-cases/forecast/read-figures.ts'
import { readForecast, type ForecastRow, type Submission } from '../../use-cases/forecast/read-forecast.ts'
import { submitForecast, type SubmitForecastInput } from '../../use-cases/forecast/submit-forecast.ts'

const periodHelp = "'2026', '2026-Q1' or '2026-03'."
const currencyHelp = "That of the company: all deals count, open ones at today's rate, won ones by what they were worth when they were won. Another one: deals in it alone, as they are."

export function forecast(b: TenonBuilder<Slice>): void {
  b.resource('ForecastSubmission', {
    icon: 'trending-up', title: 'periodKey', path: 'forecast-submissions', subtitle: 'person', search: ['periodKey', 'person.name'],
    list: { columns: ['periodKey', 'person', 'forecast', 'adjustment', 'closed', 'commit', 'bestCase', 'pipeline', 'takenAt'], sort: ['-takenAt'] },
    operations: { create: false, update: false, delete: false },
  })
  const said = b.objectRef<Submission & { currency: string }>('ForecastSaid')
  said.implement({
    description: 'What somebody stands for, as it was said last.',
    fields: (t) => ({
      forecast: t.field({ type: 'Money', resolve: ({ forecastMinor, currency }) => ({ minor: forecastMinor, currency }) }),
      adjustment: t.field({ type: 'Money', resolve: ({ adjustmentMinor, currency }) => ({ minor: adjustmentMinor, currency }) }),
      note: t.exposeString('note', { nullable: true }),
      takenAt: t.field({ type: 'DateTime', resolve: ({ takenAt }) => takenAt }),
    }),
  })
  const row = b.objectRef<ForecastRow>('ForecastRow')
  row.implement({
    description: 'A unit or a person in the forecast of a period, with everything below.',
    fields: (t) => ({
      key: t.exposeString('key'), kind: t.exposeString('kind'), name: t.exposeString('name'), depth: t.exposeInt('depth'),
      personId: t.id({ nullable: true, description: 'Who answers for it.', resolve: ({ personId }) => (personId === null ? null : `Person:${personId}`) }),
      deals: t.int({ resolve: ({ amounts }) => amounts.deals }),
      withoutRate: t.int({ description: 'Deals that are in none of the sums, as there is no exchange rate of their currency.', resolve: ({ amounts }) => amounts.withoutRate }),
      closed: t.field({ type: 'Money', description: 'Won, by the day of the close.', resolve: ({ amounts, currency }) => ({ minor: amounts.closed, currency }) }),
      commit: t.field({ type: 'Money', resolve: ({ amounts, currency }) => ({ minor: amounts.commit, currency }) }),
      bestCase: t.field({ type: 'Money', resolve: ({ amounts, currency }) => ({ minor: amounts.bestCase, currency }) }),
      pipeline: t.field({ type: 'Money', resolve: ({ amounts, currency }) => ({ minor: amounts.pipeline, currency }) }),
      weighted: t.field({ type: 'Money', description: 'Open deals, each times its probability.', resolve: ({ amounts, currency }) => ({ minor: amounts.weighted, currency }) }),
      target: t.field({ type: 'Money', nullable: true, resolve: ({ target, currency }) => (target === null ? null : { minor: target, currency }) }),
      completionBp: t.int({ nullable: true, description: 'Closed of the target, in basis points.', resolve: ({ amounts, target }) => (target === null ? null : bpOf(amounts.closed, target)) }),
      submission: t.field({ type: said, nullable: true, resolve: ({ submission, currency }) => (submission === null ? null : { ...submission, currency }) }),
    }),
  })
  b.queryField('forecast', (t) => t.field({
    type: [row], description: 'The forecast of a period by the organisation on the date. Only deals that the caller sees count.',
    args: { periodKey: t.arg.string({ required: true, description: periodHelp }), currency: t.arg.string({ required: true, description: currencyHelp }) },
    resolve: (_root, args, context) => readForecast(context, args),
  }))
  withoutRate(b)
  figures(b)
  b.useCase<SubmitForecastInput>('submitForecast', {
    description: 'Says what the caller, or the unit that she leads, will sell in a period. It is frozen as it is.',
    input: (t) => ({
      periodKey: t.field({ type: 'String', required: true, description: periodHelp }), currency: t.field({ type: 'String', required: true, description: currencyHelp }),
      adjustment: t.field({ type: 'MoneyInput', description: 'Added to what is closed and committed; it needs a note.' }), note: t.field({ type: 'String' }),
    }),
    answers: 'ForecastSubmission',
    run: submitForecast,
  })
}

function withoutRate(b: TenonBuilder<Slice>): void {
  const type = b.objectRef<DealWithoutRate>('DealWithoutRate')
  type.implement({
    description: 'A deal that is in no sum of the forecast, as there is no exchange rate of its currency.',
    fields: (t) => ({
      id: t.id({ nullable: true, description: 'Null, as the name, where the caller has a share in the deal and does not see it.', resolve: ({ id }) => (id === null ? null : `Opportunity:${id}`) }),
      name: t.exposeString('name', { nullable: true }), currency: t.exposeString('currency'),
    }),
  })
  b.queryField('forecastWithoutRate', (t) => t.field({
    type: [type], description: 'The deals of a period that the forecast leaves out, until there is an exchange rate of their currency.',
    args: { periodKey: t.arg.string({ required: true, description: periodHelp }), currency: t.arg.string({ required: true, description: currencyHelp }) },
    resolve: async (_root, args, context) => [...(await creditedDeals(context, args)).withoutRate],
  }))
}

function figures(b: TenonBuilder<Slice>): void {
  const type = b.objectRef<SalesFigures>('SalesFigures')
  type.implement({
    description: "The caller's numbers of a period: of the unit that she leads, else her own.",
    fields: (t) => ({
      won: t.exposeInt('won'), lost: t.exposeInt('lost'), pushedDeals: t.exposeInt('pushedDeals', { description: 'Open deals whose close was put off at least once.' }),
      withoutRate: t.exposeInt('withoutRate', { description: 'Deals that are in none of the sums, as there is no exchange rate of their currency.' }),
      winRateBp: t.exposeInt('winRateBp', { nullable: true, description: 'Won of won and lost, by the day of the close.' }),
      cycleDays: t.exposeInt('cycleDays', { nullable: true }), completionBp: t.exposeInt('completionBp', { nullable: true }),
      coverageBp: t.exposeInt('coverageBp', { nullable: true, description: 'Open of what is missing to the target.' }),
      accuracyBp: t.exposeInt('accuracyBp', { nullable: true, description: 'Of the last submission, once the period is over.' }),
      closed: t.field({ type: 'Money', resolve: ({ closedMinor, currency }) => ({ minor: closedMinor, currency }) }),
      open: t.field({ type: 'Money', resolve: ({ openMinor, currency }) => ({ minor: openMinor, currency }) }),
      weighted: t.field({ type: 'Money', resolve: ({ weightedMinor, currency }) => ({ minor: weightedMinor, currency }) }),
      target: t.field({ type: 'Money', nullable: true, resolve: ({ targetMinor, currency }) => (targetMinor === null ? null : { minor: targetMinor, currency }) }),
      average: t.field({ type: 'Money', nullable: true, resolve: ({ averageMinor, currency }) => (averageMinor === null ? null : { minor: averageMinor, currency }) }),
      velocity: t.field({ type: 'Money', nullable: true, description: 'What the open deals bring a day.', resolve: ({ velocityMinor, currency }) => (velocityMinor === null ? null : { minor: velocityMinor, currency }) }),
    }),
  })
  b.queryField('salesFigures', (t) => t.field({
    type, description: "The caller's numbers against the target of a period.",
    args: { periodKey: t.arg.string({ required: true, description: periodHelp }), currency: t.arg.string({ required: true, description: currencyHelp }) },
    resolve: (_root, args, context) => readFigures(context, args),
  }))
}
