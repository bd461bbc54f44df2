import { describe, expect, it } from 'vitest'
import { makeDemo } from './make-demo.ts'

const { rows } = makeDemo('qiming', '2026-11-23')
const of = <Row extends { contractId: string }>(all: readonly Row[], id: string): Row[] => all.filter(({ contractId }) => contractId === id)
const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n)

describe('contracts of the demo company', () => {
  it('are drafts for every deal that has come to its contract, and only for those', () => {
    const deals = rows.opportunity.filter(({ stageId }) => stageId === 'CONTRACTING')
    expect(deals.length).toBeGreaterThan(5)
    expect(rows.contract.filter(({ status }) => status === 'DRAFT').map(({ opportunityId }) => opportunityId).sort()).toEqual(deals.map(({ id }) => id).sort())
  })

  it('are void, for a reason, where the deal was lost after its contract was drafted', () => {
    const voided = rows.contract.filter(({ status }) => status === 'VOID')
    expect(voided.length).toBeGreaterThan(0)
    for (const { opportunityId, statusReason } of voided) {
      expect(rows.opportunity.find(({ id }) => id === opportunityId)!.stageId).toBe('LOST')
      expect(statusReason).not.toBeNull()
    }
  })

  it('cost what their lines cost, which is what the deal is worth', () => {
    for (const { id, opportunityId, grossMinor, netMinor, taxMinor } of rows.contract) {
      const lines = of(rows.contractLine, id)
      expect(sum(lines.map((line) => line.grossMinor))).toBe(grossMinor)
      expect(sum(lines.map((line) => line.netMinor))).toBe(netMinor)
      expect(netMinor + taxMinor).toBe(grossMinor)
      expect(rows.opportunity.find((deal) => deal.id === opportunityId)!.amountMinor).toBe(grossMinor)
    }
  })

  it('are paid in installments that make up the price exactly', () => {
    for (const { id, grossMinor } of rows.contract) expect(sum(of(rows.installment, id).map(({ amountMinor }) => amountMinor))).toBe(grossMinor)
  })

  it('have the customer and the owner of their deal, whose revenue they share out as a whole', () => {
    for (const { id, opportunityId, customerId, ownerId } of rows.contract) {
      expect(rows.opportunity.find((deal) => deal.id === opportunityId)).toMatchObject({ customerId, ownerId })
      expect(of(rows.contractSplit, id).filter(({ kind }) => kind === 'REVENUE').reduce((total, { shareBp }) => total + shareBp, 0)).toBe(10_000)
    }
  })

  it('agree on price, payment, delivery and service, and oblige both sides', () => {
    for (const { id } of rows.contract) {
      expect(of(rows.contractTerm, id).map(({ category }) => category)).toEqual(['PRICE', 'PAYMENT', 'DELIVERY', 'AFTER_SALES'])
      expect(of(rows.obligation, id).map(({ party }) => party)).toEqual(['US', 'CUSTOMER'])
    }
  })
})
