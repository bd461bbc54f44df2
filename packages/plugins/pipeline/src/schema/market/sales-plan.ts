import { problem, runTransition, type ResourceChange, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import type { Context } from '../../use-cases/leads/lead-context.ts'

/** Policy: the director sets the company's sales strategy. A plan has two pairs of eyes, and an approved one gives way only to its next revision. */
export function salesPlan(b: TenonBuilder<Slice>): void {
  b.resource('SalesPlan', {
    icon: 'map', nav: 13, subtitle: 'year',
    list: { columns: ['title', 'year', 'revision', 'status', 'owner', 'approvedBy', 'approvedAt'], sort: ['-year', '-revision'] },
    form: ['title', 'year', 'strategy'],
    fields: {
      year: { summable: false }, revision: { readOnly: true, summable: false }, strategy: { kind: 'richtext' },
      proposedAt: { readOnly: true }, approvedBy: { readOnly: true }, approvedAt: { readOnly: true },
      status: { tones: { DRAFT: 'neutral', PROPOSED: 'warning', APPROVED: 'success', SUPERSEDED: 'neutral' } },
    },
    editable: ({ status }) => status === 'DRAFT',
    beforeWrite,
  })
  b.lifecycle('SalesPlan', {
    field: 'status',
    transitions: {
      propose: { from: ['DRAFT'], to: 'PROPOSED', permission: 'pipeline:plan', tone: 'primary', effect: (_plan, context) => ({ proposedAt: context.now() }) },
      sendBack: { from: ['PROPOSED'], to: 'DRAFT', permission: 'pipeline:plan' },
      approve: {
        from: ['PROPOSED'], to: 'APPROVED', permission: 'pipeline:plan', tone: 'primary',
        may: (plan, { principal }) => plan.createdById !== principal.personId,
        effect: async (plan, context) => {
          const before = await context.db.salesPlan.findMany({ where: { year: plan.year, status: 'APPROVED' }, select: { id: true } })
          for (const { id } of before) await runTransition(context, 'SalesPlan', id, 'supersede')
          return { approvedById: context.principal.personId, approvedAt: context.now() }
        },
      },
      supersede: { from: ['APPROVED'], to: 'SUPERSEDED', system: true },
    },
  })
}

async function beforeWrite({ before, after }: ResourceChange, context: Context) {
  if (before !== null) return before['status'] === 'DRAFT' ? {} : { problems: [problem('strategy', 'PLAN_FIXED', {}, 'Only a draft is changed. Send the plan back, or write a new revision.')] }
  const year = after['year'] as number | null
  if (year === null) return {}
  const latest = await context.system('number the revisions of a sales plan').salesPlan.findFirst({ where: { year }, orderBy: { revision: 'desc' }, select: { revision: true } })
  return { set: { revision: (latest?.revision ?? 0) + 1 } }
}
