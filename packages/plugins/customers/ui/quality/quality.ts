export const QUALITY = 'query CustomerQuality($mine: Boolean) { customerQuality(mine: $mine) { customers completenessBp missing { field count } buyers repeatBuyers repurchaseBp } }'

export interface Quality {
  readonly customers: number
  readonly completenessBp: number | null
  readonly missing: readonly { readonly field: string; readonly count: number }[]
  readonly buyers: number
  readonly repeatBuyers: number
  readonly repurchaseBp: number | null
}

export const KNOWN = `query KnownOfCustomer($id: ID!) {
  customerCompleteness(id: $id) { bp missing }
  customerGroup(id: $id) { id name depth ownerName firstPurchaseOn }
}`

export interface Known {
  readonly customerCompleteness: { readonly bp: number; readonly missing: readonly string[] } | null
  readonly customerGroup: readonly GroupCompany[] | null
}

export interface GroupCompany {
  readonly id: string
  readonly name: string | null
  readonly depth: number
  readonly ownerName: string | null
  readonly firstPurchaseOn: string | null
}

/** The three fields that most customers lack, the worst first. */
export function worstOf(missing: Quality['missing']): Quality['missing'] {
  return missing.toSorted((left, right) => right.count - left.count).slice(0, 3)
}
