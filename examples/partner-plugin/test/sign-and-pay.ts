import type { Channel } from './open-channel.ts'

const cny = (amount: string) => ({ amount, currency: 'CNY' })

interface Contract {
  readonly version: number
  readonly contentHash: string | null
  readonly installments: { readonly nodes: readonly { readonly id: string }[] }
}

/** A contract of 100,000.00 in two halves that its departments approved and both sides signed on that day. */
export async function signContract(company: Channel, customerId: string, signedOn: string): Promise<{ readonly id: string; readonly installments: readonly string[] }> {
  const { ask, did, rep } = company
  const look = async (id: string) => (await ask<{ contract: Contract }>(rep, 'query ($id: ID!) { contract(id: $id) { version contentHash installments { nodes { id } } } }', { id })).contract
  const { id } = await did(rep, 'draftContract', {
    title: 'ERP', type: 'SALE', customerId,
    lines: [{ title: 'Licence', kind: 'LICENSE', quantity: '1', unitPrice: cny('100000.00'), listPrice: cny('100000.00'), taxRateBp: 1_300 }],
    installments: [{ title: 'First', shareBp: 5_000, trigger: 'ON_SIGN' }, { title: 'Second', shareBp: 5_000, trigger: 'ON_SIGN', offset: 30 }],
    splits: [{ personId: `Person:${rep.personId}`, shareBp: 10_000 }],
    terms: ['PRICE', 'PAYMENT', 'DELIVERY', 'AFTER_SALES'].map((category) => ({ category, title: category, text: `What holds for ${category}.` })),
  }, 'contract')
  await did(rep, 'submitContract', { id, expectedVersion: (await look(id)).version }, 'contract')
  const { approvalRequests } = await ask<{ approvalRequests: { nodes: { id: string; hash: string; subjectId: string }[] } }>(company.director, '{ approvalRequests(first: 100) { nodes { id hash subjectId } } }')
  const request = approvalRequests.nodes.find(({ subjectId }) => subjectId === id.split(':')[1])!
  for (const department of [company.legal, company.product, company.finance]) await did(department, 'decideApproval', { id: request.id, hash: request.hash, verdict: 'APPROVE' }, 'approvalRequest')
  await did(rep, 'sendContract', { id, expectedVersion: (await look(id)).version }, 'contract')
  const { version, contentHash } = await look(id)
  const signature = { id, expectedVersion: version, signedOn, contentHash }
  await did(rep, 'signContract', { ...signature, party: 'CUSTOMER', signerName: 'Hua', method: 'WET_SCAN' }, 'contract')
  await did(company.director, 'signContract', { ...signature, party: 'US', signerName: 'Zhou', method: 'ESIGN' }, 'contract')
  return { id, installments: (await look(id)).installments.nodes.map((one) => one.id) }
}

/** Money that one of finance recorded and another confirmed, for installments of a contract. */
export async function receive(company: Channel, receipt: { readonly customerId: string; readonly on: string; readonly parts: readonly { readonly installmentId: string; readonly amount: string }[]; readonly amount: string }): Promise<{ readonly id: string; readonly version: number }> {
  const { did, cashier, finance } = company
  const input = { customerId: receipt.customerId, receivedOn: receipt.on, amount: cny(receipt.amount), bankReference: `R-${receipt.on}`, allocations: receipt.parts.map(({ installmentId, amount }) => ({ installmentId, amount: cny(amount) })) }
  const { id, version } = await did(cashier, 'recordReceipt', input, 'receipt')
  return did(finance, 'confirmReceipt', { id, expectedVersion: version }, 'receipt')
}
