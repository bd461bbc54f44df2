import type { PolicyFacts } from '@tenon/contracts'
import type { DemoCompany } from '../company.ts'
import { contractCourseRows } from './contract-course-rows.ts'
import { makeContractRows, sequenceRows } from './contract-rows.ts'
import { contactRows, customerRows, interactionRows } from './customer-rows.ts'
import { dealRows, leadRows, type StageRow } from './deal-rows.ts'
import { competitorRows, marketRows } from './market-rows.ts'
import { invoicePartRows, invoiceRows } from './invoice-rows.ts'
import { moneyRows } from './money-rows.ts'
import { holdRows, ownershipRows, purchaseRows } from './purchase-rows.ts'
import { rateRows } from './rate-rows.ts'
import { approvalRows, makeReviews } from './review-rows.ts'
import { createStamper, type Stamper } from './stamps.ts'

/** What the installation has before its company: stages of deals, roles by their keys, and who reviews contracts. */
export interface Seeded {
  readonly stages: readonly StageRow[]
  readonly roleIds: ReadonlyMap<string, string>
  readonly policies: readonly PolicyFacts[]
}

/** The rows of every model by the model's name, in the order in which they refer to each other. */
export function makeRows(company: DemoCompany, { stages, roleIds, policies }: Seeded) {
  const stamper = createStamper(company)
  const contracts = makeContractRows(company, stamper)
  const reviews = makeReviews(contracts, { company, policies, stamper, newId: company.newId })
  const { orgUnit, person, assignment, roleHolder } = company.organisation.rows
  const customer = customerRows(company, stamper)
  return {
    orgUnit,
    person,
    assignment,
    roleHolder: roleHolder.map(({ role, ...holder }) => ({ ...holder, roleId: roleIds.get(role)! })),
    exchangeRate: rateRows(company, stamper),
    ...company.catalog.rows,
    customer,
    ownershipSpan: ownershipRows(customer),
    purchaseFact: purchaseRows(company, customer, stamper),
    contact: contactRows(company, stamper),
    interaction: interactionRows(company, stamper),
    lead: leadRows(company, stamper),
    ...competitorRows(company, stamper),
    ...dealRows(company, stages, stamper),
    ...marketRows(company, stamper),
    target: targetRows(company, stamper),
    forecastSubmission: forecastRows(company, stamper),
    ...libraryRows(company),
    ...contractCourseRows(company, contracts, reviews, stamper),
    ...approvalRows(reviews),
    ...moneyRows(company, contracts, stamper),
    contractInvoice: invoiceRows(company, contracts, stamper),
    invoicePart: invoicePartRows(company, stamper),
    customerHold: holdRows(company, contracts),
    numberSequence: sequenceRows(contracts),
  }
}

/** Clauses, and the templates that are made of them. */
function libraryRows({ contracts: { clauses, templates } }: DemoCompany) {
  return {
    clause: [...Object.values(clauses).flat(), ...templates.flatMap((one) => one.clauses)].map((clause) => ({ ...clause })),
    contractTemplate: templates.map(({ template }) => template),
    contractTemplateVersion: templates.map(({ version }) => version),
    templateClause: templates.flatMap(({ places }) => places),
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

function forecastRows({ forecasts }: DemoCompany, { person, scope, stamps }: Stamper) {
  return forecasts.map(({ person: who, unit, ...columns }) => ({
    ...columns, personId: person(who)!, currency: 'CNY', forecastMinor: columns.closedMinor + columns.commitMinor + columns.adjustmentMinor, ...scope(who, unit), ...stamps(who, columns.takenAt),
  }))
}

function targetName(holder: string, periodKey: string): string {
  return /[a-z]/i.test(holder) ? `${periodKey} sales target · ${holder}` : `${periodKey} 销售额目标 · ${holder}`
}
