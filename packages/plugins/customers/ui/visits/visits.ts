/** Customers whose next visit is due, the longest first. */
export const VISITS_DUE = `query VisitsDue($mine: Boolean!, $first: Int!) {
  visitsDue(mine: $mine) { totalCount nodes(first: $first) { id name customerClass ownerName lastVisitOn dueOn } }
}`

export interface VisitDue {
  readonly id: string
  readonly name: string
  readonly customerClass: string | null
  readonly ownerName: string | null
  readonly lastVisitOn: string | null
  readonly dueOn: string
}

export interface VisitsDue {
  readonly visitsDue: { readonly totalCount: number; readonly nodes: readonly VisitDue[] }
}
