import { describe, it } from 'vitest'
import { contractSteps, type Begun } from './contract-steps.ts'
import { splits } from './contract.ts'
import { does } from './people.ts'

describe('from the contract to the money, with customers and contracts only', { timeout: 120_000 }, () => {
  contractSteps({
    hasDeals: false,
    begin: (company) => {
      let begun: Begun
      it('begins with a customer of 李娜 and a draft', async () => {
        const rep = company().people['李娜']
        const customer = await does(rep, 'createCustomer', { name: '华星制造' }, 'customer')
        const contract = await does(rep, 'draftContract', { title: '华星制造 ERP', type: 'SALE', customerId: customer.id, splits: splits(company()) }, 'contract')
        begun = { customerId: customer.id, contractId: contract.id }
      })
      return () => begun
    },
  })
})
