import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { contractOf, decide, installments, lines, receives, requestOf, sign, splits, standings, terms } from './contract.ts'
import { amendLess, secondContract } from './second-contract.ts'
import { ask, cny, does, openQiming, run, type Qiming } from './people.ts'

export interface Begun {
  /** Global id of 华星制造, and of the draft of its contract without lines, plan and clauses. */
  readonly customerId: string
  readonly contractId: string
}

/**
 * Steps 7 to 9, 12 and 21, the same numbers whatever leads to the draft: `begin` makes it, `won` is looked at after the signature.
 * "Restarting the server between any two steps changes nothing": it is restarted before each, with whatever was not delivered yet.
 */
export function contractSteps({ hasDeals, begin, won }: { readonly hasDeals: boolean; readonly begin: (company: () => Qiming) => () => Begun; readonly won?: (company: Qiming) => Promise<void> }): void {
  let company: Qiming
  let second: Begun
  beforeAll(async () => void (company = await openQiming({ hasDeals, lasting: true })), 400_000)
  beforeEach(() => company.test.restart(), 60_000)
  afterAll(() => company.test.close())
  const begun = begin(() => company)
  const id = () => begun().contractId
  const version = async () => (await contractOf(company, id())).version

  it('7: the contract has list 620,000.00, gross 565,000.00, discount 8.87 %, net 512,389.38 and tax 52,610.62', async () => {
    company.setNow('2026-02-02T02:00:00Z')
    const { people } = company
    await does(people['李娜'], 'reviseContract', { id: id(), expectedVersion: await version(), lines, installments: installments(), terms, splits: splits(company) }, 'contract')
    const { contract } = await ask<{ contract: object }>(people['李娜'], 'query ($id: ID!) { contract(id: $id) { list { amount } gross { amount } net { amount } tax { amount } discountBp lines(orderBy: [{ field: ORDINAL, direction: ASC }]) { nodes { net { amount } } } } }', { id: id() })
    expect(contract).toEqual({
      list: { amount: '620000.00' }, gross: { amount: '565000.00' }, net: { amount: '512389.38' }, tax: { amount: '52610.62' }, discountBp: 887,
      lines: { nodes: ['300000.00', '200000.00', '12389.38'].map((amount) => ({ net: { amount } })) },
    })
    expect((await contractOf(company, id())).installments.nodes.map(({ amount }) => amount.amount)).toEqual(['169500.00', '226000.00', '141250.00', '28250.00'])
  })

  it('8: finance returns it, so that what legal and product approved is void; revision 2 is approved by all and by 周岚', async () => {
    const { people } = company
    await does(people['李娜'], 'submitContract', { id: id(), expectedVersion: await version() }, 'contract')
    expect(await contractOf(company, id())).toMatchObject({ number: 'CT-2026-0001', status: 'IN_REVIEW', revision: 1 })
    const old = await requestOf(company, id())
    await decide(company, id(), ['沈', '马'])
    await does(people['吴'], 'decideApproval', { ...old, verdict: 'RETURN', comment: '质保金的措辞' }, 'approvalRequest')
    await does(people['李娜'], 'reviseContract', { id: id(), expectedVersion: await version(), installments: installments('质保金，质保期满支付') }, 'contract')
    await does(people['李娜'], 'submitContract', { id: id(), expectedVersion: await version() }, 'contract')
    expect(await run(people['沈'], 'decideApproval', { ...old, verdict: 'APPROVE' }, 'approvalRequest')).toMatchObject({ code: 'APPROVAL_OUTDATED' })
    await decide(company, id(), ['沈', '马', '吴'])
    expect((await contractOf(company, id())).status).toBe('IN_REVIEW')
    await decide(company, id(), ['周岚'])
    expect(await contractOf(company, id())).toMatchObject({ status: 'APPROVED', revision: 2 })
  })

  it('8: 李娜 does not sign for the company; 周岚 and the customer sign on 2026-02-10', async () => {
    const { people } = company
    company.setNow('2026-02-10T02:00:00Z')
    await does(people['李娜'], 'sendContract', { id: id(), expectedVersion: await version() }, 'contract')
    const { contentHash, version: expectedVersion } = await contractOf(company, id())
    const ours = { id: id(), expectedVersion, method: 'ESIGN', signedOn: '2026-02-10', contentHash, party: 'US', signerName: '李娜' }
    expect((await run(people['李娜'], 'signContract', ours, 'contract')).code).toBe('CONTRACT_NOT_ALLOWED')
    await sign(company, id(), '2026-02-10')
    expect(await contractOf(company, id())).toMatchObject({ status: 'SIGNED', signedOn: '2026-02-10' })
    await won?.(company)
  })

  it('8: the customer is active, and first bought on the day of the signature, though the server died before it told so, and once more after', async () => {
    await company.test.deliverEvents()
    // As if it had died when the facts were delivered and before it noted that they were.
    await company.test.app.base.$executeRawUnsafe(`update core.outbox_event set delivered_at = null, delivered_to = '{}', attempts = 0, due_at = now()`)
    await company.test.restart()
    await company.test.deliverEvents()
    const { customer } = await ask<{ customer: object }>(company.people['李娜'], 'query ($id: ID!) { customer(id: $id) { lifecycle firstPurchaseOn purchases { nodes { on gross { amount } } } } }', { id: begun().customerId })
    expect(customer).toEqual({ lifecycle: 'ACTIVE', firstPurchaseOn: '2026-02-10', purchases: { nodes: [{ on: '2026-02-10', gross: { amount: '565000.00' } }] } })
  })

  it('9: 何 records 169,500.00 and does not confirm it; 吴 does', async () => {
    const { people } = company
    company.setNow('2026-02-12T02:00:00Z')
    const [first] = (await contractOf(company, id())).installments.nodes
    const receipt = await does(people['何'], 'recordReceipt', { customerId: begun().customerId, receivedOn: '2026-02-12', amount: cny('169500.00'), bankReference: 'B-1', allocations: [{ installmentId: first!.id, amount: cny('169500.00') }] }, 'receipt')
    expect((await run(people['何'], 'confirmReceipt', { id: receipt.id, expectedVersion: receipt.version }, 'receipt')).code).toBe('RECEIPT_SAME_PERSON')
    await does(people['吴'], 'confirmReceipt', { id: receipt.id, expectedVersion: receipt.version }, 'receipt')
    expect((await standings(company, id(), '2026-02-12'))[0]).toMatchObject({ status: 'PAID', paid: { amount: '169500.00' } })
  })

  it('12: with the acceptance of 03-16 the installments fall due on 03-31, 06-16 and, the retention, on 2027-03-16', async () => {
    company.setNow('2026-03-16T02:00:00Z')
    await does(company.people['李娜'], 'recordContractTrigger', { contractId: id(), kind: 'ACCEPTANCE', happenedOn: '2026-03-16' }, 'contract')
    expect((await standings(company, id(), '2026-03-16')).map(({ dueOn }) => dueOn)).toEqual(['2026-02-10', '2026-03-31', '2026-06-16', '2027-03-16'])
  })

  it('18: CT-2026-0002, 430,000.00 of an existing customer, is signed on 03-20', async () => {
    second = await secondContract(company)
    expect(await contractOf(company, second.contractId)).toMatchObject({ number: 'CT-2026-0002', status: 'SIGNED', signedOn: '2026-03-20' })
  })

  it('12: 369,500.00 of 395,500.00 is collected on 03-31 (93.43 %), and all of it on 04-08', async () => {
    const installmentId = (await contractOf(company, id())).installments.nodes[1]!.id
    company.setNow('2026-04-08T02:00:00Z')
    await receives(company, { customerId: begun().customerId, installmentId, amount: '200000.00', on: '2026-03-30' })
    await receives(company, { customerId: begun().customerId, installmentId, amount: '26000.00', on: '2026-04-08' })
    const { collectionRate } = await ask<{ collectionRate: object[] }>(company.people['吴'], '{ collectionRate(asOf: "2026-03-31") { due { amount } collected { amount } rateBp } }')
    expect(collectionRate).toEqual([{ due: { amount: '395500.00' }, collected: { amount: '369500.00' }, rateBp: 9_343 }])
    expect((await standings(company, id(), '2026-03-31'))[1]).toMatchObject({ status: 'PARTIAL', open: { amount: '26000.00' } })
    expect((await standings(company, id(), '2026-04-08'))[1]).toMatchObject({ status: 'PAID', open: { amount: '0.00' } })
  })

  it('21: amended by -30,000.00 on 04-10, 30,000.00 less is open of CT-2026-0002, and the customer bought 30,000.00 less on that day', async () => {
    company.setNow('2026-04-10T02:00:00Z')
    await amendLess(company, second)
    await company.test.deliverEvents()
    const { customer } = await ask<{ customer: { purchases: { nodes: object[] } } }>(company.people['李娜'], 'query ($id: ID!) { customer(id: $id) { firstPurchaseOn purchases(orderBy: [{ field: ON, direction: ASC }]) { nodes { kind on gross { amount } } } } }', { id: second.customerId })
    expect(customer).toEqual({
      firstPurchaseOn: '2025-03-03',
      purchases: { nodes: [['MANUAL', '2025-03-03', '80000.00'], ['NEW', '2026-03-20', '430000.00'], ['AMENDMENT', '2026-04-10', '-30000.00']].map(([kind, on, amount]) => ({ kind, on, gross: { amount } })) },
    })
    expect((await standings(company, second.contractId, '2026-04-10')).map(({ open }) => open.amount)).toEqual(['400000.00'])
  })
}
