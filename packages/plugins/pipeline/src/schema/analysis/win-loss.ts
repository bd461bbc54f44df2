import { rowIdOf, missingId, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import type { LossGroup } from '../../domain/analysis/losses.ts'
import type { FunnelStep } from '../../domain/analysis/funnel.ts'
import { readWinLoss, type WinLoss } from '../../use-cases/analysis/read-win-loss.ts'

/** What was won and lost, why, and how far deals went. */
export function winLoss(b: TenonBuilder<Slice>): void {
  const reason = b.objectRef<LossGroup & { currency: string }>('LossReason')
  reason.implement({
    description: 'Deals that were lost for one reason.',
    fields: (t) => ({ category: t.exposeString('key'), count: t.exposeInt('count'), amount: t.field({ type: 'Money', resolve: ({ amountMinor, currency }) => ({ minor: amountMinor, currency }) }) }),
  })
  const rival = b.objectRef<LossGroup & { currency: string; name: string }>('LossToCompetitor')
  rival.implement({
    description: 'Deals that a competitor got.',
    fields: (t) => ({
      id: t.id({ resolve: ({ key }) => `Competitor:${key}` }), name: t.exposeString('name'), count: t.exposeInt('count'),
      amount: t.field({ type: 'Money', resolve: ({ amountMinor, currency }) => ({ minor: amountMinor, currency }) }),
    }),
  })
  const step = b.objectRef<FunnelStep>('FunnelStep')
  step.implement({
    description: 'A stage, and how far the deals went that entered it in the period.',
    fields: (t) => ({
      stageId: t.id({ resolve: ({ stageId }) => `Stage:${stageId}` }), isWon: t.exposeBoolean('isWon'),
      entered: t.exposeInt('entered', { description: 'Deals that entered the stage in the period; one that came back counts once.' }),
      advanced: t.exposeInt('advanced', { description: 'Of these, those that a later stage or the win followed, until now.' }),
      conversionBp: t.exposeInt('conversionBp', { nullable: true, description: 'Advanced of entered, in basis points.' }),
      averageDays: t.exposeInt('averageDays', { nullable: true, description: 'Days of the visits that began in the period and are over, on average.' }),
    }),
  })
  const type = b.objectRef<WinLoss>('WinLoss')
  type.implement({
    description: 'What was won and lost in a period, by the day of the close.',
    fields: (t) => ({
      from: t.exposeString('from', { description: 'The first day that counts.' }), to: t.exposeString('to', { description: 'The last day that counts.' }),
      won: t.exposeInt('won'), lost: t.exposeInt('lost'), open: t.exposeInt('open', { description: 'Open deals now, without those that rest.' }),
      elsewhere: t.exposeInt('elsewhere', { description: "Closed deals that are not counted: without an amount, or in another currency where the asked one is not the company's." }),
      withoutRate: t.exposeInt('withoutRate', { description: 'Closed deals that are counted and in no amount, as there is no exchange rate of their currency.' }),
      winRateBp: t.exposeInt('winRateBp', { nullable: true, description: 'Won of won and lost, in basis points; null where nothing closed.' }),
      cycleDays: t.exposeInt('cycleDays', { nullable: true, description: 'Days from the first engagement to the win, on average.' }),
      wonAmount: t.field({ type: 'Money', resolve: ({ wonMinor, currency }) => ({ minor: wonMinor, currency }) }),
      lostAmount: t.field({ type: 'Money', resolve: ({ lostMinor, currency }) => ({ minor: lostMinor, currency }) }),
      average: t.field({ type: 'Money', nullable: true, description: 'Of a won deal.', resolve: ({ averageMinor, currency }) => (averageMinor === null ? null : { minor: averageMinor, currency }) }),
      velocity: t.field({ type: 'Money', nullable: true, description: 'What the open deals bring a day: count * average * win rate / cycle.', resolve: ({ velocityMinor, currency }) => (velocityMinor === null ? null : { minor: velocityMinor, currency }) }),
      reasons: t.field({ type: [reason], resolve: ({ reasons, currency }) => reasons.map((group) => ({ ...group, currency })) }),
      competitors: t.field({ type: [rival], resolve: ({ competitors, currency }) => competitors.map((group) => ({ ...group, currency })) }),
      funnel: t.field({ type: [step], resolve: ({ funnel }) => [...funnel] }),
    }),
  })
  b.queryField('winLoss', (t) => t.field({
    type, nullable: true, description: 'What was won and lost in a period, of the deals that the caller sees. Null for those who see none.',
    args: {
      periodKey: t.arg.string({ required: true, description: "'2026', '2026-Q1' or '2026-03'." }),
      currency: t.arg.string({ required: true, description: "That of the company: all deals count, open ones at today's rate, won ones by what they were worth when they were won. Another one: deals in it alone, as they are." }),
      personId: t.arg.id({ description: 'Deals of this person only.' }), unitId: t.arg.id({ description: 'Deals of this unit and those below it.' }),
    },
    resolve: (_root, { periodKey, currency, personId, unitId }, context) => readWinLoss(context, { periodKey, currency, personId: rowOf(personId, 'Person'), unitId: rowOf(unitId, 'OrgUnit') }),
  }))
}

/** Somebody who does not exist has no deals. */
function rowOf(id: string | number | null | undefined, type: string): string | null {
  return id === null || id === undefined ? null : (rowIdOf(String(id), type) ?? missingId)
}
