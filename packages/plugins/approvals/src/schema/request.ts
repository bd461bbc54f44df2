import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

export function request(b: TenonBuilder<Slice>): void {
  b.resource('ApprovalRequest', {
    icon: 'file-check', path: 'requests', title: 'title', subtitle: 'submittedBy',
    search: ['title', 'submittedBy.name'],
    list: { columns: ['title', 'status', 'stuck', 'submittedBy', 'submittedAt', 'finishedAt', 'revision'], sort: ['-submittedAt'] },
    fields: { status: { tones: { PENDING: 'info', APPROVED: 'success', REJECTED: 'danger', RETURNED: 'warning', WITHDRAWN: 'neutral' } }, revision: { summable: false }, round: { summable: false } },
    related: ['steps', 'decisions'],
    hidden: ['parties'],
    operations: { create: false, update: false, delete: false },
  })
}
