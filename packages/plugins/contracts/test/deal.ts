import { ask, cny, did, person, type Company } from './company.ts'

const terms = ['PRICE', 'PAYMENT', 'DELIVERY', 'AFTER_SALES'].map((category) => ({ category, title: category, text: `What holds for ${category}.` }))

/** The contract of the policy's example: 565,000.00 in three lines and four installments. */
export function exampleDraft({ customerId, rep, otherRep }: Company) {
  return {
    title: '华星制造 ERP', type: 'SALE', customerId, terms,
    lines: [
      { title: 'Licence', kind: 'LICENSE', quantity: '1', unitPrice: cny('339000.00'), listPrice: cny('370000.00'), taxRateBp: 1_300, costEstimate: cny('60000.00') },
      { title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: cny('212000.00'), listPrice: cny('236000.00'), taxRateBp: 600, costEstimate: cny('27000.00') },
      { title: 'Keys', kind: 'HARDWARE', quantity: '20', unitPrice: cny('700.00'), listPrice: cny('700.00'), taxRateBp: 1_300, costEstimate: cny('7000.00') },
    ],
    installments: [
      { title: 'On signing', shareBp: 3_000, trigger: 'ON_SIGN' },
      { title: 'After acceptance', shareBp: 4_000, trigger: 'ON_ACCEPTANCE', offset: 15 },
      { title: 'Three months', shareBp: 2_500, trigger: 'MONTHS_AFTER', offset: 3 },
      { title: 'Retention', shareBp: 500, trigger: 'MONTHS_AFTER', offset: 12, isRetention: true },
    ],
    splits: [{ personId: person(rep), shareBp: 7_000 }, { personId: person(otherRep), shareBp: 3_000 }],
    obligations: [{ party: 'US', kind: 'DELIVER', title: 'Deliver the licence' }, { party: 'CUSTOMER', kind: 'PAY', title: 'Pay' }],
  }
}

export interface ContractState {
  readonly id: string
  readonly version: number
  readonly status: string
  readonly revision: number
  readonly contentHash: string | null
  readonly number: string | null
  readonly installments: { readonly nodes: readonly { readonly id: string; readonly title: string; readonly amount: { readonly amount: string } }[] }
}

export async function look(caller: Company['rep'], id: string): Promise<ContractState> {
  return (await ask<{ contract: ContractState }>(caller, 'query ($id: ID!) { contract(id: $id) { id version status revision contentHash number installments { nodes { id title amount { amount } } } } }', { id })).contract
}

interface Request {
  readonly id: string
  readonly hash: string
}

/** The request that the contract waits in. */
export async function requestOf({ director }: Company, contractId: string): Promise<Request> {
  const { approvalRequests } = await ask<{ approvalRequests: { nodes: (Request & { subjectId: string })[] } }>(director, '{ approvalRequests(first: 100) { nodes { id hash subjectId } } }')
  const { id, hash } = approvalRequests.nodes.find(({ subjectId }) => subjectId === contractId.split(':')[1])!
  return { id, hash }
}

export async function approve(company: Company, contractId: string, by: readonly ('legal' | 'product' | 'finance' | 'director')[]): Promise<void> {
  const { id, hash } = await requestOf(company, contractId)
  for (const role of by) await did(company[role], 'decideApproval', { id, hash, verdict: 'APPROVE' })
}

/** Submits and has all departments agree. */
export async function reviewed(company: Company, id: string, by: Parameters<typeof approve>[2] = ['legal', 'product', 'finance', 'director']): Promise<void> {
  await did(company.rep, 'submitContract', { id, expectedVersion: (await look(company.rep, id)).version })
  await approve(company, id, by)
}

/** Sends an approved contract and has both sides sign it. */
export async function signed(company: Company, id: string, on = '2026-02-10'): Promise<ContractState> {
  await did(company.rep, 'sendContract', { id, expectedVersion: (await look(company.rep, id)).version })
  const { version, contentHash } = await look(company.rep, id)
  await did(company.rep, 'signContract', { id, expectedVersion: version, party: 'CUSTOMER', signerName: '华', method: 'WET_SCAN', signedOn: on, contentHash })
  await did(company.director, 'signContract', { id, expectedVersion: version, party: 'US', signerName: '周岚', method: 'ESIGN', signedOn: on, contentHash })
  return look(company.rep, id)
}

/** A signed contract, of the example or with other content. */
export async function signedContract(company: Company, over: object = {}, on?: string): Promise<ContractState> {
  const { id } = await did(company.rep, 'draftContract', { ...exampleDraft(company), ...over })
  const discount = (await ask<{ contract: { discountBp: number | null } }>(company.rep, 'query ($id: ID!) { contract(id: $id) { discountBp } }', { id })).contract.discountBp ?? 0
  await reviewed(company, id, discount > 500 ? ['legal', 'product', 'finance', 'director'] : ['legal', 'product', 'finance'])
  return signed(company, id, on)
}

/** A receipt that one recorded and another confirmed. */
export async function received(company: Company, amount: string, on: string, allocations: readonly { installmentId: string; amount: object }[], reference: string): Promise<string> {
  const { id, version } = await did(company.cashier, 'recordReceipt', { customerId: company.customerId, receivedOn: on, amount: cny(amount), bankReference: reference, allocations })
  await did(company.finance, 'confirmReceipt', { id, expectedVersion: version })
  return id
}
