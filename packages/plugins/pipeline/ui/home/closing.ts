import type { Money } from './stage-bars.ts'

const DEAL = 'id name expectedCloseOn amount { amount currency } customer { id name } stage { id name }'

/** Open deals that are expected to close in a span of days, the next ones first, and those that are overdue, the latest first. */
export const CLOSING = `query ClosingSoon($from: Date!, $until: Date!) {
  soon: opportunities(first: 5, filter: { stage: { outcome: { eq: OPEN } }, expectedCloseOn: { gte: $from, lte: $until } }, orderBy: [{ field: EXPECTED_CLOSE_ON, direction: ASC }]) { totalCount nodes { ${DEAL} } }
  overdue: opportunities(first: 5, filter: { stage: { outcome: { eq: OPEN } }, expectedCloseOn: { lt: $from } }, orderBy: [{ field: EXPECTED_CLOSE_ON, direction: DESC }]) { totalCount nodes { ${DEAL} } }
}`

export interface Closing {
  readonly soon: Deals
  readonly overdue: Deals
}

interface Deals {
  readonly totalCount: number
  readonly nodes: readonly ClosingDeal[]
}

export interface ClosingDeal {
  readonly id: string
  readonly name: string
  readonly expectedCloseOn: string
  readonly amount: Money | null
  readonly customer: { readonly id: string; readonly name: string } | null
  readonly stage: { readonly id: string; readonly name: string } | null
}

/** At most `count` deals in the order of their days: what closes next, filled up with what is overdue. */
export function closingDeals({ soon, overdue }: Closing, count: number): ClosingDeal[] {
  const next = soon.nodes.slice(0, count)
  return [...overdue.nodes.slice(0, count - next.length).toReversed(), ...next]
}
