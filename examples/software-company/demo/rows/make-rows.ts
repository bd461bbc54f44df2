import type { DemoCompany } from '../company.ts'
import { contractRows } from './contract-rows.ts'
import { contactRows, customerRows, interactionRows } from './customer-rows.ts'
import { dealRows, leadRows, type StageRow } from './deal-rows.ts'
import { ownershipRows, purchaseRows } from './purchase-rows.ts'
import { createStamper, type Stamper } from './stamps.ts'

/** The rows of every model by the model's name, in the order in which they refer to each other. */
export function makeRows(company: DemoCompany, stages: readonly StageRow[], roleIds: ReadonlyMap<string, string>) {
  const stamper = createStamper(company)
  const { orgUnit, person, assignment, roleHolder } = company.organisation.rows
  const customer = customerRows(company, stamper)
  return {
    orgUnit,
    person,
    assignment,
    roleHolder: roleHolder.map(({ role, ...holder }) => ({ ...holder, roleId: roleIds.get(role)! })),
    ...company.catalog.rows,
    customer,
    ownershipSpan: ownershipRows(customer),
    purchaseFact: purchaseRows(company, customer, stamper),
    contact: contactRows(company, stamper),
    interaction: interactionRows(company, stamper),
    lead: leadRows(company, stamper),
    ...dealRows(company, stages, stamper),
    target: targetRows(company, stamper),
    ...contractRows(company, stamper),
  }
}

function targetRows({ targets, organisation }: DemoCompany, { person, scope, stamps }: Stamper) {
  const names = new Map(organisation.rows.person.map(({ id, name }) => [id, name]))
  return targets.map(({ id, person: holder, unit, period, periodKey, valueMinor, parentId, setBy, effectiveFrom, setAt }) => ({
    id, period, periodKey, valueMinor, parentId, effectiveFrom,
    name: targetName(names.get(person(holder)!)!, periodKey),
    personId: person(holder),
    metric: 'SALES_AMOUNT',
    currency: 'CNY',
    status: 'APPROVED',
    ...scope(setBy, unit),
    ...stamps(setBy, setAt),
  }))
}

function targetName(holder: string, periodKey: string): string {
  return /[a-z]/i.test(holder) ? `${periodKey} sales target · ${holder}` : `${periodKey} 销售额目标 · ${holder}`
}
