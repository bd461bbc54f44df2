import type { Grants, Principal, Restricts } from '@tenon/core'

export function grants(grants: Grants, person: Principal): void {
  for (const model of ['Partner', 'DealRegistration']) {
    grants.scoped('read', model, person.scope('channel:read'))
    grants.scoped(['create', 'update'], model, person.scope('channel:write'))
  }
  grants.scoped('delete', 'Partner', person.scope('channel:write'))
  // Nobody writes them: they follow from the money.
  grants.scoped('read', 'Commission', person.scope('channel:commissions'))
}

/** What a partner gets is for whoever answers for it, on the partner as on what it registered. */
export function restricts(restricts: Restricts, person: Principal): void {
  if (person.has('channel:commissions') || person.has('channel:decide')) return
  restricts.fields('read', 'Partner', ['commissionBp'])
  restricts.fields('read', 'DealRegistration', ['commissionBp'])
}
