import { problem, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import type { Context } from '../../context.ts'
import { notInFuture } from '../../domain/deals/not-in-future.ts'
import { notReady, requireNewest, submitSolution } from '../../use-cases/deals/review-solution.ts'
import { beforeSolutionWrite, copySolution } from '../../use-cases/deals/write-solution.ts'

export function solution(b: TenonBuilder<Slice>): void {
  b.resource('Solution', {
    icon: 'file-text', subtitle: 'opportunity',
    search: ['name', 'opportunity.name'],
    list: { columns: ['name', 'opportunity', 'edition', 'status', 'endorsedOn', 'owner'], sort: ['-createdAt'] },
    form: ['name', 'opportunity', 'features', 'advantages', 'implementation', 'afterSales', '#more', 'owner', 'team'],
    fields: {
      features: { kind: 'richtext' }, advantages: { kind: 'richtext' }, implementation: { kind: 'richtext' }, afterSales: { kind: 'richtext' },
      edition: { readOnly: true, summable: false }, contentHash: { readOnly: true }, endorsedBy: { readOnly: true }, endorsedOn: { readOnly: true }, endorsement: { readOnly: true, kind: 'longtext' },
      status: { tones: { DRAFT: 'neutral', DEPT_REVIEW: 'info', APPROVED: 'success', PRESENTED: 'accent', ENDORSED: 'success', REJECTED: 'danger' } },
    },
    editable: ({ status }) => status === 'DRAFT' || { except: ['features', 'advantages', 'implementation', 'afterSales', 'opportunity'] },
    beforeWrite: beforeSolutionWrite,
  })
  b.lifecycle('Solution', {
    field: 'status',
    transitions: {
      submit: {
        from: ['DRAFT'], to: 'DEPT_REVIEW', permission: 'pipeline:write', tone: 'primary', description: 'Asks the product and the technical department to approve the four sections as they are.',
        guard: async (row, context) => {
          const missing = await notReady(row, context)
          return missing === null ? [] : [problem('features', 'SOLUTION_INCOMPLETE', { what: missing }, 'The solution cannot be submitted yet: {what}.')]
        },
        effect: (row, context) => submitSolution(row, context),
      },
      accept: { from: ['DEPT_REVIEW'], to: 'APPROVED', system: true, description: 'Both departments approved it.' },
      refuse: { from: ['DEPT_REVIEW'], to: 'REJECTED', system: true, description: 'A department rejected it.' },
      giveBack: { from: ['DEPT_REVIEW'], to: 'DRAFT', system: true, description: 'A department wants it otherwise.' },
      present: { from: ['APPROVED'], to: 'PRESENTED', permission: 'pipeline:write', description: 'It was shown to the customer.', effect: (row, context) => requireNewest(context, row) },
      endorse: {
        from: ['APPROVED', 'PRESENTED'], to: 'ENDORSED', permission: 'pipeline:write', tone: 'primary', description: 'The customer understands the solution and agrees with its value.',
        input: (t) => ({ endorsedBy: t.field({ type: 'String', required: true }), endorsedOn: t.field({ type: 'Date', required: true }), endorsement: t.field({ type: 'String' }) }),
        guard: (_row, context, { endorsedOn }) => notInFuture('endorsedOn', endorsedOn, context.today()),
        effect: async (row, context, { endorsedBy, endorsedOn, endorsement }) => {
          await requireNewest(context, row)
          return { endorsedBy, endorsedOn, endorsement: endorsement ?? null }
        },
      },
    },
  })
  b.useCase<{ id: string }>('copySolution', {
    description: 'Makes a new draft with the text of a solution: its next edition.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }) }),
    answers: 'Solution',
    run: (context, input) => copySolution(context as Context, input),
    action: { on: 'Solution', permission: 'pipeline:write', icon: 'copy', when: ({ status }) => status !== 'DRAFT' },
  })
}
