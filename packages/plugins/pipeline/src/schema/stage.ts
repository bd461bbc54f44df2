import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

export function stage(b: TenonBuilder<Slice>): void {
  b.resource('Stage', {
    icon: 'list-ordered', nav: 90,
    list: { columns: ['ordinal', 'name', 'key', 'probabilityBp', 'outcome', 'rotDays', 'active'], sort: ['ordinal'] },
    fields: { ordinal: { summable: false }, rotDays: { summable: false }, outcome: { tones: { OPEN: 'info', WON: 'success', LOST: 'danger' } } },
    related: ['opportunities'],
    hidden: ['spans'],
  })
}
