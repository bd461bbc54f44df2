import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

export function split(b: TenonBuilder<Slice>): void {
  b.resource('Split', {
    icon: 'split',
    list: { columns: ['opportunity', 'person', 'kind', 'shareBp', 'effectiveFrom'], sort: ['-effectiveFrom'] },
    fields: { kind: { tones: { REVENUE: 'success', OVERLAY: 'info' } } },
  })
}
