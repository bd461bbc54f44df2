import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, cny, did, person } from '../company.ts'
import { received, signedContract, type ContractState } from '../deal.ts'
import { openDealCompany, sell, type DealCompany } from './deals.ts'

const thousand = { lines: [{ title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: cny('1000.00'), taxRateBp: 600 }], installments: [{ title: 'Half', shareBp: 5_000, trigger: 'ON_SIGN' }, { title: 'Rest', shareBp: 5_000, trigger: 'ON_SIGN' }] }

describe('what contracts collect, against targets of collection', () => {
  let company: DealCompany
  let contract: ContractState
  let receipt: string
  beforeAll(async () => {
    company = await openDealCompany()
    company.setDay('2026-02-10')
    contract = await signedContract(company, thousand)
    for (const holder of [company.rep, company.otherRep]) for (const periodKey of ['2026-02', '2026-03']) {
      await sell(company.director, 'createTarget', { name: 'Money', period: 'MONTH', periodKey, metric: 'COLLECTION', personId: person(holder), value: cny('1000.00') }, 'target')
    }
  })
  afterAll(() => company.test.close())

  const reached = async (holder: TestCaller) => {
    const { targetTree } = await ask<{ targetTree: { personId: string; cells: { periodKey: string; attainment: { actual: { amount: string } } }[] }[] }>(company.director, '{ targetTree(year: "2026", metric: "COLLECTION") { personId cells { periodKey attainment { actual { amount } } } } }')
    return Object.fromEntries(targetTree.find(({ personId }) => personId === person(holder))!.cells.map(({ periodKey, attainment }) => [periodKey, attainment.actual.amount]))
  }
  const one = (index: number) => contract.installments.nodes[index]!.id
  const night = () => company.test.runJobs()

  it('is credited to those whose credit the contract is, in the month of the receipt, the moment that it is confirmed', async () => {
    receipt = await received(company, '700.01', '2026-02-10', [{ installmentId: one(0), amount: cny('333.33') }], 'R-1')
    expect([await reached(company.rep), await reached(company.otherRep)]).toEqual([{ '2026-02': '233.33', '2026-03': '0.00' }, { '2026-02': '100.00', '2026-03': '0.00' }])
  })

  it('counts what credit pays the night after, as of the day on which it paid, and nothing twice', async () => {
    company.setDay('2026-03-02')
    await did(company.cashier, 'useCustomerCredit', { customerId: company.customerId, currency: 'CNY', allocations: [{ installmentId: one(1), amount: cny('100.00') }] })
    await night()
    company.setDay('2026-03-03')
    await night()
    expect([await reached(company.rep), await reached(company.otherRep)]).toEqual([{ '2026-02': '233.33', '2026-03': '70.00' }, { '2026-02': '100.00', '2026-03': '30.00' }])
  })

  it('takes back what is reversed on the day of the reversal, and leaves the month of the receipt as it was', async () => {
    company.setDay('2026-03-03')
    await received(company, '500.00', '2026-03-03', [], 'R-2')
    const { receipt: read } = await ask<{ receipt: { version: number } }>(company.finance, 'query ($id: ID!) { receipt(id: $id) { version } }', { id: receipt })
    await did(company.finance, 'reverseReceipt', { id: receipt, expectedVersion: read.version, reason: 'Bounced', reversedOn: '2026-03-03' })
    // The 333.33 went back; the 100.00 that its credit paid are paid by the credit of the second receipt now.
    expect(await reached(company.rep)).toEqual({ '2026-02': '233.33', '2026-03': '-163.33' })
    company.setDay('2026-03-04')
    await night()
    expect(await reached(company.rep)).toEqual({ '2026-02': '233.33', '2026-03': '-163.33' })
  })

  it('is not typed where receipts say it', async () => {
    const { targets } = await ask<{ targets: { nodes: { id: string }[] } }>(company.director, '{ targets(first: 1) { nodes { id } } }')
    expect(await sell(company.director, 'recordActual', { targetId: targets.nodes[0]!.id, on: '2026-03-01', amount: cny('1.00') }, 'actualFact')).toEqual({ code: 'ACTUAL_REPORTED' })
  })

  it('is brought in the first night where money came before there were targets of it, but for months that somebody typed', async () => {
    const sql = (text: string, values: unknown[] = []) => company.test.app.database.pool.query(text, values)
    const before = [await reached(company.rep), await reached(company.otherRep)]
    await sql('delete from pipeline.actual_fact')
    await sql("insert into pipeline.actual_fact (id, fact_key, source_module, metric, person_id, \"on\", amount_minor, currency) values (gen_random_uuid(), 'manual:1', 'manual', 'COLLECTION', $1, '2026-02-28', 99900, 'CNY')", [company.rep.personId])
    company.setDay('2026-03-05')
    await night()
    expect([await reached(company.rep), await reached(company.otherRep)]).toEqual([{ ...before[0], '2026-02': '999.00' }, before[1]])
  })
})
