import type { Money } from './stage-bars.ts'

/** Open deals that are expected until a day, the most urgent first. */
export const CLOSING = `query ClosingThisMonth($until: Date!) {
  opportunities(first: 6, filter: { stage: { outcome: { eq: OPEN } }, expectedCloseOn: { lte: $until } }, orderBy: [{ field: EXPECTED_CLOSE_ON, direction: ASC }]) {
    totalCount
    nodes { id name expectedCloseOn amount { amount currency } customer { id name } stage { name } }
  }
}`

export interface Closing {
  readonly opportunities: {
    readonly totalCount: number
    readonly nodes: readonly {
      readonly id: string
      readonly name: string
      readonly expectedCloseOn: string
      readonly amount: Money | null
      readonly customer: { readonly id: string; readonly name: string } | null
      readonly stage: { readonly name: string } | null
    }[]
  }
}

/** '2026-02-10' -> '2026-02-28'. */
export function lastDayOfMonth(day: string): string {
  const [year, month] = day.split('-').map(Number)
  return new Date(Date.UTC(year!, month!, 0)).toISOString().slice(0, 10)
}
