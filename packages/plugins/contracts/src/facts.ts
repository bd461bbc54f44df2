import type { FactDefinition } from '@tenon/core'

const head = {
  contractId: 'id', number: 'text?', type: 'text', parentId: 'id?', customerId: 'id', ownerId: 'id?', teamId: 'id?', currency: 'text?',
  gross: 'money?', net: 'money?', tax: 'money?', costEstimate: 'money?', signedOn: 'date?', startOn: 'date?', endOn: 'date?', effectiveEndOn: 'date?',
  lines: [{ id: 'id', title: 'text', productId: 'id?', kind: 'text', quantity: 'decimal', gross: 'money', net: 'money', tax: 'money', serviceFrom: 'date?', serviceTo: 'date?' }],
  splits: [{ personId: 'id', kind: 'text', shareBp: 'percent' }],
} as const satisfies FactDefinition['payload']
const allocations = [{ contractId: 'id', installmentId: 'id', amount: 'money' }] as const

/** What this module tells others. A correction is another fact. `effectiveEndOn` is the last day with the signed amendments, in an amendment that of the contract that it changes. */
export const facts = {
  'contract.signed': { version: 1, description: 'Both sides have signed a contract; `base` is its price in the currency of the company, at the rate frozen with the signature, `renewal` whether its deal renews another contract.', payload: { ...head, renewal: 'boolean', base: 'money?' } },
  'contract.amended': { version: 1, description: 'Both sides have signed an amendment; its lines and amounts are differences to the contract `parentId`, `delta` that of the price, `base` what that is worth in the currency of the company at the rates frozen with the contract, and `revision` is which draft of it was signed.', payload: { ...head, revision: 'integer', delta: 'money?', base: 'money?' } },
  'contract.profit': { version: 1, description: 'What a signed contract brings with its signed amendments became known or changed: the price without tax, less what its lines were estimated to and what was noted beside. `base` is the profit in the currency of the company, `unknownLines` count as nothing.', payload: { contractId: 'id', customerId: 'id', ownerId: 'id?', teamId: 'id?', signedOn: 'date?', net: 'money', cost: 'money', profit: 'money', base: 'money?', unknownLines: 'integer', splits: [{ personId: 'id', kind: 'text', shareBp: 'percent' }] } },
  'contract.voided': { version: 1, description: 'A contract was made void before it was signed.', payload: { ...head, reason: 'text' } },
  'contract.terminated': { version: 1, description: 'A signed contract ends before its time, with a settlement; `forgone` is what its amount, with its amendments, exceeds the settlement by, `base` what that is worth in the currency of the company at the rates frozen with the signatures.', payload: { ...head, reason: 'text', terminatedOn: 'date', settlement: 'money', forgone: 'money', base: 'money?' } },
  'contract.completed': { version: 1, description: 'Everything of a contract is done and paid.', payload: head },
  'contract.expired': { version: 1, description: 'The last day of a contract is over.', payload: head },
  'installment.due': { version: 1, description: 'It became known, or changed, when an installment or a share of it falls due.', payload: { contractId: 'id', installmentId: 'id', customerId: 'id', dueOn: 'date', amount: 'money' } },
  'installment.fell-due': { version: 1, description: 'The day came on which an installment or a share of it falls due. Told once, in the night of that day or the next that is worked.', payload: { contractId: 'id', installmentId: 'id', customerId: 'id', dueOn: 'date', amount: 'money' } },
  'receipt.confirmed': { version: 1, description: 'Money that came in was confirmed; what is not allocated is credit of the customer.', payload: { receiptId: 'id', customerId: 'id', receivedOn: 'date', amount: 'money', credit: 'money', allocations } },
  'receipt.reversed': { version: 1, description: 'A confirmed receipt was taken back; amounts are negative.', payload: { receiptId: 'id', customerId: 'id', reversedOn: 'date', amount: 'money', allocations } },
} as const satisfies Readonly<Record<string, FactDefinition>>

/** An amount as facts carry it. */
export function told(minor: bigint, currency: string) {
  return { minor: String(minor), currency }
}
