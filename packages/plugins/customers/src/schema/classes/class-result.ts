import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { explainClass, type ClassExplanation, type Replay } from '../../use-cases/classes/explain-class.ts'
import { overrideClass, revokeOverride, type OverrideInput } from '../../use-cases/classes/override-class.ts'
import { rateCustomer, type RateInput } from '../../use-cases/classes/rate-customer.ts'
import { classType, sourceType } from './enums.ts'

/** The history of a customer's classes, why each was decided, and what people decide instead. */
export function classResult(b: TenonBuilder<Slice>): void {
  b.resource('ClassResult', {
    icon: 'gauge', title: 'customerClass', subtitle: 'customer',
    list: { columns: ['asOf', 'customer', 'customerClass', 'cause', 'score', 'computedClass', 'held', 'reason', 'until', 'decidedBy'], sort: ['-asOf', '-ordinal'] },
    fields: { customerClass: { tones: { A: 'accent', B: 'info', C: 'neutral', D: 'neutral' } }, origin: { tones: { COMPUTED: 'neutral', OVERRIDE: 'warning' } }, score: { summable: false }, ordinal: { summable: false } },
    hidden: ['factors'],
    operations: { create: false, update: false, delete: false },
  })
  b.useCase<OverrideInput>('overrideCustomerClass', {
    description: 'Decides another class than the rules give, for a while, with the reason: a manager for the team, a director for all.',
    input: (t) => ({
      id: t.field({ type: 'ID', required: true }), customerClass: t.field({ type: 'CustomerClass', required: true }), reason: t.field({ type: 'String', required: true }),
      until: t.field({ type: 'Date', required: true, description: 'The first day on which the rules decide again.' }),
    }),
    answers: 'Customer',
    run: overrideClass,
  })
  b.useCase<Pick<OverrideInput, 'id'>>('revokeClassOverride', {
    description: 'Takes back what was decided instead of the rules: they decide again from today.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }) }),
    answers: 'Customer',
    run: revokeOverride,
  })
  b.useCase<RateInput>('rateCustomer', {
    description: 'Rates a customer from 1 to 5 by a criterion that the company named itself; without a rating it is not known any more.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), key: t.field({ type: 'String', required: true }), rating: t.field({ type: 'Int' }) }),
    answers: 'Customer',
    run: rateCustomer,
  })
  explanation(b)
}

function explanation(b: TenonBuilder<Slice>): void {
  const factor = b.objectRef<ClassExplanation['factors'][number]>('ClassExplanationFactor').implement({
    description: 'What one criterion found, and what it gave.',
    fields: (t) => ({
      key: t.exposeString('key'), name: t.exposeString('name', { nullable: true, description: 'The company\'s own word for it.' }),
      source: t.field({ type: sourceType, resolve: ({ source }) => source }),
      measure: t.field({ type: 'BigInt', nullable: true, description: 'Contracts, the rank of the size band, a rating, or minor units of the company\'s currency. Null where it is not known.', resolve: ({ measure }) => (measure === null ? null : BigInt(measure)) }),
      points: t.exposeInt('points', { description: '0 to 100.' }), weightBp: t.exposeInt('weightBp'),
      weighted: t.field({ type: 'Decimal', description: 'Points by weight.', resolve: ({ weighted }) => weighted }),
    }),
  })
  const replay = b.objectRef<Replay>('ClassReplay').implement({
    description: 'The stored measures through the same rules once more.',
    fields: (t) => ({ score: t.field({ type: 'Decimal', resolve: ({ score }) => score }), reached: t.field({ type: classType, resolve: ({ reached }) => reached }), agrees: t.exposeBoolean('agrees', { description: 'Whether it comes to what is stored.' }) }),
  })
  const type = b.objectRef<ClassExplanation>('ClassExplanation').implement({
    description: 'The class of a customer on a day and why, as it was decided then.',
    fields: (t) => ({
      day: t.field({ type: 'Date', resolve: ({ day }) => dateOf(day) }), customerClass: t.field({ type: classType, resolve: ({ customerClass }) => customerClass }),
      origin: t.exposeString('origin', { description: 'COMPUTED by the rules, or an OVERRIDE.' }), cause: t.exposeString('cause', { description: 'What the last result was made for.' }),
      since: t.field({ type: 'Date', description: 'Since when it has been of this class without a break.', resolve: ({ since }) => dateOf(since) }),
      computedClass: t.field({ type: classType, nullable: true, description: 'The class by the rules, beneath an override too.', resolve: ({ computedClass }) => computedClass }),
      computedSince: t.field({ type: 'Date', nullable: true, resolve: ({ computedSince }) => (computedSince === null ? null : dateOf(computedSince)) }),
      held: t.exposeString('held', { nullable: true, description: 'MINIMUM_STAY or MARGIN: why the class is not yet the one that the score reached.' }),
      score: t.field({ type: 'Decimal', nullable: true, description: 'Points, exact.', resolve: ({ score }) => score }), factors: t.field({ type: [factor], resolve: ({ factors }) => [...factors] }),
      revision: t.exposeInt('revision', { nullable: true, description: 'Which revision of the rules.' }),
      cutoffA: t.int({ nullable: true, resolve: ({ cutoffs }) => cutoffs?.A ?? null }), cutoffB: t.int({ nullable: true, resolve: ({ cutoffs }) => cutoffs?.B ?? null }), cutoffC: t.int({ nullable: true, resolve: ({ cutoffs }) => cutoffs?.C ?? null }),
      reason: t.exposeString('reason', { nullable: true }), decidedBy: t.exposeString('decidedBy', { nullable: true, description: 'The name of who decided.' }),
      until: t.field({ type: 'Date', nullable: true, description: 'The first day on which the rules decide again.', resolve: ({ until }) => (until === null ? null : dateOf(until)) }),
      replay: t.field({ type: replay, nullable: true, resolve: (explained) => explained.replay }),
    }),
  })
  b.queryFields((t) => ({
    customerClassOn: t.field({
      type, nullable: true,
      description: 'The class of a customer on a day, and why, from the stored results. Null where it had none, or the caller does not see it.',
      args: { id: t.arg.id({ required: true }), day: t.arg({ type: 'Date', description: 'Today where left out.' }) },
      resolve: (_root, { id, day }, context) => explainClass(context, id, day ? day.toISOString().slice(0, 10) : context.today()),
    }),
  }))
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`)
}
