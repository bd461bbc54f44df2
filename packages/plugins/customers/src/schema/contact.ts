import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

export function contact(b: TenonBuilder<Slice>): void {
  b.resource('Contact', {
    icon: 'contact', nav: 21, subtitle: 'title',
    search: ['name', 'email', 'phone', 'customer.name'],
    list: { columns: ['name', 'customer', 'title', 'role', 'email', 'phone', 'isPrimary'], sort: ['name'] },
    gallery: { fields: ['customer', 'role', 'phone', 'email'] },
    form: ['name', 'customer', 'title', 'role', 'email', 'phone', 'wechat', 'isPrimary', 'owner', 'team'],
  })
}
