import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

export function decision(b: TenonBuilder<Slice>): void {
  b.resource('ApprovalDecision', {
    icon: 'stamp', title: 'id', search: ['comment', 'by.name', 'request.title'],
    list: { columns: ['at', 'request', 'step', 'verdict', 'by', 'onBehalfOf', 'comment', 'late', 'voidedAt'], sort: ['-at'] },
    fields: { verdict: { tones: { APPROVE: 'success', REJECT: 'danger', RETURN: 'warning', ABSTAIN: 'neutral' } }, round: { summable: false }, revision: { summable: false } },
    operations: { create: false, update: false, delete: false },
  })
}
