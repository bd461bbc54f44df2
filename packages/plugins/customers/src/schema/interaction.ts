import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { afterInteractionWrite } from '../use-cases/write-interaction.ts'

export function interaction(b: TenonBuilder<Slice>): void {
  b.resource('Interaction', {
    icon: 'messages-square', nav: 22, title: 'summary', subtitle: 'customer',
    search: ['summary', 'customer.name'],
    list: { columns: ['at', 'kind', 'summary', 'customer', 'contact', 'owner', 'nextDueOn'], sort: ['-at'] },
    calendar: { start: 'at', colour: 'kind' },
    form: ['customer', 'contact', 'kind', 'direction', 'at', 'summary', 'outcome', 'nextAction', 'nextDueOn', 'owner', 'team'],
    fields: { at: { default: 'now' }, kind: { tones: { VISIT: 'accent', MEETING: 'accent', DEMO: 'info', CALL: 'neutral' } } },
    afterWrite: afterInteractionWrite,
  })
}
