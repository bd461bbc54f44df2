import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

export function seat(b: TenonBuilder<Slice>): void {
  b.resource('ApprovalSeat', {
    icon: 'user-check', title: 'id', search: ['person.name', 'request.title'],
    list: { columns: ['request', 'step', 'person', 'insteadOf', 'origin', 'status', 'askedAt'], sort: ['askedAt'] },
    fields: { voice: { summable: false } },
    operations: { create: false, update: false, delete: false },
  })
}
