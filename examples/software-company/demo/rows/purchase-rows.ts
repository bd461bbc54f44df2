import type { DemoCompany } from '../company.ts'
import { dateOf, momentOf } from '../days.ts'
import type { customerRows } from './customer-rows.ts'
import type { Stamper } from './stamps.ts'

type CustomerRow = ReturnType<typeof customerRows>[number]

/** What was bought: every deal that was won, and what a customer had bought before the company kept deals. */
export function purchaseRows({ deals, customers }: DemoCompany, rows: readonly CustomerRow[], { stamps }: Stamper) {
  const owned = new Map(rows.map((row) => [row.id, { ownerId: row.ownerId, teamId: row.teamId }]))
  const won = deals.filter(({ course }) => course.stage === 'WON').map((deal) => {
    const on = deal.course.closedOn!
    return {
      factKey: `pipeline:${deal.id}:won`, sourceModule: 'pipeline', sourceId: deal.id, kind: 'NEW', on: dateOf(on), note: null,
      grossMinor: deal.lines.reduce((sum, { quantity, unitPriceMinor }) => sum + BigInt(Math.round(Number(quantity))) * unitPriceMinor, 0n),
      currency: deal.customer.currency, customerId: deal.customer.id, ...owned.get(deal.customer.id)!, ...stamps(deal.owner, momentOf(on, 17 * 60)),
    }
  })
  const earlier = customers.filter(({ boughtOn }) => boughtOn !== null).map((customer) => ({
    factKey: `opening:${customer.id}`, sourceModule: 'opening', sourceId: null, kind: 'MANUAL', on: dateOf(customer.boughtOn!), note: null,
    grossMinor: 0n, currency: customer.currency, customerId: customer.id, ...owned.get(customer.id)!, ...stamps(customer.steward.seller, momentOf(customer.createdOn, 9 * 60)),
  }))
  return [...won, ...earlier]
}

/** Whose each customer is, since the day on which it was entered. */
export function ownershipRows(rows: readonly CustomerRow[]) {
  return rows.filter(({ ownerId }) => ownerId !== null).map(({ id, ownerId, teamId, createdAt, createdById, updatedAt, updatedById }) => ({
    customerId: id, personId: ownerId!, beganAt: createdAt, reason: 'CREATED', current: true, ownerId, teamId, createdAt, createdById, updatedAt, updatedById,
  }))
}
