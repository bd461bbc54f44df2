import { ask, cny, does, personId, type Name, type Qiming } from './people.ts'

/** CT-2026-0001: list 620,000.00, gross 565,000.00. */
export const lines = [
  { title: '许可', kind: 'LICENSE', quantity: '1', unitPrice: cny('339000.00'), listPrice: cny('370000.00'), taxRateBp: 1_300, costEstimate: cny('60000.00') },
  { title: '实施', kind: 'SERVICE', quantity: '1', unitPrice: cny('212000.00'), listPrice: cny('236000.00'), taxRateBp: 600, costEstimate: cny('27000.00') },
  { title: '密钥', kind: 'HARDWARE', quantity: '20', unitPrice: cny('700.00'), listPrice: cny('700.00'), taxRateBp: 1_300, costEstimate: cny('7000.00') },
]

/** 30/40/25/5 %. */
export const installments = (retention = '质保金') => [
  { title: '签约款', shareBp: 3_000, trigger: 'ON_SIGN' },
  { title: '验收款', shareBp: 4_000, trigger: 'ON_ACCEPTANCE', offset: 15 },
  { title: '三个月款', shareBp: 2_500, trigger: 'MONTHS_AFTER', offset: 3 },
  { title: retention, shareBp: 500, trigger: 'MONTHS_AFTER', offset: 12, isRetention: true },
]

export const terms = ['PRICE', 'PAYMENT', 'DELIVERY', 'AFTER_SALES'].map((category) => ({ category, title: category, text: `${category}：按双方约定执行。` }))

export const splits = ({ people }: Qiming) => [{ personId: personId(people['李娜']), shareBp: 7_000 }, { personId: personId(people['王强']), shareBp: 3_000 }]

export interface ContractState {
  readonly version: number
  readonly status: string
  readonly number: string | null
  readonly revision: number
  readonly contentHash: string | null
  readonly signedOn: string | null
  readonly installments: { readonly nodes: readonly { readonly id: string; readonly amount: { readonly amount: string } }[] }
}

export async function contractOf({ people }: Qiming, id: string): Promise<ContractState> {
  return (await ask<{ contract: ContractState }>(people['李娜'], 'query ($id: ID!) { contract(id: $id) { version status number revision contentHash signedOn installments(orderBy: [{ field: ORDINAL, direction: ASC }]) { nodes { id amount { amount } } } } }', { id })).contract
}

export interface Request {
  readonly id: string
  readonly hash: string
}

export async function requestOf({ people }: Qiming, contract: string): Promise<Request> {
  const { approvalRequests } = await ask<{ approvalRequests: { nodes: (Request & { subjectId: string })[] } }>(people['周岚'], '{ approvalRequests(first: 100, orderBy: [{ field: CREATED_AT, direction: DESC }]) { nodes { id hash subjectId } } }')
  const { id, hash } = approvalRequests.nodes.find(({ subjectId }) => subjectId === contract.split(':')[1])!
  return { id, hash }
}

export async function decide(company: Qiming, contract: string, by: readonly Name[]): Promise<void> {
  const request = await requestOf(company, contract)
  for (const name of by) await does(company.people[name], 'decideApproval', { ...request, verdict: 'APPROVE' }, 'approvalRequest')
}

/** Sent to the customer, and signed by both sides on a day: for the company by 周岚. */
export async function sign(company: Qiming, contract: string, signedOn: string): Promise<void> {
  const { people } = company
  if ((await contractOf(company, contract)).status === 'APPROVED') await does(people['李娜'], 'sendContract', { id: contract, expectedVersion: (await contractOf(company, contract)).version }, 'contract')
  const { contentHash, version: expectedVersion } = await contractOf(company, contract)
  const signature = { id: contract, expectedVersion, method: 'ESIGN', signedOn, contentHash }
  await does(people['李娜'], 'signContract', { ...signature, party: 'CUSTOMER', signerName: '华' }, 'contract')
  await does(people['周岚'], 'signContract', { ...signature, party: 'US', signerName: '周岚' }, 'contract')
}

export interface Standing {
  readonly status: string
  readonly dueOn: string | null
  readonly paid: { readonly amount: string }
  readonly open: { readonly amount: string }
}

/** The installments of a contract as of a day. */
export async function standings({ people }: Qiming, contract: string, asOf: string): Promise<readonly Standing[]> {
  return (await ask<{ receivables: Standing[] }>(people['吴'], 'query ($id: ID!, $asOf: Date!) { receivables(contractId: $id, asOf: $asOf) { status dueOn paid { amount } open { amount } } }', { id: contract, asOf })).receivables
}

/** Recorded by 何, confirmed by 吴. */
export async function receives(company: Qiming, { customerId, installmentId, amount, on }: { readonly customerId: string; readonly installmentId: string; readonly amount: string; readonly on: string }): Promise<void> {
  const { people } = company
  const receipt = await does(people['何'], 'recordReceipt', { customerId, receivedOn: on, amount: cny(amount), bankReference: `B-${on}`, allocations: [{ installmentId, amount: cny(amount) }] }, 'receipt')
  await does(people['吴'], 'confirmReceipt', { id: receipt.id, expectedVersion: receipt.version }, 'receipt')
}
