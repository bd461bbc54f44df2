import type { TenonBuilder } from '@tenon/core'
import { money } from '@tenon/core/money'
import type { Slice } from '../../../.slice/types.ts'
import type { Context } from '../../context.ts'
import { moveTargets, type MoveTargetsInput } from '../../use-cases/targets/move-targets.ts'
import { isCounted, type Metric } from '../../domain/targets/size.ts'
import { reviseCount, reviseTarget, type ReviseCountInput, type ReviseTargetInput } from '../../use-cases/targets/revise-target.ts'
import { isOver } from '../../use-cases/targets/write-target.ts'
import { splitTarget, type SplitTargetInput } from '../../use-cases/targets/split-target.ts'

export function targetMoves(b: TenonBuilder<Slice>): void {
  b.enumType('TargetSplitInto', { description: 'What a target is divided into.', values: { HOLDERS: { description: 'Among those below its holder, in the same period.' }, PERIODS: { description: 'Into quarters or months of the same holder.' } } })
  const part = b.inputType('TargetPartInput', {
    description: 'A part of a target: a person or a unit, or a smaller period.',
    fields: (t) => ({
      personId: t.id(), orgUnitId: t.id(),
      periodKey: t.string({ description: "'2026-Q1' or '2026-03', where it is split into periods." }),
      weight: t.int({ required: true, description: 'In proportion to the others: 18 and 12 divide 3,000,000.00 into 1,800,000.00 and 1,200,000.00.' }),
    }),
  })
  b.useCase<SplitTargetInput>('splitTarget', {
    description: 'Divides a target exactly, by largest remainder: among those below its holder or into smaller periods, by weights, or evenly among all of them.',
    input: (t) => ({
      id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }), into: t.field({ type: 'TargetSplitInto', required: true }),
      parts: t.field({ type: [part] }), overAssignBp: t.field({ type: 'Int', description: 'How much more than the target its holders take together, in basis points.' }),
    }),
    answers: 'Target',
    run: splitTarget,
  })
  b.useCase<ReviseTargetInput>('reviseTarget', {
    description: 'Makes a draft of a new value of an approved target, with the day from which it holds and why.',
    input: (t) => ({
      id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }), value: t.field({ type: 'MoneyInput', required: true }),
      effectiveFrom: t.field({ type: 'Date', required: true }), reason: t.field({ type: 'String', required: true }),
    }),
    answers: 'Target',
    run: reviseTarget,
    action: {
      on: 'Target', permission: 'pipeline:targets', icon: 'git-compare',
      when: (row, context) => !isCounted(row['metric'] as Metric) && mayRevise(row, context),
      start: ({ valueMinor, currency }, context) => ({ effectiveFrom: context.today(), value: money(valueMinor as bigint, currency as string) }),
    },
  })
  b.useCase<ReviseCountInput>('reviseCount', {
    description: 'Makes a draft of a new number of customers for an approved target, with the day from which it holds and why.',
    input: (t) => ({
      id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }), count: t.field({ type: 'Int', required: true }),
      effectiveFrom: t.field({ type: 'Date', required: true }), reason: t.field({ type: 'String', required: true }),
    }),
    answers: 'Target',
    run: reviseCount,
    action: {
      on: 'Target', permission: 'pipeline:targets', icon: 'git-compare',
      when: (row, context) => isCounted(row['metric'] as Metric) && mayRevise(row, context),
      start: ({ count }, context) => ({ effectiveFrom: context.today(), count }),
    },
  })
  for (const key of ['propose', 'approve'] as const) {
    b.useCase<MoveTargetsInput>(`${key}Targets`, {
      description: `${key === 'propose' ? 'Proposes' : 'Approves'} several targets, all or none: at most 500.`,
      input: (t) => ({ ids: t.field({ type: ['ID'], required: true }) }),
      payload: (t) => ({ count: t.field({ type: 'Int', resolve: ({ count }: { count: number }) => count }) }),
      run: moveTargets(key),
    })
  }
}

/** "Nobody sets a target of one's own." */
function mayRevise({ status, personId, periodKey }: Readonly<Record<string, unknown>>, context: Context): boolean {
  return status === 'APPROVED' && personId !== context.principal.personId && !isOver(context, periodKey as string)
}
