import type { GuardedDatabase } from '../../../src/context.ts'
import { buildAbility } from '../../../src/rights/ability.ts'
import { createGuard } from '../../../src/rights/guard.ts'
import type { GuardOptions } from '../../../src/rights/session.ts'
import type { ShopDatabase } from './shop-database.ts'
import { principalFor, shopSources, type RoleName } from './shop-rules.ts'

/** The shop as a caller sees it. */
export function as(shop: ShopDatabase, name: RoleName, options?: GuardOptions): GuardedDatabase {
  const principal = principalFor(name)
  return createGuard({ models: shop.models })(shop.base, buildAbility(shop.models, shopSources, principal), principal, options)
}
