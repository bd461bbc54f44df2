/** What was agreed to be done next, from a day to a day. */
export const FOLLOW_UPS = `query FollowUps($from: Date!, $until: Date!) {
  interactions(first: 6, filter: { nextDueOn: { gte: $from, lte: $until } }, orderBy: [{ field: NEXT_DUE_ON, direction: ASC }]) { nodes { id nextAction nextDueOn summary customer { id name } owner { id name } } }
}`

export interface FollowUps {
  readonly interactions: {
    readonly nodes: readonly {
      readonly id: string
      readonly nextAction: string | null
      readonly nextDueOn: string
      readonly summary: string
      readonly customer: { readonly id: string; readonly name: string } | null
      readonly owner: { readonly id: string; readonly name: string } | null
    }[]
  }
}
