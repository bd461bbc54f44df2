import { problem, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { isStageCheck, stageChecks } from '../domain/deals/stage-checks.ts'

export function stage(b: TenonBuilder<Slice>): void {
  b.resource('Stage', {
    icon: 'list-ordered', nav: 90, navFor: 'pipeline:stages',
    list: { columns: ['ordinal', 'name', 'key', 'probabilityBp', 'outcome', 'rotDays', 'entryChecklist', 'active'], sort: ['ordinal'] },
    fields: { ordinal: { summable: false }, rotDays: { summable: false }, outcome: { tones: { OPEN: 'info', WON: 'success', LOST: 'danger' } } },
    related: ['opportunities'],
    hidden: ['spans'],
    beforeWrite: ({ after }) => {
      const unknown = ((after['entryChecklist'] as readonly string[] | null) ?? []).filter((key) => !isStageCheck(key))
      return unknown.length === 0 ? undefined : { problems: [problem('entryChecklist', 'STAGE_CHECK_UNKNOWN', { key: unknown.join(', '), known: Object.keys(stageChecks).join(', ') }, '{key} is no check. There are: {known}.')] }
    },
  })
}
