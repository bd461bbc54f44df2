import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

export function lead(b: TenonBuilder<Slice>): void {
  b.resource('Lead', {
    icon: 'magnet', nav: 11, subtitle: 'company',
    search: ['name', 'company', 'email', 'phone'],
    list: { columns: ['name', 'company', 'status', 'grade', 'source', 'owner', 'createdAt'], sort: ['-createdAt'] },
    board: { by: 'status', cards: ['company', 'grade', 'owner'] },
    form: ['name', 'company', 'title', 'email', 'phone', '#needs', 'businessScope', 'painPoints', '#qualification', 'status', 'source', 'grade', 'score', 'disqualifyReason', 'customer', 'owner', 'team'],
    fields: {
      status: { tones: { NEW: 'info', ASSIGNED: 'info', WORKING: 'accent', QUALIFIED: 'success', CONVERTED: 'success', UNQUALIFIED: 'neutral', DUPLICATE: 'neutral' } },
      grade: { tones: { HOT: 'danger', WARM: 'warning', COLD: 'info' } },
      firstContactAt: { readOnly: true },
      score: { summable: false },
      disqualifyReason: { showWhen: { field: 'status', in: ['UNQUALIFIED', 'DUPLICATE'] } },
    },
  })
}
