import { definePlugin } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'
import { messages } from '../messages/index.ts'
import { grants } from './grants.ts'
import { permissions } from './permissions.ts'
import { priceList } from './schema/price-list.ts'
import { product } from './schema/product.ts'

/** What the company sells: products, price lists and costs. */
export const catalog = definePlugin<Slice>()({
  id: 'catalog',
  description: 'Products, price lists and costs.',
  package: new URL('..', import.meta.url),
  requires: { core: '^0.1.0' },
  permissions,
  grants,
  schema: (b) => {
    product(b)
    priceList(b)
  },
  messages,
})
