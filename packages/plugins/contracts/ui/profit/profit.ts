import type { Money } from '@tenon/web/kit'

const MONEY = '{ amount currency }'

export const PROFIT = `query ContractProfit($id: ID!) {
  profit: contractProfit(id: $id) { net ${MONEY} planned ${MONEY} direct ${MONEY} profit ${MONEY} marginBp unknownLines base ${MONEY} shares { personId name amount ${MONEY} } }
}`

export interface Profit {
  readonly net: Money
  readonly planned: Money
  readonly direct: Money
  readonly profit: Money
  readonly marginBp: number | null
  readonly unknownLines: number
  /** In the currency of the company. */
  readonly base: Money | null
  readonly shares: readonly { readonly personId: string; readonly name: string; readonly amount: Money }[]
}
