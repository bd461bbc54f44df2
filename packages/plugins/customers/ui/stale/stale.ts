export const STALE = `query StaleCustomers($first: Int!, $today: Date!) {
  customers(first: $first, filter: { and: [{ ownerId: { isNull: false } }, { lifecycle: { notIn: [LOST] } }, { or: [{ verifyDueOn: { isNull: true } }, { verifyDueOn: { lte: $today } }] }] }, orderBy: [{ field: VERIFY_DUE_ON, direction: ASC }]) { totalCount nodes { id name customerClass lastVerifiedAt verifyDueOn owner { id name } } }
  fresh: customerAggregate(filter: { and: [{ lifecycle: { in: [ACTIVE] } }, { verifyDueOn: { gt: $today } }] }) { count }
  active: customerAggregate(filter: { lifecycle: { in: [ACTIVE] } }) { count }
}`

export interface StaleCustomer {
  readonly id: string
  readonly name: string | null
  readonly customerClass: string | null
  readonly lastVerifiedAt: string | null
  readonly verifyDueOn: string | null
  readonly owner: { readonly name: string } | null
}

interface Counted {
  readonly count: number
}

export interface Stale {
  readonly customers: { readonly totalCount: number; readonly nodes: readonly StaleCustomer[] }
  readonly fresh: readonly Counted[]
  readonly active: readonly Counted[]
}

/** Policy: "freshness = active customers verified in time / active customers", in basis points; null without active ones. */
export function freshnessBp({ fresh, active }: Pick<Stale, 'fresh' | 'active'>): number | null {
  const whole = active[0]?.count ?? 0
  return whole === 0 ? null : Math.round(((fresh[0]?.count ?? 0) * 10_000) / whole)
}
