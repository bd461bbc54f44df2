import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

export function product(b: TenonBuilder<Slice>): void {
  b.resource('Product', {
    icon: 'package', nav: 60, subtitle: 'code',
    search: ['name', 'code', 'series'],
    list: { columns: ['code', 'name', 'kind', 'series', 'listPrice', 'taxRateBp', 'active'], sort: ['code'] },
    form: ['name', 'code', 'kind', 'series', 'unit', 'listPrice', 'taxRateBp', 'active', 'description'],
    fields: { description: { kind: 'richtext' }, listPrice: { summable: false }, kind: { tones: { LICENCE: 'accent', SUBSCRIPTION: 'info', SERVICE: 'success', HARDWARE: 'neutral' } } },
  })
  b.resource('ProductCost', {
    icon: 'coins',
    list: { columns: ['product', 'validFrom', 'unitCost'], sort: ['-validFrom'] },
    fields: { unitCost: { summable: false } },
  })
}
