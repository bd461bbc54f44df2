import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, cny, createCustomer, did, openCompany, run, type Company } from './company.ts'
import { look, received, signedContract } from './deal.ts'
import { EXPIRING, type Expiring } from '../ui/expiring/expiring.ts'
import { MINE, type Owed as Mine } from '../ui/home/my-receivables.ts'
import { WAITING } from '../ui/money-in/waiting.ts'

interface Amount {
  readonly amount: string
}
interface Owed {
  readonly customerName: string
  readonly total: Amount
  readonly buckets: readonly { readonly bucket: string; readonly count: number; readonly amount: Amount }[]
}

/** 1,000.00: half on signing, a quarter two months later, a quarter after an acceptance that has not happened. */
const plan = {
  lines: [{ title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: cny('1000.00'), taxRateBp: 600 }],
  installments: [
    { title: 'Half', shareBp: 5_000, trigger: 'ON_SIGN' }, { title: 'Later', shareBp: 2_500, trigger: 'MONTHS_AFTER', offset: 2, anchor: 'ON_SIGN' },
    { title: 'Accepted', shareBp: 2_500, trigger: 'ON_ACCEPTANCE' },
  ],
}

describe('what customers owe', () => {
  let company: Company
  let half: string
  beforeAll(async () => {
    company = await openCompany()
    company.setDay('2026-02-10')
    half = (await signedContract(company, plan)).installments.nodes[0]!.id
    const other = await createCustomer(company.rep, '远航物流')
    await signedContract(company, { ...plan, customerId: other })
    company.setDay('2026-02-20')
    await received(company, '700.00', '2026-02-20', [{ installmentId: half, amount: cny('400.00') }], 'PART')
    company.setDay('2026-02-10')
  })
  afterAll(() => company.test.close())

  const owed = (day: string, as = company.finance) => ask<{ customerAgeing: Owed[] }>(as, 'query ($day: Date) { customerAgeing(asOf: $day) { customerName total { amount } buckets { bucket count amount { amount } } } }', { day }).then(({ customerAgeing }) => customerAgeing)
  const forecast = (day: string, as = company.finance) => ask<{ collectionForecast: { month: string | null; amount: Amount }[] }>(as, 'query ($day: Date) { collectionForecast(asOf: $day) { month amount { amount } } }', { day }).then((data) => data.collectionForecast.map(({ month, amount }) => [month, amount.amount]))

  it('is added up by customer and days past due, the largest debt first', async () => {
    const rows = await owed('2026-03-15')
    expect(rows.map(({ customerName, total }) => [customerName, total.amount])).toEqual([['远航物流', '500.00'], ['华星制造', '100.00']])
    expect(rows[0]!.buckets.filter(({ count }) => count > 0)).toEqual([{ bucket: 'DAYS_31_60', count: 1, amount: { amount: '500.00' } }])
  })

  it('is what it was on an earlier day, before the money came', async () => {
    expect((await owed('2026-02-19')).map(({ total }) => total.amount).toSorted()).toEqual(['500.00', '500.00'])
  })

  it('comes in by the month in which it falls due; what is overdue is expected now, and what waits has no month', async () => {
    expect(await forecast('2026-03-15')).toEqual([['2026-03-01', '600.00'], ['2026-04-01', '500.00'], [null, '500.00']])
  })

  it('adds up to the ageing of all, with the rate of collection and the days that sales are outstanding', async () => {
    const { receivableAgeing, collectionRate, daysSalesOutstanding } = await ask<{ receivableAgeing: { bucket: string; count: number; amount: Amount }[]; collectionRate: unknown[]; daysSalesOutstanding: unknown[] }>(company.finance, `{
      receivableAgeing(asOf: "2026-03-15") { bucket count amount { amount } }
      collectionRate(asOf: "2026-03-15") { currency rateBp due { amount } collected { amount } receivable { amount } }
      daysSalesOutstanding(asOf: "2026-03-15") { currency days sales { amount } }
    }`)
    expect(receivableAgeing.filter(({ count }) => count > 0)).toEqual([{ bucket: 'DAYS_31_60', count: 2, amount: { amount: '600.00' } }])
    expect(collectionRate).toEqual([{ currency: 'CNY', rateBp: 4_000, due: { amount: '1000.00' }, collected: { amount: '400.00' }, receivable: { amount: '600.00' } }])
    expect(daysSalesOutstanding).toEqual([{ currency: 'CNY', days: '27.0', sales: { amount: '2000.00' } }])
  })

  it('is shown to those who see the contracts, and to nobody else', async () => {
    expect(await owed('2026-03-15', company.rep)).toHaveLength(2)
    for (const role of ['southRep', 'otherRep', 'admin', 'support', 'southManager'] as const) {
      expect(await owed('2026-03-15', company[role])).toEqual([])
      expect(await forecast('2026-03-15', company[role])).toEqual([])
    }
  })

  it('stands on the home page of whoever owns the contracts, and of nobody else', async () => {
    const mine = async (as: 'rep' | 'otherRep' | 'manager' | 'finance') => (await ask<{ receivables: Mine[] }>(company[as], MINE)).receivables
    expect((await mine('rep')).filter(({ title }) => title === 'Half').map(({ customerName }) => customerName).toSorted()).toEqual(['华星制造', '远航物流'])
    for (const as of ['otherRep', 'manager', 'finance'] as const) expect(await mine(as)).toEqual([])
  })

  it('is followed by what ends soon, for whoever sees the contracts', async () => {
    const { id } = await signedContract(company, { ...plan, title: 'Ends soon', type: 'MAINTENANCE', startOn: '2026-01-01', endOn: '2026-04-01' })
    const soon = async (as: 'rep' | 'southRep' | 'admin', until = '2026-05-01') => (await ask<Expiring>(company[as], EXPIRING, { from: '2026-02-10', until, first: 5 })).contracts
    expect(await soon('rep')).toMatchObject({ totalCount: 1, nodes: [{ id, title: 'Ends soon', endOn: '2026-04-01', type: 'MAINTENANCE' }] })
    expect((await soon('rep', '2026-03-31')).totalCount).toBe(0)
    for (const as of ['southRep', 'admin'] as const) expect((await soon(as)).totalCount).toBe(0)
  })

  it('may be more than is left to allocate: money that waits for its confirmation is taken', async () => {
    const read = async () => (await ask<{ receivables: { title: string; open: Amount; allocatable: Amount }[]; credit: Amount[] }>(company.finance, 'query ($id: ID!) { receivables(customerId: $id) { title open { amount } allocatable { amount } } credit: customerCreditBalance(customerId: $id) { amount } }', { id: company.customerId }))
    await did(company.cashier, 'recordReceipt', { customerId: company.customerId, receivedOn: '2026-02-10', amount: cny('60.00'), bankReference: 'WAITS', allocations: [{ installmentId: half, amount: cny('60.00') }] })
    const { receivables, credit } = await read()
    expect(receivables[0]).toEqual({ title: 'Half', open: { amount: '500.00' }, allocatable: { amount: '40.00' } })
    expect(credit).toEqual([{ amount: '300.00' }])
    const { receipts } = await ask<{ receipts: { nodes: unknown[] } }>(company.finance, WAITING)
    expect(receipts.nodes).toMatchObject([{ bankReference: 'WAITS', value: { amount: '60.00' }, allocations: { nodes: [{ installment: { title: 'Half' } }] } }])
  })

  it('keeps a customer with its owner, also when the contract is over, until all is paid or given up; that of a stranger tells nothing', async () => {
    const ids = [await createCustomer(company.rep, 'Owes after the end'), await createCustomer(company.rep, 'Pays')] as const
    const ended = { ...plan, type: 'MAINTENANCE', startOn: '2026-02-01', endOn: '2026-02-28', installments: [{ title: 'All', shareBp: 10_000, trigger: 'ON_SIGN' }], obligations: [] }
    const [owing, paying] = [await signedContract(company, { ...ended, customerId: ids[0] }), await signedContract(company, { ...ended, customerId: ids[1] })] as const
    await did(company.director, 'createCustomerPolicy', { name: 'Rules', recycleNoContactDays: 30 })
    company.setDay('2026-03-01')
    for (const contract of [owing, paying]) await did(company.rep, 'expireContract', { id: contract.id, expectedVersion: (await look(company.rep, contract.id)).version })
    const releases = (id: string, caller = company.rep) => run(caller, 'releaseCustomer', { id })
    expect(await releases(ids[0])).toMatchObject({ code: 'CUSTOMER_OWES', message: expect.stringContaining('Owes after the end') as string })
    const { version } = (await ask<{ customer: { version: number } }>(company.director, 'query ($id: ID!) { customer(id: $id) { version } }', { id: ids[0] })).customer
    expect((await run(company.director, 'updateCustomer', { id: ids[0], expectedVersion: version, ownerId: null })).code).toBe('CUSTOMER_OWES')
    expect((await releases(ids[0], company.southRep)).code).toBe('NOT_FOUND')
    const receipt = await did(company.cashier, 'recordReceipt', { customerId: ids[1], receivedOn: '2026-03-01', amount: cny('1000.00'), bankReference: 'ALL', allocations: [{ installmentId: paying.installments.nodes[0]!.id, amount: cny('1000.00') }] })
    expect((await releases(ids[1])).code).toBe('CUSTOMER_OWES')
    await did(company.finance, 'confirmReceipt', { id: receipt.id, expectedVersion: receipt.version })
    company.setDay('2026-05-20')
    await company.test.runJobs()
    const owner = async (id: string) => (await ask<{ customer: { owner: { name: string } | null } }>(company.director, 'query ($id: ID!) { customer(id: $id) { owner { name } } }', { id })).customer.owner?.name ?? null
    expect([await owner(ids[0]), await owner(ids[1])]).toEqual(['李娜', null])
    const writeOff = await did(company.finance, 'requestWriteOff', { installmentId: owing.installments.nodes[0]!.id, amount: cny('1000.00'), reason: 'Insolvent' })
    await did(company.leader, 'decideWriteOff', { id: writeOff.id, expectedVersion: writeOff.version, agree: true })
    expect((await releases(ids[0])).code).toBeUndefined()
  })
})
