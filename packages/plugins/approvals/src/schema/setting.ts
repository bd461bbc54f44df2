import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

export function setting(b: TenonBuilder<Slice>): void {
  b.resource('ApprovalSetting', {
    icon: 'settings', nav: 19, path: 'settings', title: 'name',
    list: { columns: ['name', 'lastDeputy', 'dueHours'], sort: ['name'] },
    form: ['name', 'lastDeputy', 'dueHours'],
    fields: { key: { readOnly: true }, dueHours: { summable: false } },
    operations: { create: false, delete: false },
  })
}
