import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

export function step(b: TenonBuilder<Slice>): void {
  b.resource('ApprovalStep', {
    icon: 'list-checks', title: 'title',
    list: { columns: ['request', 'position', 'title', 'status', 'stuckReason', 'openedAt', 'dueAt', 'closedAt'], sort: ['-openedAt', 'position'] },
    fields: {
      status: { tones: { OPEN: 'info', STUCK: 'danger', APPROVED: 'success', REJECTED: 'danger', RETURNED: 'warning', WAITING: 'neutral', CLOSED: 'neutral', VOID: 'neutral' } },
      round: { summable: false }, ordinal: { summable: false }, position: { summable: false }, needed: { summable: false }, dueHours: { summable: false },
    },
    operations: { create: false, update: false, delete: false },
  })
}
