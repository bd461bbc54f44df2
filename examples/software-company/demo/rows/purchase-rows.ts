import type { DemoCompany } from '../company.ts'
import type { DemoContract } from '../contracts/contracts.ts'
import { dateOf, momentOf, type Day } from '../days.ts'
import type { MadeContract } from './contract-rows.ts'
import type { customerRows } from './customer-rows.ts'
import type { Stamper } from './stamps.ts'

type CustomerRow = ReturnType<typeof customerRows>[number]

/** What was bought: by every signed contract, by what changed or ended one, by a deal that needed none, and what a customer had bought before the company kept deals. */
export function purchaseRows({ contracts, customers, deals }: DemoCompany, rows: readonly CustomerRow[], { stamps }: Stamper) {
  const owned = new Map(rows.map((row) => [row.id, { ownerId: row.ownerId, teamId: row.teamId }]))
  const purchase = ({ id, customer, currency, drafter }: DemoContract, key: string, { kind, on, grossMinor }: { readonly kind: string; readonly on: Day; readonly grossMinor: bigint }) => ({
    factKey: `contracts:${id}:${key}`, sourceModule: 'contracts', sourceId: id, kind, on: dateOf(on), note: null, grossMinor, currency, customerId: customer.id, ...owned.get(customer.id)!, ...stamps(drafter, momentOf(on, 17 * 60)),
  })
  const bought = contracts.contracts.filter(({ course }) => course.signed !== null).flatMap((contract) => {
    const { course, totals: { grossMinor }, termination } = contract
    const on = course.signed!.on
    if (contract.type === 'AMENDMENT') return [purchase(contract, 'amended:1', { kind: 'AMENDMENT', on, grossMinor })]
    const own = { ...purchase(contract, 'signed', { kind: contract.deal?.kind === 'RENEWAL' ? 'RENEWAL' : 'NEW', on, grossMinor }), ...(contract.currency === 'CNY' ? { baseMinor: grossMinor, baseCurrency: 'CNY' } : {}) }
    return termination === null ? [own] : [own, purchase(contract, 'terminated', { kind: 'RETURN', on: termination.on, grossMinor: termination.settlementMinor - grossMinor })]
  })
  const contracted = new Set(contracts.contracts.map(({ deal }) => deal))
  const ordered = deals.filter((deal) => deal.course.stage === 'WON' && !contracted.has(deal)).map((deal) => {
    const on = deal.course.closedOn!
    return {
      factKey: `pipeline:${deal.id}:won`, sourceModule: 'pipeline', sourceId: deal.id, kind: 'NEW', on: dateOf(on), note: null, grossMinor: deal.amountMinor!, currency: deal.customer.currency, customerId: deal.customer.id,
      ...owned.get(deal.customer.id)!, ...stamps(deal.owner, momentOf(on, 17 * 60)),
    }
  })
  const earlier = customers.filter(({ boughtOn }) => boughtOn !== null).map((customer) => ({
    factKey: `opening:${customer.id}`, sourceModule: 'opening', sourceId: null, kind: 'MANUAL', on: dateOf(customer.boughtOn!), note: null,
    grossMinor: 0n, currency: customer.currency, customerId: customer.id, ...owned.get(customer.id)!, ...stamps(customer.steward.seller, momentOf(customer.createdOn, 9 * 60)),
  }))
  return [...bought, ...ordered, ...earlier]
}

/** What keeps a customer with its owner: open deals, and contracts that are not over. */
export function holdRows({ deals }: DemoCompany, made: readonly MadeContract[]) {
  const open = deals.filter(({ course }) => course.closedOn === null).map(({ id, customer }) => ({ customerId: customer.id, kind: 'OPEN_DEAL', source: 'pipeline', sourceId: id }))
  const active = made.filter(({ contract, end }) => contract.type !== 'AMENDMENT' && (end.status === 'SIGNED' || end.status === 'FULFILLED')).map(({ contract: { id, customer } }) => ({ customerId: customer.id, kind: 'ACTIVE_CONTRACT', source: 'contracts', sourceId: id }))
  return [...open, ...active]
}

/** Whose each customer is, since the day on which it was entered. */
export function ownershipRows(rows: readonly CustomerRow[]) {
  return rows.filter(({ ownerId }) => ownerId !== null).map(({ id, ownerId, teamId, createdAt, createdById, updatedAt, updatedById }) => ({
    customerId: id, personId: ownerId!, beganAt: createdAt, reason: 'CREATED', current: true, ownerId, teamId, createdAt, createdById, updatedAt, updatedById,
  }))
}
