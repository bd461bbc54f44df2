import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'

/** What the customer needs, found out in talks. */
export function needItem(b: TenonBuilder<Slice>): void {
  b.resource('NeedItem', {
    icon: 'list-checks', title: 'text', path: 'needs', subtitle: 'opportunity',
    search: ['text', 'opportunity.name'],
    list: { columns: ['text', 'kind', 'priority', 'answeredBySection', 'opportunity'], sort: ['-createdAt'] },
    form: ['opportunity', 'kind', 'text', 'priority', 'answeredBySection'],
    fields: {
      text: { kind: 'longtext' },
      kind: { tones: { PROCESS: 'info', SCENARIO: 'accent', FUNCTION: 'success', PAIN: 'danger' } },
      priority: { tones: { HIGH: 'danger', MEDIUM: 'warning', LOW: 'neutral' } },
    },
  })
}
