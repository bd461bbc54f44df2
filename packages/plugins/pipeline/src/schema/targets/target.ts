import { problem, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { isCounted, metrics } from '../../domain/targets/size.ts'
import { approveTarget } from '../../use-cases/targets/approve-target.ts'
import { holdsTarget } from '../../use-cases/targets/holders.ts'
import { beforeTargetWrite, isOver } from '../../use-cases/targets/write-target.ts'

export function target(b: TenonBuilder<Slice>): void {
  b.resource('Target', {
    icon: 'target', nav: 12, subtitle: 'periodKey',
    search: ['name', 'periodKey', 'person.name', 'orgUnit.name'],
    list: { columns: ['name', 'periodKey', 'metric', 'person', 'orgUnit', 'value', 'count', 'status'], sort: ['-periodKey', 'name'] },
    form: ['name', 'period', 'periodKey', 'metric', 'value', 'count', 'person', 'orgUnit', 'parent', 'overAssignBp', 'effectiveFrom', 'owner', 'team'],
    fields: {
      periodKey: { kind: 'period' }, revision: { readOnly: true, summable: false }, value: { summable: false, showWhen: { field: 'metric', in: metrics.filter((metric) => !isCounted(metric)) } }, count: { summable: false, showWhen: { field: 'metric', in: metrics.filter(isCounted) } }, overAssignBp: { required: false, summable: false },
      objection: { readOnly: true, kind: 'longtext' }, objectedAt: { readOnly: true }, approvedAt: { readOnly: true }, revisionReason: { readOnly: true },
      status: { tones: { DRAFT: 'neutral', PROPOSED: 'warning', APPROVED: 'success', SUPERSEDED: 'neutral' } },
    },
    editable: ({ status, periodKey }, context) => (status === 'DRAFT' && !isOver(context, periodKey as string)) || { except: ['value', 'count', 'metric', 'period', 'periodKey', 'person', 'orgUnit', 'effectiveFrom', 'overAssignBp'] },
    beforeWrite: beforeTargetWrite,
  })
  b.lifecycle('Target', {
    field: 'status',
    transitions: {
      propose: { from: ['DRAFT'], to: 'PROPOSED', permission: 'pipeline:targets', tone: 'primary', description: 'Shows a target to its holder and to the director.' },
      object: {
        from: ['PROPOSED'], to: 'DRAFT', permission: 'pipeline:object', description: 'The holder says why the target is not right: once.',
        may: ({ personId }, { principal }) => personId === null || personId === principal.personId,
        input: (t) => ({ objection: t.field({ type: 'String', required: true }) }),
        guard: async (row, context) => {
          if (row.objectedAt !== null) return [problem('objection', 'OBJECTED_ALREADY', {}, 'There was an objection to this target before. It is for the director to decide now.')]
          return (await holdsTarget(context, row)) ? [] : [problem('objection', 'NOT_THE_HOLDER', {}, 'Only whoever holds a target objects to it.')]
        },
        effect: (_row, context, { objection }) => ({ objection, objectedAt: context.now() }),
      },
      sendBack: { from: ['PROPOSED'], to: 'DRAFT', permission: 'pipeline:approve-targets', description: 'Gives a proposed target back, to be changed.' },
      approve: { from: ['PROPOSED'], to: 'APPROVED', permission: 'pipeline:approve-targets', tone: 'primary', description: 'From then on it holds. A revision takes the place of the value before, which is kept with its dates.', effect: (row, context) => approveTarget(row, context) },
      supersede: { from: ['APPROVED'], to: 'SUPERSEDED', system: true, description: 'A revision took its place.' },
    },
  })
}
