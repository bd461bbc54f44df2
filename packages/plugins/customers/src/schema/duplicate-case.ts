import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

/** The work list of pairs that look like one customer: merged, or said to be two. */
export function duplicateCase(b: TenonBuilder<Slice>): void {
  b.resource('DuplicateCase', {
    path: 'duplicates', icon: 'copy', nav: 89, title: 'summary', subtitle: 'status',
    list: { columns: ['summary', 'status', 'customer', 'other', 'byName', 'byDomain', 'byPhone', 'createdAt'], sort: ['-createdAt'] },
    fields: { status: { tones: { OPEN: 'warning', DIFFERENT: 'neutral', MERGED: 'success' } } },
    operations: { create: false, update: false, delete: false },
  })
  b.lifecycle('DuplicateCase', {
    field: 'status',
    transitions: {
      keepApart: { from: ['OPEN'], to: 'DIFFERENT', permission: 'customers:merge' },
      merge: { from: ['OPEN'], to: 'MERGED', system: true },
      reopen: { from: ['DIFFERENT'], to: 'OPEN', permission: 'customers:merge' },
    },
  })
}
