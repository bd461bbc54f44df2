interface Money {
  readonly amount: string
  readonly currency: string
}

/** Contracts that run and end in a span of days, with their signed amendments, the next one first. */
export const EXPIRING = `query ExpiringContracts($from: Date!, $until: Date!, $first: Int!) {
  contracts(first: $first, filter: { status: { in: [SIGNED, SUSPENDED, FULFILLED] }, effectiveEndOn: { gte: $from, lte: $until } }, orderBy: [{ field: EFFECTIVE_END_ON, direction: ASC }]) {
    totalCount
    nodes { id title number type endOn: effectiveEndOn gross { amount currency } customer { id name } owner { id name } }
  }
}`

export interface ExpiringContract {
  readonly id: string
  readonly title: string
  readonly number: string | null
  readonly type: string
  /** The last day with the amendments that were signed. */
  readonly endOn: string
  readonly gross: Money | null
  readonly customer: { readonly name: string | null } | null
  readonly owner: { readonly name: string } | null
}

export interface Expiring {
  readonly contracts: { readonly totalCount: number; readonly nodes: readonly ExpiringContract[] }
}

/** Kinds that are agreed again when they end. */
export function renews({ type }: Pick<ExpiringContract, 'type'>): boolean {
  return type === 'SUBSCRIPTION' || type === 'MAINTENANCE' || type === 'SERVICE'
}

/** The next ones in three spans of 30 days, without spans that are empty. `days` is the end of a span. */
export function inSpans<Row extends { readonly endOn: string }>(rows: readonly Row[], dayIn: (days: number) => string): { readonly days: number; readonly rows: readonly Row[] }[] {
  return [30, 60, 90]
    .map((days) => ({ days, rows: rows.filter(({ endOn }) => endOn <= dayIn(days) && (days === 30 || endOn > dayIn(days - 30))) }))
    .filter((span) => span.rows.length > 0)
}
