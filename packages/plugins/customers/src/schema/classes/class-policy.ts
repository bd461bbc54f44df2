import { globalId, problem, type ResourceChange, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { measureSources } from '../../domain/classification/measures.ts'
import { classes } from '../../domain/classification/policy.ts'
import type { Rules } from '../../domain/classification/stored-rules.ts'
import { readRulesFor } from '../../use-cases/classes/class-rules.ts'
import { previewRules, type RulesPreview } from '../../use-cases/classes/preview-rules.ts'
import { reviseRules, type ReviseInput, type RulesInput } from '../../use-cases/classes/revise-rules.ts'
import { classType, sourceType } from './enums.ts'
import { tooSmall } from '../too-small.ts'

/** The rules of classes, revision by revision, and how each class is treated. */
export function classPolicy(b: TenonBuilder<Slice>): void {
  b.resource('ClassPolicy', {
    plural: 'classPolicies', path: 'class-rules', icon: 'scale', title: 'note', subtitle: 'revision',
    list: { columns: ['revision', 'effectiveFrom', 'cutoffA', 'cutoffB', 'cutoffC', 'marginPoints', 'minStayDays', 'note', 'createdBy'], sort: ['-revision'] },
    fields: Object.fromEntries((['revision', 'cutoffA', 'cutoffB', 'cutoffC', 'marginPoints', 'minStayDays'] as const).map((name) => [name, { summable: false }])),
    hidden: ['factors', 'results'],
    // Never edited: what was decided by a revision stays explained by it.
    operations: { create: false, update: false, delete: false },
  })
  b.resource('ClassTreatment', {
    path: 'class-treatments', icon: 'list-checks', nav: 93, navFor: 'customers:settings', title: 'customerClass',
    list: { columns: ['customerClass', 'visitEveryDays', 'verifyEveryDays', 'slaTier', 'maxDiscountBp', 'minOwnerLevel', 'marketing', 'service'], sort: ['customerClass'] },
    form: ['customerClass', 'visitEveryDays', 'verifyEveryDays', 'slaTier', 'maxDiscountBp', 'minOwnerLevel', '#strategy', 'marketing', 'service'],
    fields: {
      customerClass: { readOnly: true, tones: { A: 'accent', B: 'info', C: 'neutral', D: 'neutral' } }, visitEveryDays: { summable: false }, verifyEveryDays: { summable: false }, maxDiscountBp: { summable: false },
      marketing: { kind: 'longtext' }, service: { kind: 'longtext' },
    },
    operations: { create: false, delete: false },
    beforeWrite: ({ after, changed }: ResourceChange) => ({
      problems: [
        ...(['visitEveryDays', 'verifyEveryDays'] as const).filter((name) => changed.has(name) && typeof after[name] === 'number' && after[name] < 1).map((name) => tooSmall(name)),
        ...(typeof after['maxDiscountBp'] === 'number' && (after['maxDiscountBp'] < 0 || after['maxDiscountBp'] > 10_000) ? [problem('maxDiscountBp', 'PERCENT_BOUNDS', {}, 'A percentage from 0 to 100.')] : []),
      ],
    }),
  })
  const inputs = rulesInputs(b)
  b.useCase<ReviseInput>('reviseClassPolicy', {
    description: 'Makes the next revision of the rules of classes, from a day to come.',
    input: (t) => ({ expectedRevision: t.field({ type: 'Int', required: true, description: 'The last revision, as the caller saw it.' }), note: t.field({ type: 'String' }), ...inputs.fields(t) }),
    answers: 'ClassPolicy',
    run: reviseRules,
  })
  b.queryFields((t) => ({
    classRules: t.field({ type: [rulesType(b)], description: 'Every revision of the rules, the last first; none for who may not read them.', resolve: (_root, _args, context) => readRulesFor(context) }),
    classRulesPreview: t.field({
      type: previewType(b), description: 'Which customers of the caller\'s would change their class, before rules are saved.',
      args: { input: t.arg({ type: inputs.draft, required: true }) }, resolve: (_root, { input }, context) => previewRules(context, input as unknown as RulesInput),
    }),
  }))
}

function rulesInputs(b: TenonBuilder<Slice>) {
  const source = b.enumType('ClassMeasureSource', { description: 'What a criterion looks at.', values: measureSources })
  const band = b.inputType('ClassBandInput', { description: 'From this measure on, these points.', fields: (t) => ({ atLeast: t.field({ type: 'BigInt', required: true }), points: t.int({ required: true }) }) })
  const factor = b.inputType('ClassFactorInput', {
    description: 'A criterion: SCALE, FREQUENCY, POTENTIAL, or a company\'s own with its name.',
    fields: (t) => ({ key: t.string({ required: true }), name: t.string(), source: t.field({ type: source, required: true }), weightBp: t.int({ required: true }), bands: t.field({ type: [band], required: true }) }),
  })
  const fields = (t: { field(options: object): unknown }): Record<string, unknown> => ({
    effectiveFrom: t.field({ type: 'Date', required: true }), factors: t.field({ type: [factor], required: true }),
    ...Object.fromEntries(['cutoffA', 'cutoffB', 'cutoffC', 'marginPoints', 'minStayDays'].map((name) => [name, t.field({ type: 'Int', required: true })])),
  })
  const draft = b.inputType('ClassRulesInput', { description: 'Rules as they would be.', fields: (t) => fields(t as never) as never })
  return { fields, draft }
}

function rulesType(b: TenonBuilder<Slice>) {
  const band = b.objectRef<Rules['factors'][number]['bands'][number]>('ClassBand').implement({ description: 'From this measure on, these points.', fields: (t) => ({ atLeast: t.field({ type: 'BigInt', resolve: ({ atLeast }) => atLeast }), points: t.exposeInt('points') }) })
  const factor = b.objectRef<Rules['factors'][number]>('ClassFactor').implement({
    description: 'A criterion of the rules.',
    fields: (t) => ({ key: t.exposeString('key'), name: t.exposeString('name', { nullable: true }), source: t.field({ type: sourceType, resolve: (one) => one.source }), weightBp: t.exposeInt('weightBp'), bands: t.field({ type: [band], resolve: ({ bands }) => [...bands] }) }),
  })
  return b.objectRef<Rules>('ClassRules').implement({
    description: 'One revision of the rules by which customers are classified.',
    fields: (t) => ({
      id: t.id({ resolve: ({ id }) => globalId('ClassPolicy', id) }), revision: t.exposeInt('revision'), effectiveFrom: t.field({ type: 'Date', resolve: ({ effectiveFrom }) => new Date(`${effectiveFrom}T00:00:00.000Z`) }),
      factors: t.field({ type: [factor], resolve: ({ factors }) => [...factors] }), marginPoints: t.exposeInt('marginPoints'), minStayDays: t.exposeInt('minStayDays'),
      cutoffA: t.int({ resolve: ({ cutoffs }) => cutoffs.A }), cutoffB: t.int({ resolve: ({ cutoffs }) => cutoffs.B }), cutoffC: t.int({ resolve: ({ cutoffs }) => cutoffs.C }),
    }),
  })
}

function previewType(b: TenonBuilder<Slice>) {
  const fault = b.objectRef<RulesPreview['faults'][number]>('ClassRulesFault').implement({ description: 'What is wrong with rules.', fields: (t) => ({ path: t.exposeString('path'), code: t.exposeString('code'), message: t.exposeString('message') }) })
  const move = b.objectRef<RulesPreview['moves'][number]>('ClassMove').implement({
    description: 'How many customers go from one class to another.',
    fields: (t) => ({ from: t.field({ type: classType, nullable: true, resolve: ({ from }) => from }), to: t.field({ type: classType, resolve: ({ to }) => to }), count: t.exposeInt('count') }),
  })
  const example = b.objectRef<RulesPreview['examples'][number]>('ClassMoveExample').implement({
    description: 'A customer that would change its class.',
    fields: (t) => ({ id: t.id({ resolve: ({ id }) => globalId('Customer', id) }), name: t.exposeString('name'), from: t.field({ type: classType, nullable: true, resolve: ({ from }) => from }), to: t.field({ type: classType, resolve: ({ to }) => to }) }),
  })
  return b.objectRef<RulesPreview>('ClassRulesPreview').implement({
    description: `What rules would make of customers, by the classes ${classes.join(', ')}.`,
    fields: (t) => ({
      faults: t.field({ type: [fault], resolve: ({ faults }) => [...faults] }), customers: t.exposeInt('customers', { description: 'Customers that were looked at.' }), changed: t.exposeInt('changed'),
      held: t.exposeInt('held', { description: 'Who stays for the margin or the minimum stay.' }), moves: t.field({ type: [move], resolve: ({ moves }) => [...moves] }), examples: t.field({ type: [example], resolve: ({ examples }) => [...examples] }),
    }),
  })
}
