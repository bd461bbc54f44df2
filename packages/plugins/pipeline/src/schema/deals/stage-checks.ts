import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { stageChecks as checks, type StageCheck } from '../../domain/deals/stage-checks.ts'
import { readStageChecks, type StageChecks } from '../../use-cases/deals/read-stage-checks.ts'

export type StageCheckRef = PothosSchemaTypes.EnumRef<never, StageCheck, StageCheck>

/** What the next stages ask of a deal. Gives the enum of checks for what else names them. */
export function stageChecks(b: TenonBuilder<Slice>): StageCheckRef {
  const check = b.enumType('StageCheck', { description: 'What a stage may ask for before a deal enters.', values: Object.keys(checks) as [StageCheck, ...StageCheck[]] })
  const stage = b.objectRef<StageChecks>('StageChecks')
  stage.implement({
    description: 'What a deal needs to enter a stage, from where it is.',
    fields: (t) => ({
      stageId: t.id({ resolve: ({ stageId }) => `Stage:${stageId}` }),
      stageName: t.exposeString('stageName'),
      required: t.field({ type: [check], description: 'With the checks of the stages that it would skip.', resolve: ({ required }) => [...required] }),
      missing: t.field({ type: [check], resolve: ({ missing }) => [...missing] }),
    }),
  })
  b.queryField('stageChecks', (t) => t.field({
    type: [stage],
    description: 'What the stages after the present one ask of an open opportunity, and what is missing. Nothing for one that is closed, or out of sight.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => readStageChecks(context, String(id)),
  }))
  return check
}
