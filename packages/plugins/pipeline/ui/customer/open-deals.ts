/** The deals of a customer that are on their way. */
export const OPEN_DEALS = `query OpenDealsOfCustomer($customer: ID!) {
  opportunities(first: 5, filter: { customerId: { eq: $customer }, stage: { outcome: { eq: OPEN } } }, orderBy: [{ field: EXPECTED_CLOSE_ON, direction: ASC }]) { totalCount nodes { id name expectedCloseOn amount { amount currency } stage { id name } } }
}`

export interface OpenDeals {
  readonly opportunities: {
    readonly totalCount: number
    readonly nodes: readonly {
      readonly id: string
      readonly name: string | null
      readonly expectedCloseOn: string | null
      readonly amount: { readonly amount: string; readonly currency: string } | null
      readonly stage: { readonly name: string } | null
    }[]
  }
}
