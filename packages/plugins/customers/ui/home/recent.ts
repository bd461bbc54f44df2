/** The customers that came last. */
export const RECENT = `query RecentCustomers {
  customers(first: 6, orderBy: [{ field: CREATED_AT, direction: DESC }]) { nodes { id name industry lifecycle createdAt owner { id name } } }
}`

export interface Recent {
  readonly customers: {
    readonly nodes: readonly {
      readonly id: string
      readonly name: string
      readonly industry: string | null
      readonly lifecycle: keyof typeof tones
      readonly createdAt: string
      readonly owner: { readonly id: string; readonly name: string } | null
    }[]
  }
}

export const tones = { PROSPECT: 'info', ACTIVE: 'success', DORMANT: 'warning', LOST: 'neutral' } as const
