import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

export function priceList(b: TenonBuilder<Slice>): void {
  b.resource('PriceList', {
    icon: 'tags', nav: 61,
    list: { columns: ['name', 'currency', 'validFrom', 'validTo', 'active'], sort: ['name'] },
    fields: { currency: { default: 'currency' } },
  })
  b.resource('PriceListEntry', {
    plural: 'priceListEntries', icon: 'tag',
    list: { columns: ['priceList', 'product', 'minQuantity', 'unitPrice'], sort: ['product'] },
    fields: { unitPrice: { summable: false }, minQuantity: { summable: false } },
  })
}
