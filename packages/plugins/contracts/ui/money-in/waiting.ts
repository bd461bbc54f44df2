interface Money {
  readonly amount: string
  readonly currency: string
}

const MONEY = '{ amount currency }'

export const WAITING = `query MoneyInWaiting {
  me { id }
  receipts(first: 25, filter: { status: { in: [RECORDED] } }, orderBy: [{ field: RECEIVED_ON, direction: ASC }]) {
    totalCount
    nodes { id version bankReference payerName receivedOn method amount ${MONEY} value ${MONEY} customer { id name } recordedBy { id name } allocations(first: 20) { nodes { id amount ${MONEY} installment { id title } contract { id title number } } } }
  }
}`

export interface WaitingReceipt {
  readonly id: string
  readonly version: number
  readonly bankReference: string
  readonly payerName: string | null
  readonly receivedOn: string
  readonly method: string
  readonly amount: Money
  readonly value: Money
  readonly customer: { readonly name: string | null } | null
  readonly recordedBy: { readonly id: string; readonly name: string } | null
  readonly allocations: { readonly nodes: readonly { readonly id: string; readonly amount: Money; readonly installment: { readonly title: string } | null; readonly contract: { readonly id: string; readonly title: string; readonly number: string | null } | null }[] }
}

export interface Waiting {
  readonly me: { readonly id: string } | null
  readonly receipts: { readonly totalCount: number; readonly nodes: readonly WaitingReceipt[] }
}
