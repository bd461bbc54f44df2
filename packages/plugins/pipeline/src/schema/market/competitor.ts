import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'

export function competitor(b: TenonBuilder<Slice>): void {
  b.resource('Competitor', {
    icon: 'users', nav: 15,
    list: { columns: ['name', 'website', 'strengths', 'weaknesses'], sort: ['name'] },
    form: ['name', 'website', 'strengths', 'weaknesses', 'owner', 'team'],
    fields: { owner: { default: 'me' }, strengths: { kind: 'longtext' }, weaknesses: { kind: 'longtext' } },
    related: ['notes'],
  })
  b.resource('CompetitorNote', {
    icon: 'sticky-note', title: 'text',
    list: { columns: ['competitor', 'text', 'heardOn', 'origin', 'owner'], sort: ['-heardOn'] },
    form: ['competitor', 'text', 'heardOn', 'origin'],
    fields: { heardOn: { default: 'today' }, text: { kind: 'longtext' } },
  })
}
