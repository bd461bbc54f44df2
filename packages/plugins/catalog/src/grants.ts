import type { Grants, Principal } from '@tenon/core'

export function grants(grants: Grants, principal: Principal): void {
  for (const model of ['Product', 'PriceList', 'PriceListEntry']) {
    if (principal.has('catalog:read')) grants.can('read', model)
    if (principal.has('catalog:write')) grants.can(['create', 'update', 'delete'], model)
  }
  if (principal.has('catalog:costs')) grants.can('read', 'ProductCost')
  if (principal.has('catalog:costing')) grants.can(['create', 'update', 'delete'], 'ProductCost')
}
