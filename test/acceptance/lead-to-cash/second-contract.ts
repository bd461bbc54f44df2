import type { Begun } from './contract-steps.ts'
import { contractOf, decide, sign, terms } from './contract.ts'
import { cny, does, personId, type Qiming } from './people.ts'

const line = (title: string, amount: string) => ({ title, kind: 'LICENSE', quantity: '1', unitPrice: cny(amount), listPrice: cny(amount), taxRateBp: 1_300 })
const own = ({ people }: Qiming) => [{ personId: personId(people['李娜']), shareBp: 10_000 }]

/** CT-2026-0002 of step 18: 430,000.00, signed on 03-20 by a customer who bought before; it is due once the work is accepted. */
export async function secondContract(company: Qiming): Promise<Begun> {
  const rep = company.people['李娜']
  company.setNow('2026-03-18T02:00:00Z')
  const customerId = (await does(rep, 'createCustomer', { name: '远望仪器' }, 'customer')).id
  await does(rep, 'recordPurchase', { customerId, on: '2025-03-03', amount: cny('80000.00') }, 'purchaseFact')
  const installments = [{ title: '验收款', shareBp: 10_000, trigger: 'ON_ACCEPTANCE', offset: 30 }]
  const contractId = (await does(rep, 'draftContract', { title: '远望仪器 ERP', type: 'SALE', customerId, lines: [line('许可', '430000.00')], installments, terms, splits: own(company) }, 'contract')).id
  await bind(company, contractId, '2026-03-20')
  return { customerId, contractId }
}

/** Step 21: what is still open of it shrinks by 30,000.00. */
export async function amendLess(company: Qiming, { customerId, contractId }: Begun): Promise<void> {
  const amendment = { title: '远望仪器 ERP 补充协议', type: 'AMENDMENT', parentId: contractId, customerId, lines: [line('减少用户数', '-30000.00')], installments: [], terms: [], splits: own(company) }
  await bind(company, (await does(company.people['李娜'], 'draftContract', amendment, 'contract')).id, '2026-04-10')
}

/** Reviewed by the departments, and signed. */
async function bind(company: Qiming, contract: string, on: string): Promise<void> {
  await does(company.people['李娜'], 'submitContract', { id: contract, expectedVersion: (await contractOf(company, contract)).version }, 'contract')
  await decide(company, contract, ['沈', '马', '吴'])
  company.setNow(`${on}T02:00:00Z`)
  await sign(company, contract, on)
}
